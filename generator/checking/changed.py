"""A changed text reopens its claims; a lock that says otherwise than the text is made anew."""

from collections.abc import Iterator

from generator.checking.case import Case
from generator.model import Problem, error


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each claim that a changed text reopens, or for a lock that is out of date."""
    document, evidence = case.document, case.evidence
    if evidence.changed:
        yield error(document.at("source", "sha256"), "changed.text", file=document.thing.source.file or "")
        for name in document.thing.claims:
            yield error(document.key_at("claims", name), "changed.claim", claim=name)
    elif evidence.stale and not any(not hasattr(at, "start") for at in evidence.standing.values()):
        yield error(document.at("source", "sha256"), "changed.lock")
