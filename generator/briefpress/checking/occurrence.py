"""The actors that a claim names occur in its source, under some spelling."""

from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import Actor, Entry, Path, Problem, error


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each actor named by claims none of whose spellings stands in the source, at the first."""
    evidence = case.evidence
    if evidence.by == "nothing" or evidence.changed:
        return
    for actor, places in _named(case).items():
        entry = case.library.actors.get(actor)
        if entry is not None and not evidence.spellings.get(actor):
            yield _told(case, entry, places)


def _named(case: Case) -> dict[str, list[Path]]:
    """Return where the claims name each actor."""
    named: dict[str, list[Path]] = {}
    for name, claim in case.document.thing.claims.items():
        for field in ("voice", "actors"):
            for index, actor in enumerate(getattr(claim, field)):
                named.setdefault(actor, []).append(("claims", name, field, index))
    return named


def _told(case: Case, entry: Entry[Actor], places: list[Path]) -> Problem:
    place, n = case.document.at(*places[0]), len(places)
    if case.evidence.by == "lock":
        return error(place, "occurrence.unverified", actor=entry.id)
    near = case.evidence.resembling.get(entry.id, ())
    if not near:
        return error(place, "occurrence.nowhere", actor=entry.id, file=entry.file, n=n)
    line = ", ".join((*entry.thing.spellings, near[0]))
    return error(place, "occurrence.near", actor=entry.id, file=entry.file, near=near, n=n, line=f"spellings: [{line}]")
