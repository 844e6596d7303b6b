"""One segment of the index: its sheets made or remembered, and what has changed in its postings."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from briefpress.model import Sheet
from briefpress.searching.columns import Codes, actors_of, facets_of
from briefpress.searching.postings import joined
from briefpress.searching.records import Record, record_of
from briefpress.searching.slots import SEGMENT


class Segment(NamedTuple):
    """What came of a segment.

    How many items it has, its columns, the postings that changed (empty: gone), and the words that came and went.
    """

    number: int
    items: int
    facets: list[Any]
    actors: str
    changes: Mapping[str, bytes]
    come: tuple[str, ...]
    gone: tuple[str, ...]


def segment_of(slot: int) -> int:
    """Return the segment of a slot."""
    return slot // SEGMENT


def remake(
    number: int,
    before: Mapping[str, Record],
    slots: tuple[Mapping[str, int], Mapping[str, int]],
    stale: Callable[[str], bool],
    make: Callable[[Iterable[str]], Iterable[Sheet]],
    codes: Codes,
) -> tuple[Segment, dict[str, Record], list[Sheet]]:
    """Return a segment anew, its records, and the sheets that were made.

    `before` are the records of the last build; `slots` are the slots then and now of the sheets that this segment
    held or holds.
    """
    then, now = slots
    wanted = [name for name in now if stale(name) or name not in before or then.get(name) != now[name]]
    sheets = list(make(wanted))
    made = {sheet.id: record_of(sheet) for sheet in sheets}
    records = {name: made[name] if name in made else before[name] for name in now}
    in_order = sorted((slot % SEGMENT, records[name]) for name, slot in now.items())
    old = joined(sorted((then[name] % SEGMENT, record.terms) for name, record in before.items()))
    new = joined((slot, record.terms) for slot, record in in_order)
    changes = {term: new.get(term, b"") for term in old.keys() | new.keys() if old.get(term) != new.get(term)}
    words_before = {word for record in before.values() for word in record.words}
    words_now = {word for record in records.values() for word in record.words}
    segment = Segment(
        number,
        sum(len(record.items) for record in records.values()),
        facets_of(in_order, codes),
        actors_of(in_order, codes),
        changes,
        tuple(words_now - words_before),
        tuple(words_before - words_now),
    )
    return segment, records, sheets
