"""What a rule looks at: a briefing with its evidence, or the library with a way to look up claims."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from briefpress.model import Briefing, Claim, Entry, Evidence, Library, Path, Place, Problem, Text, Told, error, walk


@dataclass(frozen=True)
class Case:
    """A briefing under check: the claims that stand, and beside it those that are withdrawn, by id."""

    document: Entry[Briefing]
    evidence: Evidence
    library: Library
    withdrawn: Mapping[str, Claim] = field(default_factory=dict)

    @cached_property
    def texts(self) -> list[tuple[Path, Text]]:
        """Return every bilingual text of the briefing with its path."""
        return list(walk(self.document.thing))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The library with what its briefings hold.

    `told` returns a claim by `briefing#claim`; `published` the date of a briefing's document; `near` the claims that
    are most like one that is not there; `unread` are the briefings that could not be read, whose claims are therefore
    unknown; `withdrawn` tells whether a claim is withdrawn, `has` whether there is a briefing; `former` are the
    briefings by the ids that they had before; `leaning`, by section, the briefing on which it leans, with its claims
    and all claims of the section.
    """

    library: Library
    told: Callable[[str], Told | None]
    published: Callable[[str], str]
    near: Callable[[str], Sequence[str]]
    unread: Collection[str]
    withdrawn: Callable[[str], bool]
    has: Callable[[str], bool]
    former: Mapping[str, Sequence[str]]
    leaning: Mapping[str, tuple[str, int, int] | None]

    def all_told(self, references: Iterable[str]) -> bool:
        """Return whether each of some claims is known; else nothing may be added up from them."""
        return all(self.told(each) is not None for each in references)

    def all_read(self, references: Iterable[str]) -> bool:
        """Return whether each briefing of some claims could be read; else it may well hold them."""
        documents = {each.partition("#")[0] for each in references}
        return not any(each in self.unread or f"documents:{each}" in self.library.unread for each in documents)


_KEYS = {
    "actor": "references.actor",
    "section": "references.section",
    "question": "references.question",
    "claim": "references.claim",
    "claim of this briefing": "references.own-claim",
    "part of this document": "references.part",
}


def unknown(place: Place, what: str, given: str, known: Iterable[str]) -> Problem:
    """Return the problem of an id that leads nowhere, with the nearest that does."""
    return near_of(place, what, given, nearest(given, known))


def near_of(place: Place, what: str, given: str, near: Sequence[str]) -> Problem:
    """Return the problem of an id that leads nowhere; `near` are those that resemble it, the nearest first."""
    return error(place, _KEYS[what], given=given, near=near[0] if near else "")


def nearest(given: str, known: Iterable[str]) -> list[str]:
    """Return the one to three ids that are most like a given one; none when none is."""
    return get_close_matches(given, list(known), 3, 0.6)
