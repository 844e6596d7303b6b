"""A change of a claim, as the repository's history has it."""

from dataclasses import dataclass
from typing import Any, Literal

Did = Literal["added", "changed", "withdrawn", "document-added", "document-withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to a claim, or to a whole briefing (then `claim` is empty).

    `before` and `after` are the claim's fields as its YAML has them, those that differ; empty where there is none.
    """

    commit: str
    when: str
    document: str
    claim: str
    did: Did
    before: dict[str, Any]
    after: dict[str, Any]
