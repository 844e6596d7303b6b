"""Every passage stands in its source, exactly and once."""

import json
from collections.abc import Iterator

from generator.checking.case import Case
from generator.model import Missing, Path, Problem


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each passage that does not stand in its source exactly once."""
    evidence = case.evidence
    if evidence.changed:
        return
    if evidence.by == "nothing":
        place = case.document.at("source", "sha256")
        yield Problem(
            place,
            "passages",
            "neither the text of this source nor its lines in seeds/passages.lock are there",
            "put the text in seeds/ and run `briefings lock`, or correct the fingerprint",
        )
        return
    for key, at in evidence.standing.items():
        if isinstance(at, Missing):
            yield _told(case, key, at)


def _told(case: Case, key: str, at: Missing) -> Problem:
    place = case.document.at(*_path(key), "passage")
    if case.evidence.by == "lock":
        says = "this passage is new or changed, and the source text is not at hand to verify it"
        return Problem(place, "passages", says, "somebody who has the text must run `briefings lock`")
    if at.times > 1:
        hint = "add `before:` or `after:` with the words that stand right before or after it"
        return Problem(place, "passages", f"the passage stands {at.times} times in the source", hint)
    if not at.nearest:
        hint = "copy the words from the source, letter by letter"
        return Problem(place, "passages", "the passage does not stand in the source, nor anything like it", hint)
    says = f"the passage does not stand in the source; nearest: {at.difference}"
    return Problem(place, "passages", says, f"paste `passage: {json.dumps(at.nearest, ensure_ascii=False)}`")


def _path(key: str) -> Path:
    kind, _, name = key.partition(".")
    return ("claims", name) if kind == "claims" else ("source", "damage", int(name))
