"""Evidence: where passages stand in a source, and by what that was verified."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

By = Literal["text", "lock", "nothing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a passage stands: its paragraph (from 1) and its characters `start` to `end` (half-open, from 0)."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A passage that was not found: how often it stands (0, or more than once), and what stands nearest."""

    times: int
    nearest: str = ""
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a document's passages, keyed as in the YAML (`claims.x`, `damage.0`).

    `by` tells what verified them: the text itself, the lock, or nothing. `changed` means that a text of
    the source's name lies there with another fingerprint; `stale`, that the lock says otherwise than the
    text. `spellings` holds, for each actor whom the claims name, the spellings that occur in the text.
    `words` counts the text's words.
    """

    by: By
    changed: bool = False
    stale: bool = False
    standing: Mapping[str, Standing | Missing] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: int = 0
