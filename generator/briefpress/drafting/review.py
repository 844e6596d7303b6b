"""Two states of a library compared by claim, actor and question, not by line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz import fuzz, process

from briefpress.model import former_of, look, references_in, sentences

Data = Mapping[str, Any]
Shelves = Mapping[str, Mapping[str, Data]]
"""What the YAML files hold: folder, id, data."""
Did = Literal["added", "changed", "removed", "withdrawn"]

FIRST = ("kind", "voice", "when", "figures", "passage", "before", "after")
"""The fields of a claim that change what is said by whom; a reviewer reads them first."""
_RESEMBLES = 85
_DRAWN = ("findings", "questions", "sections")
"""The folders of what is drawn from several documents."""
_MANY = (
    r"only|alone|none|no|nowhere|all|both|every|\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|sol[oa]|sólo|únic[oa]s?|ning[uú]n[oa]?|tod[oa]s|amb[oa]s|cada|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
)
_OF_DOCUMENTS = r"documents?|sources?|documentos?|fuentes?"
_COUNTING = re.compile(
    rf"\b(?:{_MANY})\b(?:\W+\w+){{0,3}}?\W+(?:{_OF_DOCUMENTS})\b|\b(?:{_OF_DOCUMENTS})\W+(?:alone|only|sol[oa])\b",
    re.IGNORECASE,
)
"""How sentences say it, in English and in Spanish."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs: its path joined by dots, and its values as text (empty where there is none)."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim (`document#claim`) or another thing (`folder/id`): what was done to it, and which fields differ."""

    name: str
    did: Did
    changes: tuple[Change, ...] = ()

    @property
    def is_weighty(self) -> bool:
        """Return whether more than its wording has changed."""
        return self.did != "changed" or any(each.field.partition(".")[0] in FIRST for each in self.changes)


@dataclass(frozen=True, slots=True)
class Review:
    """What differs between two states of a library.

    `unmoved` are things whose own words are as they were though claims that they rest on have changed: (thing,
    claims). `resembling` are new names that look like known ones: (new name, actor, known name, actor). `counting` are
    sentences that say how many documents say something, now that there are others: (thing, sentence).
    """

    claims: tuple[Item, ...]
    things: tuple[Item, ...]
    unmoved: tuple[tuple[str, tuple[str, ...]], ...]
    resembling: tuple[tuple[str, str, str, str], ...]
    counting: tuple[tuple[str, str], ...] = ()

    def pages(self) -> list[str]:
        """Return the addresses of the pages that change, below the root of each language."""
        found = {
            f"documents/{document}.html#{claim}" for document, _, claim in (i.name.partition("#") for i in self.claims)
        }
        shown = ("actors", "questions", "sections")
        found |= {f"{each.name}.html" for each in self.things if each.name.partition("/")[0] in shown}
        found |= {f"{name}.html" for name, _ in self.unmoved if name.partition("/")[0] in shown}
        return sorted(found)


def review(before: Shelves, after: Shelves) -> Review:
    """Compare two states of a library; what was renamed is the same thing, as `formerly` says."""
    before = _by_new_ids(before, after)
    claims = tuple(sorted(_items(_claims(before), _claims(after)), key=lambda each: (not each.is_weighty, each.name)))
    things = tuple(sorted(_items(_things(before), _things(after)), key=lambda each: each.name))
    moved = {each.name for each in claims if each.did != "added"}
    same = {name: data for name, data in _things(after).items() if _things(before).get(name) == data}
    rests = ((name, tuple(sorted(moved.intersection(references_in(data))))) for name, data in sorted(same.items()))
    counting = tuple(_counting(same)) if before["documents"].keys() != after["documents"].keys() else ()
    unmoved = tuple(each for each in rests if each[1])
    return Review(claims, things, unmoved, tuple(_resembling(before, after)), counting)


def _counting(same: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    """Yield each sentence of the unchanged things, in one of its languages, that says how many documents say so."""
    for name, data in sorted(same.items()):
        if name.partition("/")[0] in _DRAWN:
            said = (each for text in _flat(data).values() for each in sentences(text) if _COUNTING.search(each))
            yield from ((name, each) for each in list(dict.fromkeys(said))[:1])


def _by_new_ids(before: Shelves, after: Shelves) -> Shelves:
    """Return a state of a library with the ids that its things and claims have in a later one."""
    found = {folder: _renamed(things, after.get(folder, {})) for folder, things in before.items()}
    for name, data in found["documents"].items():
        claims = after["documents"].get(name, {}).get("claims", {})
        found["documents"][name] = {**data, "claims": _renamed(data.get("claims", {}), claims)}
    return found


def _renamed(before: Mapping[str, Data], after: Mapping[str, Data]) -> dict[str, Data]:
    became = {
        old: name for name, data in after.items() for old in former_of(data) if old not in after and name not in before
    }
    return {became.get(name, name): data for name, data in before.items()}


def _claims(shelves: Shelves) -> dict[str, Data]:
    return {
        f"{document}#{name}": claim
        for document, data in shelves["documents"].items()
        for name, claim in data.get("claims", {}).items()
    }


def _things(shelves: Shelves) -> dict[str, Data]:
    found = {f"{folder}/{name}": data for folder, things in shelves.items() for name, data in things.items()}
    return {
        name: {key: value for key, value in data.items() if key != "claims" or name[:10] != "documents/"}
        for name, data in found.items()
    }


def _items(before: Mapping[str, Data], after: Mapping[str, Data]) -> Iterator[Item]:
    for name in before.keys() | after.keys():
        old, new = before.get(name, {}), after.get(name, {})
        if old != new:
            yield Item(name, _done(old, new), tuple(_changes(old, new)))


def _done(old: Data, new: Data) -> Did:
    if not (old and new):
        return "added" if new else "removed"
    return "withdrawn" if "withdrawn" in new.keys() - old.keys() else "changed"


def _changes(old: Data, new: Data) -> list[Change]:
    """Return the fields that differ, those first that change what is said by whom."""
    before, after = _flat(old), _flat(new)
    fields = [each for each in dict.fromkeys((*after, *before)) if before.get(each, "") != after.get(each, "")]
    fields.sort(key=lambda field: FIRST.index(top) if (top := field.partition(".")[0]) in FIRST else len(FIRST))
    return [Change(field, before.get(field, ""), after.get(field, "")) for field in fields]


def _flat(value: Any, path: str = "") -> dict[str, str]:
    """Return the texts in a value by their path; a list of plain words is one text."""
    if isinstance(value, Mapping):
        parts = ((f"{path}.{key}" if path else str(key), each) for key, each in value.items())
    elif isinstance(value, list) and any(isinstance(each, Mapping | list) for each in value):
        parts = ((f"{path}.{at + 1}", each) for at, each in enumerate(value))
    else:
        return {path: ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)}
    return {field: text for name, each in parts for field, text in _flat(each, name).items()}


def _resembling(before: Shelves, after: Shelves) -> Iterator[tuple[str, str, str, str]]:
    known = {look(name): actor for actor, data in before["actors"].items() for name in _names(data)}
    for actor, data in after["actors"].items():
        for name in _names(data):
            if look(name) in known:
                continue
            others = [each for each, owner in known.items() if owner != actor]
            near = process.extractOne(name, others, scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
            if near:
                yield name, actor, near[0], known[near[0]]


def _names(actor: Data) -> Iterable[str]:
    given = (actor.get(key) for key in ("name", "spellings", "also"))
    parts = (each.values() if isinstance(each, Mapping) else each for each in given if isinstance(each, Mapping | list))
    return dict.fromkeys(name for part in parts for name in part if isinstance(name, str))
