"""What each item is, for counting by facet: kind, sections, years and actors, in few bytes a segment.

A segment has two tables, of distinct (kind, sections …) and of distinct (language, years …), and lists its sheets by
slot: slot within the segment, number of items, the sheet's rows of the second table; then for each item its row of
the first and which of the sheet's rows of the second, in as few bits as they take. In the file of a block the rows
of all its segments' tables stand once. Actors have files of their own, since most searches do not count them.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sized
from typing import Any, NamedTuple

from briefpress.searching.postings import varint
from briefpress.searching.records import Record

BLOCK = 16
"""So many segments share one file."""


class Codes(NamedTuple):
    """The numbers of kinds, sections and actors."""

    kinds: Mapping[str, int]
    sections: Mapping[str, int]
    actors: Mapping[str, int]


def facets_of(sheets: Iterable[tuple[int, Record]], codes: Codes) -> list[Any]:
    """Return a segment's column from (slot within the segment, record): the two tables, and the sheets' bytes."""
    what: dict[tuple[int, ...], int] = {}
    dates: dict[tuple[str | int, ...], int] = {}
    rows = []
    for slot, record in sheets:
        here: dict[tuple[str | int, ...], None] = {(record.language, *years): None for _, _, years, _ in record.items}
        at = {each: number for number, each in enumerate(here)}
        found = []
        for kind, sections, years, _ in record.items:
            known = (codes.sections[each] for each in sections if each in codes.sections)
            row = what.setdefault((codes.kinds[kind], *known), len(what))
            found.append((row, at[(record.language, *years)]))
        rows.append((slot, found, [dates.setdefault(each, len(dates)) for each in here]))
    out = bytearray()
    for slot, found, here_rows in rows:
        out.append(slot)
        out += varint(len(found)) + varint(len(here_rows)) + b"".join(map(varint, here_rows))
        out += _packed(found, (_width(what), _width(here_rows)))
    return [list(what), list(dates), b64encode(out).decode()]


def block_of(columns: Iterable[list[Any]]) -> list[Any]:
    """Return the facets of several segments for one file: both tables, then for each segment its rows of them."""
    tables: tuple[dict[tuple[Any, ...], int], ...] = ({}, {})
    segments = [
        [
            *(
                [table.setdefault(tuple(row), len(table)) for row in rows]
                for table, rows in zip(tables, column, strict=False)
            ),
            column[2],
        ]
        for column in columns
    ]
    return [*(list(table) for table in tables), segments]


def _width(table: Sized) -> int:
    """Return the bits that a row of a table takes."""
    return max(len(table) - 1, 0).bit_length()


def _packed(pairs: list[tuple[int, int]], widths: tuple[int, int]) -> bytes:
    """Return pairs of numbers in so many bits each, the first bit highest, filled up to whole bytes."""
    bits = 0
    for one, other in pairs:
        bits = ((bits << widths[0]) | one) << widths[1] | other
    length = sum(widths) * len(pairs)
    return (bits << -length % 8).to_bytes((length + 7) // 8, "big")


def actors_of(sheets: Iterable[tuple[int, Record]], codes: Codes) -> str:
    """Return a segment's actors: for each sheet the slot and its actors, then for each item which of them."""
    out = bytearray()
    for slot, record in sheets:
        named = [[each for each in names if each in codes.actors] for *_, names in record.items]
        known = list(dict.fromkeys(each for names in named for each in names))
        out.append(slot)
        out += varint(len(known))
        out += b"".join(varint(codes.actors[each]) for each in known)
        for names in named:
            out += varint(len(names)) + b"".join(varint(known.index(each)) for each in names)
    return b64encode(out).decode()
