"""What a rule looks at: a briefing with its evidence, or the library with a way to look up claims."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from generator.model import Briefing, Entry, Evidence, Library, Place, Problem, Told


@dataclass(frozen=True, slots=True)
class Case:
    """A briefing under check."""

    document: Entry[Briefing]
    evidence: Evidence
    library: Library


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The library with what its briefings hold.

    `told` returns a claim by `briefing#claim`; `near` the claim ids of a briefing; `counts` the number of
    claims by section and briefing.
    """

    library: Library
    told: Callable[[str], Told | None]
    near: Callable[[str], Iterable[str]]
    counts: Mapping[str, Mapping[str, int]]


def unknown(place: Place, what: str, given: str, known: Iterable[str]) -> Problem:
    """Return the problem of an id that leads nowhere, with the nearest that does."""
    near = get_close_matches(given, list(known), 1, 0.6)
    hint = f"did you mean `{near[0]}`?" if near else f"write the id of an existing {what}, or add its file"
    return Problem(place, "references", f"there is no {what} `{given}`", hint)
