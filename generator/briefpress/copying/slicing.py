"""A part of a library as a library of its own: some claims, all that they cite or name, and nothing else.

Works on the data of the YAML files, so that a slice is checked, built and copied like any other library.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from briefpress.copying.trimming import texts_kept, trimmed
from briefpress.model import USERS, Span, references, references_in, span_of

Data = Mapping[str, Any]
Shelves = Mapping[str, Mapping[str, Data]]
"""What the YAML files hold: folder, id, data."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a slice is chosen by; whatever is given must hold, and of several of one kind any.

    `sections`, `documents`, `actors` and `questions` are ids, `since` and `until` are EDTF dates.
    """

    sections: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def __bool__(self) -> bool:
        """Return whether anything is chosen: else it is the whole library."""
        return any(getattr(self, each.name) for each in fields(self))

    def names(self) -> tuple[str, ...]:
        """Return what is chosen, as part of a file's name."""
        dates = (
            f"{edge}-{date}" for edge in ("since", "until") if (date := re.sub("[^0-9-]+", "-", getattr(self, edge)))
        )
        return (*self.sections, *self.documents, *self.actors, *self.questions, *dates)


def unknown(chosen: Chosen, shelves: Shelves) -> list[tuple[str, str]]:
    """Return what a choice names that is not there: (folder, id)."""
    folders = ("sections", "documents", "actors", "questions")
    return [(folder, each) for folder in folders for each in getattr(chosen, folder) if each not in shelves[folder]]


def slice_of(
    chosen: Chosen, shelves: Shelves, left_out: Mapping[str, str], alone: Mapping[str, str]
) -> dict[str, dict[str, Data]]:
    """Return the files of the slice, empty when no claim is chosen.

    `left_out` says by language, citing `[{claim}]`, that not all of a thing's claims are in the copy, `alone` that
    what cites a claim is not.
    """
    picked = set(_picked(chosen, shelves))
    kept = picked.union(*(claims for claims in _gathered(shelves) if picked & claims))
    sections = _sections(chosen, shelves, kept)
    found: dict[str, dict[str, Data]] = {folder: {} for folder in shelves}
    for folder in ("questions", "findings", "events", "glossary", "places"):
        for name, data in shelves[folder].items():
            if (thing := trimmed(folder, data, kept, sections)) is not None:
                found[folder][name] = thing
    for name in sections:
        section = trimmed("sections", shelves["sections"][name], kept, sections)
        own = _on(name, shelves)
        found["sections"][name] = texts_kept(section, "text", kept, left_out, own) if "text" in section else section
    for name, data in shelves["documents"].items():
        own = {claim for document, _, claim in (each.partition("#") for each in kept) if document == name}
        if own:
            found["documents"][name] = _document(data, own, sections, left_out)
    _take_actors(shelves["actors"], found, kept)
    _tell_alone(shelves, found, alone)
    for name, data in found["sections"].items():
        if "sides" in data:
            found["sections"][name] = {**data, "sides": list(_sides(data["sides"], found["actors"]))}
    return found


def _gathered(shelves: Shelves) -> Iterator[set[str]]:
    """Yield the claims of each question and event, which are in a slice whole or not at all."""
    yield from (_cited(each) for each in shelves["questions"].values())
    yield from (set(each["claims"]) for each in shelves["events"].values())


def _picked(chosen: Chosen, shelves: Shelves) -> Iterator[str]:
    on_question = {each for name in chosen.questions for each in _cited(shelves["questions"][name])}
    on_section = {each for name in chosen.sections for each in _told_on(shelves["sections"][name])}
    for document, data in shelves["documents"].items():
        if chosen.documents and document not in chosen.documents:
            continue
        for name, claim in data["claims"].items():
            ref = f"{document}#{name}"
            if chosen.sections and ref not in on_section and not _meet(claim.get("sections"), chosen.sections):
                continue
            if chosen.actors and not _meet((*claim.get("voice", ()), *claim.get("actors", ())), chosen.actors):
                continue
            if chosen.questions and ref not in on_question:
                continue
            if _is_then(claim.get("when") or data["source"]["published"], chosen):
                yield ref


