"""Citations as CSL-JSON (Citation Style Language 1.0.2)."""

from collections.abc import Iterable
from typing import Any

from briefpress.model import Name, Reference
from briefpress.sharing.dates import doubt, ends
from briefpress.sharing.ris import IN_PERIODICALS
from briefpress.sharing.tables import as_json

_TYPES = {
    "wire": "article-newspaper",
    "news": "article-newspaper",
    "opinion": "article-magazine",
    "analysis": "report",
    "official": "report",
    "data": "dataset",
}


def csl_json(references: Iterable[Reference]) -> str:
    """Return references as CSL-JSON."""
    return as_json(_item(each) for each in references)


def _item(reference: Reference) -> dict[str, Any]:
    within = reference.publisher if reference.genre in IN_PERIODICALS else reference.part_of
    fields: dict[str, Any] = {
        "id": reference.key,
        "type": _TYPES.get(reference.genre, "webpage"),
        "title": reference.title,
        "author": [_name(each) for each in reference.authors],
        "container-title": within,
        "publisher": reference.publisher,
        "issued": _date(reference.published, reference.in_words) if reference.published else None,
        "accessed": _date(reference.seen, reference.seen) if reference.seen and reference.url else None,
        "URL": reference.url,
        "language": reference.language,
        "note": reference.note,
    }
    return {name: value for name, value in fields.items() if value}


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(edtf: str, in_words: str) -> dict[str, Any]:
    """Return a date in parts; in words what has none: an open end, digits unspecified, an interval of seasons."""
    known = [each for each in ends(edtf) if each]
    if len(known) < edtf.count("/") + 1 or (len(known) > 1 and any(each.season for each in known)):
        return {"literal": in_words}
    date: dict[str, Any] = {"date-parts": [[part for part in each[:3] if part] for each in known]}
    if known[0].season:
        date["season"] = known[0].season
    if doubt(edtf):
        date["circa"] = True
    return date
