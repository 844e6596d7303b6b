"""Citations for reference managers: BibTeX, RIS and CSL-JSON."""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexEncodingMiddleware
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Work(NamedTuple):
    """What can be cited: an original, the page of its briefing, or a claim on it.

    `published` is EDTF, empty when unknown; `part_of` is the work that holds it; an empty text stands for unknown.
    """

    key: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: str
    url: str
    language: str
    note: str


def bibtex(works: Iterable[Work]) -> str:
    """Return works as BibTeX, with TeX's own signs written as TeX wants them."""
    library = Library([Entry("misc", work.key, [Field(*each) for each in _fields(work)]) for work in works])
    stack = [_encoding(), *default_unparse_stack(allow_inplace_modification=True)]  # copying takes half the time
    return str(write_string(library, unparse_stack=stack))


@cache
def _encoding() -> LatexEncodingMiddleware:
    return LatexEncodingMiddleware(keep_math=False, enclose_urls=False)


def _fields(work: Work) -> Iterable[tuple[str, str]]:
    fields = {
        "title": work.title,
        "author": " and ".join(f"{{{each}}}" if " " not in each else each for each in work.authors),
        "publisher": work.publisher,
        "year": _date(work)[:4],
        "date": work.published,
        "url": work.url,
        "langid": work.language,
        "note": work.note,
    }
    return ((name, text) for name, text in fields.items() if text)


def ris(works: Iterable[Work]) -> str:
    """Return works in the format of Research Information Systems."""
    rows = []
    for work in works:
        row: dict[str, Any] = {"type_of_reference": "GEN", "id": work.key, "title": work.title}
        fields = {
            "authors": list(work.authors),
            "publisher": work.publisher,
            "year": _date(work).replace("-", "/"),
            "urls": [work.url] if work.url else [],
            "language": work.language,
            "notes": [work.note] if work.note else [],
        }
        rows.append(row | {name: value for name, value in fields.items() if value})
    return str(rispy.dumps(rows))


def csl_json(works: Iterable[Work]) -> str:
    """Return works as CSL-JSON (citation style language 1.0)."""
    rows = []
    for work in works:
        row: dict[str, Any] = {"id": work.key, "type": "webpage" if work.url else "document", "title": work.title}
        fields: dict[str, Any] = {
            "author": [{"literal": each} for each in work.authors],
            "publisher": work.publisher,
            "URL": work.url,
            "language": work.language,
            "note": work.note,
        }
        if date := _date(work):
            row["issued"] = {"date-parts": [[int(part) for part in date.split("-")]]}
            if date != work.published:
                row["issued"]["circa"] = True
        rows.append(row | {name: value for name, value in fields.items() if value})
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _date(work: Work) -> str:
    """Return the first day, month or year of a date; empty when there is none."""
    match = _DAY.match(work.published)
    return match[0] if match else ""
