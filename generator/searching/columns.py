"""What each item is, for counting by facet: kind, sections, years and actors, in few bytes a segment.

A segment lists its sheets by slot: slot within the segment, number of items, and for each item the number of its
row in the segment's table of distinct (kind, language, sections, years). Actors have files of their own, since
most searches do not count them.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generator.searching.postings import varint
from generator.searching.records import Record

BLOCK = 16
"""So many segments share one file."""


class Codes(NamedTuple):
    """The numbers of kinds, sections and actors."""

    kinds: Mapping[str, int]
    sections: Mapping[str, int]
    actors: Mapping[str, int]


def facets_of(sheets: Iterable[tuple[int, Record]], codes: Codes) -> list[Any]:
    """Return a segment's column from (slot within the segment, record): the table of rows, and the sheets' bytes."""
    rows: dict[tuple[int, str, tuple[int, ...], tuple[int, ...]], int] = {}
    out = bytearray()
    for slot, record in sheets:
        out.append(slot)
        out += varint(len(record.items))
        for kind, sections, years, _ in record.items:
            known = tuple(codes.sections[each] for each in sections if each in codes.sections)
            out += varint(rows.setdefault((codes.kinds[kind], record.language, known, tuple(years)), len(rows)))
    return [list(rows), b64encode(out).decode()]


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
