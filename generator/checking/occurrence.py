"""The actors that a claim names occur in its source, under some spelling."""

from collections.abc import Iterator

from generator.checking.case import Case
from generator.model import Problem, error


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each actor of a claim none of whose spellings stands in the source."""
    document, evidence = case.document, case.evidence
    if evidence.by == "nothing" or evidence.changed:
        return
    for name, claim in document.thing.claims.items():
        for field in ("voice", "actors"):
            for index, actor in enumerate(getattr(claim, field)):
                entry = case.library.actors.get(actor)
                if entry is None or evidence.spellings.get(actor):
                    continue
                place = document.at("claims", name, field, index)
                key = "occurrence.unverified" if evidence.by == "lock" else "occurrence.nowhere"
                yield error(place, key, actor=actor, file=entry.file)
