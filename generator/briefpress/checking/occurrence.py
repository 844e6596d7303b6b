"""The actors that a claim names occur in its source, under some spelling; its voices may also have written it."""

import re
from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import Actor, Entry, Path, Problem, Source, error, plain_name


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each actor named by claims none of whose spellings stands in the source, at the first."""
    evidence = case.evidence
    if evidence.by == "nothing" or evidence.changed:
        return
    for actor, places in _named(case).items():
        entry = case.library.actors.get(actor)
        if entry is None or evidence.spellings.get(actor):
            continue
        if _has_written(entry, case.document.thing.source):
            places = [each for each in places if each[2] != "voice"]
        if places:
            yield _told(case, entry, places)


def _named(case: Case) -> dict[str, list[Path]]:
    """Return where the claims name each actor."""
    named: dict[str, list[Path]] = {}
    for name, claim in case.document.thing.claims.items():
        for field in ("voice", "actors"):
            for index, actor in enumerate(getattr(claim, field)):
                named.setdefault(actor, []).append(("claims", name, field, index))
    return named


def _has_written(actor: Entry[Actor], source: Source) -> bool:
    """Return whether an actor is named as an author of the source, or in its title."""
    names = [*actor.thing.name.by_language.values(), *actor.thing.spellings, *actor.thing.also]
    if {plain_name(each) for each in source.authors} & {plain_name(each) for each in names}:
        return True
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", source.title) for each in names)


def _told(case: Case, entry: Entry[Actor], places: list[Path]) -> Problem:
    place, n = case.document.at(*places[0]), len(places)
    if case.evidence.by == "lock":
        return error(place, "occurrence.unverified", actor=entry.id)
    near = case.evidence.resembling.get(entry.id, ())
    if not near:
        return error(place, "occurrence.nowhere", actor=entry.id, file=entry.file, n=n)
    line = ", ".join((*entry.thing.spellings, near[0]))
    key = "occurrence.also" if near[0] in entry.thing.also else "occurrence.near"
    return error(place, key, actor=entry.id, file=entry.file, near=near, n=n, line=f"spellings: [{line}]")
