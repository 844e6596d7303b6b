"""What each item is, for counting by facet: kind, sections, years and actors, in few bytes a segment.

A segment has two tables, of distinct (kind, sections …) and of distinct (language, years …), and lists its sheets by
slot: slot within the segment, number of items, the sheet's rows of the second table; then for each item its row of
the first, and which of the sheet's rows of the second where there are several. Actors have files of their own, since
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
    """Return a segment's column from (slot within the segment, record): the two tables, and the sheets' bytes."""
    what: dict[tuple[int, ...], int] = {}
    dates: dict[tuple[str | int, ...], int] = {}
    out = bytearray()
    for slot, record in sheets:
        here: list[tuple[str | int, ...]] = list(
            dict.fromkeys((record.language, *years) for _, _, years, _ in record.items)
        )
        out.append(slot)
        out += varint(len(record.items)) + varint(len(here))
        out += b"".join(varint(dates.setdefault(each, len(dates))) for each in here)
        for kind, sections, years, _ in record.items:
            known = (codes.sections[each] for each in sections if each in codes.sections)
            out += varint(what.setdefault((codes.kinds[kind], *known), len(what)))
            if len(here) > 1:
                out += varint(here.index((record.language, *years)))
    return [list(what), list(dates), b64encode(out).decode()]


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
