"""The library: everything that briefings refer to, by id. Ids resolve here and only here."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from briefpress.model.actor import Actor, Relation
from briefpress.model.briefing import Briefing
from briefpress.model.claim import Claim
from briefpress.model.entry import Entry, Marks, place_of
from briefpress.model.evidence import Standing
from briefpress.model.location import Location
from briefpress.model.looks import plain_name
from briefpress.model.problem import Place
from briefpress.model.topics import Event, Finding, Question, Section, Settings, Term

FOLDERS: Mapping[str, type[Any]] = {
    "actors": Actor,
    "events": Event,
    "questions": Question,
    "findings": Finding,
    "sections": Section,
    "glossary": Term,
    "places": Location,
}
"""The folders of `briefings/` besides `documents/`, and what their files describe."""

_INDEX = re.compile(r"index\Z")
_RESERVED = {
    "actors": _INDEX,
    "documents": re.compile(r"(?:index|documents-(?:\d{4}|unknown))\Z"),
    "questions": _INDEX,
    "sections": _INDEX,
}
"""The folders whose things have a page each, and the names of the pages of all that lie beside those."""
SETTINGS = "briefings/library.yml"
"""The file of the settings."""
USERS = ("questions", "findings", "sections", "events")
"""The folders in which claims are drawn together."""


@dataclass(frozen=True)
class Library:
    """All that is shared by the briefings: settings and the things of each folder, by id.

    `unread` names what exists, but could not be read (`actors:x`, `documents:y`, `settings`): nothing may be concluded
    from its absence. `marks` say where the values of the settings stand, as far as that is known.
    """

    settings: Settings
    actors: Mapping[str, Entry[Actor]] = field(default_factory=dict)
    events: Mapping[str, Entry[Event]] = field(default_factory=dict)
    questions: Mapping[str, Entry[Question]] = field(default_factory=dict)
    findings: Mapping[str, Entry[Finding]] = field(default_factory=dict)
    sections: Mapping[str, Entry[Section]] = field(default_factory=dict)
    glossary: Mapping[str, Entry[Term]] = field(default_factory=dict)
    places: Mapping[str, Entry[Location]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    marks: Marks = field(default_factory=dict)

    def settings_at(self, *path: str | int) -> Place:
        """Return the place of a value of the settings; of the nearest enclosing one where `path` is absent."""
        return place_of(SETTINGS, self.marks, path)

    def knows(self, folder: str, name: str) -> bool:
        """Return whether there is a thing of that id in a folder, be it readable or not."""
        return name in getattr(self, folder) or f"{folder}:{name}" in self.unread

    def entries(self) -> Iterator[tuple[str, Entry[Any]]]:
        """Yield every entry with the name of its folder."""
        for folder in FOLDERS:
            for entry in getattr(self, folder).values():
                yield folder, entry

    @cached_property
    def citing(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each cited claim (`briefing#claim`), who cites it: (folder, id), in order."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for folder, entry in self.entries():
            for claim in dict.fromkeys(cited_by(entry.thing)):
                found[claim].append((folder, entry.id))
        return {claim: tuple(who) for claim, who in found.items()}

    @cached_property
    def used(self) -> Mapping[str, frozenset[str]]:
        """For each briefing, its claims that something cites in which the library draws them together (`USERS`)."""
        found: dict[str, set[str]] = defaultdict(set)
        for folder in USERS:
            for entry in getattr(self, folder).values():
                for document, _, claim in (each.partition("#") for each in cited_by(entry.thing)):
                    found[document].add(claim)
        return {document: frozenset(claims) for document, claims in found.items()}

    @cached_property
    def bearers(self) -> Mapping[str, tuple[str, ...]]:
        """For each name, as the eye reads it, the actors that bear it."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in self.actors.values():
            for _, name in entry.thing.names():
                found[plain_name(name)][entry.id] = None
        return {name: tuple(actors) for name, actors in found.items()}

    @cached_property
    def related(self) -> Mapping[str, tuple[tuple[str, Relation], ...]]:
        """For each actor, the relations in which others stand to it: (who, relation), in order."""
        found: dict[str, list[tuple[str, Relation]]] = defaultdict(list)
        for entry in self.actors.values():
            for relation in entry.thing.relations:
                found[relation.to].append((entry.id, relation))
        return {actor: tuple(who) for actor, who in found.items()}

    @cached_property
    def sections_in_order(self) -> tuple[Entry[Section], ...]:
        """Return the sections as the menu shows them."""
        return in_order(self.sections)


def in_order(sections: Mapping[str, Entry[Section]]) -> tuple[Entry[Section], ...]:
    """Return sections as the menu shows them."""
    return tuple(sorted(sections.values(), key=lambda entry: (entry.thing.order, entry.id)))


class Told(NamedTuple):
    """A claim with what a page needs to show it: its briefing, its line in the YAML, its standing."""

    document: str
    id: str
    claim: Claim
    line: int
    standing: Standing | None

    @property
    def ref(self) -> str:
        """Return `briefing#claim`."""
        return f"{self.document}#{self.id}"


def heard(told: Iterable[Told]) -> set[str]:
    """Return the voices that are heard in claims: the nearest of each, or the document where nobody else speaks."""
    return {each.claim.voice[0] if each.claim.voice else each.document for each in told}


@dataclass(frozen=True, slots=True)
class Shelved:
    """A briefing as pages other than its own need it: of its claims only those that are withdrawn."""

    id: str
    briefing: Briefing
    claims: int


def cited_by(thing: Any) -> Iterator[str]:
    """Yield the claims (`briefing#claim`) that a thing of the library rests on."""
    match thing:
        case Actor():
            for part in thing.roles:
                yield from part.claims
            for relation in thing.relations:
                yield from relation.claims
            yield from thing.wants.references if thing.wants else ()
        case Event() | Term() | Location():
            yield from thing.claims
            if isinstance(thing, Location) and thing.says:
                yield from thing.says.references
        case Question():
            yield from thing.answer.references if thing.answer else ()
            for position in thing.positions:
                yield from position.claims
            yield from thing.why.references
        case Finding():
            yield from thing.says.references
        case Section():
            yield from thing.bottom_line.references if thing.bottom_line else ()
            yield from thing.text.references if thing.text else ()


def is_reserved(folder: str, name: str) -> bool:
    """Return whether a page of all is called so, and thus no thing of the folder can be, or have been."""
    reserved = _RESERVED.get(folder)
    return bool(reserved and reserved.match(name))


LEANING = 0.4
"""A page on which one source has more than this share of the claims says so to its readers."""


def leaning(document: str, claims: int, total: int) -> tuple[str, int, int] | None:
    """Return the briefing with the most claims on a page, its claims and all claims, when the page leans on it.

    A page with fewer than five claims is not judged.
    """
    return (document, claims, total) if total >= 5 and claims > LEANING * total else None
