"""What the index remembers of a sheet between builds, so that its neighbours need not be read again."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from briefpress.model import Sheet
from briefpress.searching.files import digest
from briefpress.searching.postings import found_in, packed, unpacked

Facets = tuple[str, tuple[str, ...], tuple[int, ...], tuple[str, ...]]
"""An item's kind, sections, years and actors."""


class Record(NamedTuple):
    """A sheet as the index has it: its language, its items' facets, its postings by term, its words."""

    language: str
    items: tuple[Facets, ...]
    terms: Mapping[str, bytes]
    words: tuple[str, ...]


def record_of(sheet: Sheet) -> Record:
    """Return what the index needs of a sheet."""
    items = tuple((item.kind, item.sections, item.years, item.names) for item in sheet.items)
    postings, words = found_in(sheet)
    return Record(sheet.language, items, postings, tuple(sorted(words)))


def shown(sheet: Sheet) -> list[Any]:
    """Return what results show of a sheet: address, title, document, and each item's anchor, kind and words."""
    items = [[item.anchor, item.kind, dict(item.shown)] for item in sheet.items]
    return [sheet.href, sheet.title, sheet.document, items]


def keep(folder: Path, number: int, records: Mapping[str, Record]) -> str:
    """Keep a segment's records in a file of the folder; return its name, which its content gives."""
    rows = {name: [each.language, each.items, packed(each.terms), each.words] for name, each in records.items()}
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    name = f"{number}-{digest(text)}.json"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return name


class Damaged(Exception):
    """A file of records is not as it was kept."""


def kept(path: Path) -> dict[str, Record]:
    """Return the records of a segment.

    Raises Damaged when the file is gone or its content is not what its name says.
    """
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, ValueError) as error:
        raise Damaged(path.name) from error
    if not path.name.endswith(f"-{digest(text)}.json"):
        raise Damaged(path.name)
    rows = json.loads(text)
    return {name: _record(*row) for name, row in rows.items()}


def _record(language: str, items: Iterable[Any], terms: Mapping[str, Any], words: Iterable[str]) -> Record:
    facets = tuple((kind, tuple(sections), tuple(years), tuple(names)) for kind, sections, years, names in items)
    return Record(language, facets, unpacked(terms), tuple(words))
