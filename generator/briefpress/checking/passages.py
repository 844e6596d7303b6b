"""Every passage stands in its source, exactly and once."""

import json
from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import Missing, Path, Problem, error


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each passage that does not stand in its source exactly once."""
    evidence = case.evidence
    if evidence.by == "nothing":
        place = case.document.at("source", "sha256")
        yield error(place, "passages.nothing")
        return
    for key, at in evidence.standing.items():
        if isinstance(at, Missing):
            yield _told(case, key, at)


def _told(case: Case, key: str, at: Missing) -> Problem:
    place = case.document.at(*_path(key), "passage")
    if case.evidence.by == "lock":
        return error(place, "passages.unverified")
    if at.times > 1:
        return error(place, "passages.twice", times=at.times)
    if not at.nearest:
        return error(place, "passages.nowhere")
    nearest = json.dumps(at.nearest, ensure_ascii=False)
    return error(place, "passages.nearest", difference=at.difference, nearest=nearest)


def _path(key: str) -> Path:
    kind, _, name = key.partition(".")
    return ("claims", name) if kind == "claims" else ("source", "damage", int(name))
