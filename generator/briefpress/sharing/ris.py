"""Citations in the format of Research Information Systems."""

from collections.abc import Iterable, Iterator

from briefpress.model import Reference
from briefpress.sharing.dates import Point, doubt, ends, years

_TYPES = {"wire": "NEWS", "news": "NEWS", "opinion": "MGZN", "analysis": "RPRT", "official": "GOVDOC", "data": "DATA"}
_PAGE = "ELEC"
_END = "\r\n"
IN_PERIODICALS = ("wire", "news", "opinion")
"""The genres whose publisher is what they appeared in."""


def ris(references: Iterable[Reference]) -> str:
    """Return references as RIS: a tag a line, lines that end as the format wants it."""
    return _END.join("".join(_line(*each) for each in _lines(reference)) for reference in references)


def _line(tag: str, text: str) -> str:
    return f"{tag}  - {' '.join(text.split())}{_END}"


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(reference.genre, _PAGE)
    within = reference.publisher if reference.genre in IN_PERIODICALS else reference.part_of
    fields = (
        ("ID", reference.key),
        ("TI", reference.title),
        *(("AU", f"{each.family}, {each.given}" if each.given else each.family) for each in reference.authors),
        ("T2", within),
        ("PB", reference.publisher),
        *_dates(reference),
        ("UR", reference.url),
        ("Y2", f"{reference.seen.replace('-', '/')}/" if reference.seen and reference.url else ""),
        ("LA", reference.language),
        ("N1", reference.note),
    )
    yield from ((tag, text) for tag, text in fields if text)
    yield "ER", ""


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the year, and the date: year/month/day/what else is to be said of it."""
    if not reference.published:
        return
    first, last = years(reference.published)
    known = ends(reference.published)
    begin = known[0] or Point(0)
    is_plain = len(known) == 1 and known[0] and not begin.season and not doubt(reference.published)
    month, day = (f"{part:02}" if part else "" for part in (begin.month, begin.day))
    yield "PY", str(first or last)
    yield "DA", f"{first or last}/{month}/{day}/{'' if is_plain else reference.in_words}"
