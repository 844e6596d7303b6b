"""Claims of a document with which the library works are used, or say why they stand alone."""

from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import USERS, Problem, warning


def check(case: Case) -> Iterator[Problem]:
    """Yield a warning for the claims that nothing uses, and for each that says so though something does.

    A document of which nothing is used yet is only kept: readers find it, and nothing is asked of its claims.
    """
    if any(each.partition(":")[0] in USERS for each in case.library.unread):
        return
    document = case.document
    used = case.library.used.get(document.id, frozenset())
    claims = document.thing.claims
    idle = tuple(name for name, claim in claims.items() if name not in used and claim.alone is None)
    if idle and used & claims.keys():
        yield warning(document.at("claims"), "unused.claims", n=len(idle), all=len(claims), claims=idle)
    for name, claim in claims.items():
        if claim.alone is not None and name in used:
            yield warning(document.at("claims", name, "alone"), "unused.not-alone")
