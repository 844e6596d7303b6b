"""Evidence: where passages stand in a source, and by what that was verified."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

LONGEST = 5
"""So many of the longest passages are named where too much is quoted."""
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

    `by` tells what verified them: the text itself, the lock, or nothing. `changed` is the fingerprint of a text that
    lies under the source's name and reads otherwise; `reopened` are then the keys of the passages around which it
    does. `stale` means that the lock lacks something of what the text says. `spellings` holds, for each actor whom
    the claims name, the spellings that occur in the text; `resembling` what stands there in place of the spellings
    of one who has none. `shorter` holds, for passages that are over the budget, fewer words of them that stand once,
    or nothing. `words` counts the text's words.
    """

    by: By
    changed: str = ""
    reopened: frozenset[str] = frozenset()
    stale: bool = False
    standing: Mapping[str, Standing | Missing] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    resembling: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shorter: Mapping[str, str] = field(default_factory=dict)
    words: int = 0

    @property
    def held_by(self) -> By:
        """Return what verified all passages: nothing, where one is missing or the text is another."""
        is_whole = not self.changed and all(isinstance(at, Standing) for at in self.standing.values())
        return self.by if is_whole else "nothing"
