"""A changed text reopens the claims around which it reads otherwise; a lock that lacks something is made anew."""

from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import Problem, Standing, error


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each claim that a changed text reopens, or for a lock that is out of date."""
    document, evidence = case.document, case.evidence
    if evidence.changed:
        file, place = document.thing.source.file or "", document.at("source", "sha256")
        yield error(place, "changed.text", file=file, fingerprint=evidence.changed)
        for name in document.thing.claims:
            if f"claims.{name}" in evidence.reopened:
                yield error(document.key_at("claims", name), "changed.claim", claim=name)
    elif evidence.stale and all(isinstance(at, Standing) for at in evidence.standing.values()) and _all_read(case):
        yield error(document.at("source", "sha256"), "changed.lock")


def _all_read(case: Case) -> bool:
    """Return whether all actors of the claims can be read: the lock holds their spellings."""
    named = {actor for claim in case.document.thing.claims.values() for actor in (*claim.voice, *claim.actors)}
    return not any(f"actors:{actor}" in case.library.unread for actor in named)
