"""Everything as data: rows of plain values, written as JSON and as CSV."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

from briefpress.model import Briefing, Language, Told

Row = dict[str, Any]
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|]|[\t\r\n]")
"""How a text begins that spreadsheets take for a formula, or for a command; some strip spaces, some know wide signs."""


def claim_row(told: Told, language: Language, url: str) -> Row:
    """Return a claim as a row; texts in one language, lists as lists."""
    claim, standing = told.claim, told.standing
    return {
        "id": told.ref,
        "document": told.document,
        "says": claim.says.in_(language),
        "kind": claim.kind,
        "voice": list(claim.voice),
        "passage": claim.passage,
        "paragraph": standing.paragraph if standing else None,
        "part": claim.part,
        "sections": list(claim.sections),
        "actors": list(claim.actors),
        "when": claim.when,
        "when_because": claim.when_because.in_(language) if claim.when_because else None,
        "figures": [figure.model_dump(mode="json", exclude_none=True) for figure in claim.figures],
        "credibility": claim.credibility.grade if claim.credibility else None,
        "credibility_because": claim.credibility.because.in_(language) if claim.credibility else None,
        "note": claim.note.in_(language) if claim.note else None,
        "url": url,
    }


def document_row(document: str, briefing: Briefing, language: Language, url: str) -> Row:
    """Return a briefing and its source as a row."""
    source = briefing.source
    return {
        "id": document,
        "title": briefing.title.in_(language),
        "source_title": source.title,
        "authors": list(source.authors),
        "publisher": source.publisher,
        "published": source.published,
        "language": source.language,
        "genre": source.genre,
        "rights": source.rights,
        "reliability": source.reliability.grade if source.reliability else None,
        "reliability_because": source.reliability.because.in_(language) if source.reliability else None,
        "sha256": source.sha256,
        "source_url": source.url,
        "url": url,
    }


def as_json(rows: Iterable[Row]) -> str:
    """Return rows as a JSON array, a row a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) for row in rows)
    return f"[\n{lines}\n]\n"


def as_csv(rows: list[Row]) -> str:
    """Return rows as CSV (RFC 4180); lists stand in one cell, their items set apart by a semicolon.

    A byte order mark leads, by which a spreadsheet knows that this is UTF-8. A text that it would take for a formula
    begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(rows[0] if rows else ())
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return f"\ufeff{out.getvalue()}"


def joined(part: bytes, ending: str, *, first: bool) -> bytes:
    """Return what a table of that kind of file gives to one that it is a part of, the `first` or a later one."""
    if ending == "csv":
        return part if first else part.partition(b"\r\n")[2]
    return (b"[\n" if first else b",\n") + part.removeprefix(b"[\n").removesuffix(b"\n]\n")


def closed(ending: str, *, empty: bool) -> bytes:
    """Return what stands at the end of a joined table, of which nothing stands yet where it is `empty`."""
    if ending == "csv":
        return as_csv([]).encode() if empty else b""
    return as_json([]).encode() if empty else b"\n]\n"


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in value)
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
