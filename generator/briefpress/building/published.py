"""What the default branch has, and the library has not any more, though links lead to it."""

from collections.abc import Collection, Iterator
from pathlib import Path

from briefpress.building.briefings import DOCUMENTS
from briefpress.building.history import claims_in
from briefpress.building.house import House
from briefpress.history import base_of, lost_since
from briefpress.keeping.shelf import Shelf
from briefpress.model import Place, Problem, error, warning


def deleted(house: House, shelf: Shelf, branch: str) -> Iterator[Problem]:
    """Yield a problem for each claim, and each briefing, of the default `branch` that is gone without an address."""
    base = base_of(house.root, None, branch)
    if not base:
        return
    unread = shelf.unread()
    for file, text in sorted(lost_since(house.root, base, DOCUMENTS).items()):
        if not file.endswith(".yml"):
            continue
        document = Path(file).stem
        now = document if shelf.has(document) else next(iter(shelf.users(f"former:{document}")), ("",))[0]
        if document in unread or (unread and not now):  # what cannot be read may be what it became
            continue
        if not now:
            yield warning(Place(file), "former.document-deleted", given=document)
            continue
        known = _known(shelf, now)
        for claim in claims_in(text) or ():
            if claim not in known:
                yield error(Place(f"{DOCUMENTS}/{now}.yml"), "former.deleted", given=claim)


def _known(shelf: Shelf, document: str) -> Collection[str]:
    """Return the ids that the claims of a briefing have and had, the withdrawn ones with them."""
    withdrawn = shelf.shelved(document).briefing.claims
    claims = {**withdrawn, **{each.id: each.claim for each in shelf.claims(document)}}
    return {*claims, *(old for claim in claims.values() for old in claim.formerly)}