def _meet(these: Iterable[str] | None, those: Iterable[str]) -> bool:
    return not set(these or ()).isdisjoint(those)


def _is_then(when: object, chosen: Chosen) -> bool:
    """Return whether some day of an EDTF date lies within what was chosen; an unknown date, when nothing was."""
    if not (chosen.since or chosen.until):
        return True
    if str(when) == "unknown":
        return False
    first = span_of(chosen.since).first if chosen.since else None
    last = span_of(chosen.until).last if chosen.until else None
    return Span(first, last).meets(span_of(str(when)))


def _cited(question: Data) -> set[str]:
    return (
        {claim for each in question["positions"] for claim in each["claims"]}
        | _in_texts(question["why"])
        | _in_texts(question.get("answer", {}))
    )


def _in_texts(text: Mapping[str, str]) -> set[str]:
    return {each for words in text.values() for each in references(words)}


def _told_on(section: Data) -> set[str]:
    return _in_texts(section.get("text", {})) | _in_texts(section.get("bottom_line", {}))


def _sections(chosen: Chosen, shelves: Shelves, kept: set[str]) -> list[str]:
    """Return the sections of a slice: those chosen, or all on which something of it stands."""
    return [
        name
        for name in shelves["sections"]
        if (not chosen.sections or name in chosen.sections) and _on(name, shelves) & kept
    ]


def _on(section: str, shelves: Shelves) -> set[str]:
    """Return the claims that stand on a section's page, or are cited there."""
    return _told_on(shelves["sections"][section]) | {
        f"{document}#{name}"
        for document, data in shelves["documents"].items()
        for name, claim in data["claims"].items()
        if section in claim.get("sections", ())
    }


def _document(data: Data, own: set[str], sections: list[str], left_out: Mapping[str, str]) -> Data:
    claims = {
        name: claim | {"sections": [each for each in claim.get("sections", ()) if each in sections]}
        for name, claim in data["claims"].items()
        if name in own
    }
    return texts_kept({**data, "claims": claims}, "summary", own, left_out, set(data["claims"]))


def _take_actors(actors: Mapping[str, Data], found: dict[str, dict[str, Data]], kept: set[str]) -> None:
    """Add the actors that the slice names, and those that these name in turn."""
    wanted = {
        name for data in found["documents"].values() for claim in data["claims"].values() for name in _named(claim)
    }
    wanted |= {each["actor"] for each in found["glossary"].values() if "actor" in each}
    while more := wanted - found["actors"].keys():
        for name in more:
            found["actors"][name] = thing = trimmed("actors", actors[name], kept, ())
            wanted |= {each["at"] for each in thing.get("roles", ()) if "at" in each}
            wanted |= {each["to"] for each in thing.get("relations", ())}
    for name, data in found["actors"].items():
        others = [each for each in data.get("not_same_as", ()) if each in found["actors"]]
        found["actors"][name] = {**data, "not_same_as": others} if "not_same_as" in data else data


def _tell_alone(shelves: Shelves, found: dict[str, dict[str, Data]], alone: Mapping[str, str]) -> None:
    """Say of each claim that something cites, and nothing in the slice does, that it stands alone there."""
    used, left = (
        {claim for folder in USERS for each in things[folder].values() for claim in references_in(each)}
        for things in (shelves, found)
    )
    for name, data in found["documents"].items():
        claims = {
            claim: {**told, "alone": dict(alone)} if f"{name}#{claim}" in used - left else told
            for claim, told in data["claims"].items()
        }
        found["documents"][name] = {**data, "claims": claims}


def _sides(sides: Iterable[Data], actors: Mapping[str, Data]) -> Iterator[Data]:
    for side in sides:
        if there := [each for each in side["actors"] if each in actors]:
            yield {**side, "actors": there}


def _named(claim: Data) -> tuple[str, ...]:
    return (*claim.get("voice", ()), *claim.get("actors", ()))
