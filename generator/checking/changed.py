"""A changed text reopens its claims; a lock that says otherwise than the text is made anew."""

from collections.abc import Iterator

from generator.checking.case import Case
from generator.model import Problem


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each claim that a changed text reopens, or for a lock that is out of date."""
    document, evidence = case.document, case.evidence
    if evidence.changed:
        yield Problem(
            document.at("source", "sha256"),
            "changed",
            f"the text {document.thing.source.file} has changed since it was briefed",
            "read the claims below again, then write the text's new fingerprint and run `briefings lock`",
        )
        for name in document.thing.claims:
            hint = "verify it against the changed text"
            yield Problem(document.key_at("claims", name), "changed", f"the claim `{name}` is reopened", hint)
    elif evidence.stale and not any(not hasattr(at, "start") for at in evidence.standing.values()):
        yield Problem(
            document.at("source", "sha256"),
            "changed",
            "seeds/passages.lock does not say what the text says",
            "run `briefings lock` and commit the lock with the briefing",
        )
