"""Which items have a term, how much it weighs there, and where it stands, in few bytes.

A term's postings are segments; a segment has sheets; a sheet has items:

    segment: gap to the one before (varint), length in bytes (varint), sheets
    sheet:   slot within the segment and number of items (byte: slot * 4 + number, or slot * 4 and then varint), items
    item:    gap to the item before (varint), weight * 16 + number of positions (byte), positions (gaps, varint)

The weight, 1 to 15, is BM25's saturated frequency over weighted fields (Robertson and Zaragoza 2009, BM25F) with
a fixed reference length instead of the collection's mean, so that no sheet's weights hang on another's.
Common words carry no positions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model import Item, Sheet
from generator.searching.words import COMMON, term, words

_K1, _B, _LENGTH = 1.2, 0.5, 40
_MOST_POSITIONS = 15
_GAP = 8
"""Between two fields of an item lie so many positions, so that no phrase runs across."""
_HIGHEST, _NAMED = 15, 8
_FEW = 4
"""Fewer items than this are counted in the byte of the slot (SEGMENT * _FEW is 256)."""


def found_in(sheet: Sheet) -> tuple[dict[str, bytes], set[str]]:
    """Return a sheet's postings by term, as a segment has them but for the slot, and every word it has.

    An actor has a term, too: `@` and its id; and a briefing: `#` and its id, at its page's first item.
    """
    found: dict[str, list[tuple[int, int, list[int]]]] = defaultdict(list)
    known: set[str] = set()
    for number, item in enumerate(sheet.items):
        for key, (weight, positions) in _terms_of(item, known).items():
            found[key].append((number, weight, positions))
    if sheet.document:
        found[f"#{sheet.document}"] = [(0, 1, [])]
    return {key: _encoded(items) for key, items in found.items()}, known


def _terms_of(item: Item, known: set[str]) -> dict[str, tuple[int, list[int]]]:
    """Return an item's terms with weight and positions; its words are added to those `known`."""
    frequency: dict[str, float] = defaultdict(float)
    positions: dict[str, list[int]] = defaultdict(list)
    at = length = 0
    for passage in item.words:
        written = words(passage.text)
        known.update(written)
        for place, word in enumerate(written, at):
            key = term(word, passage.language)
            frequency[key] += passage.weight
            if word not in COMMON and len(positions[key]) < _MOST_POSITIONS:
                positions[key].append(place)
        length += len(written)
        at += len(written) + _GAP
    scale = _K1 * (1 - _B + _B * length / _LENGTH)
    found = {
        key: (max(1, round(_HIGHEST * count / (count + scale))), positions[key]) for key, count in frequency.items()
    }
    weight = _HIGHEST if item.kind == "actor" else _NAMED
    return found | {f"@{name}": (weight, []) for name in item.names}


def _encoded(items: list[tuple[int, int, list[int]]]) -> bytes:
    out = bytearray((len(items),) if len(items) < _FEW else b"\0" + varint(len(items)))
    before = 0
    for number, weight, positions in items:
        out += varint(number - before)
        out.append(weight * 16 + len(positions))
        before, last = number, 0
        for position in positions:
            out += varint(position - last)
            last = position
    return bytes(out)


def joined(sheets: Iterable[tuple[int, bytes]]) -> bytes:
    """Return a segment's postings of one term from its sheets' (slot within the segment, chunk), by slot."""
    return b"".join(bytes((slot * _FEW + chunk[0],)) + chunk[1:] for slot, chunk in sheets)


def spliced(postings: bytes, changes: Mapping[int, bytes]) -> bytes:
    """Return a term's postings with the segments in `changes` replaced; an empty one is taken out."""
    segments = dict(_segments(postings))
    segments.update(changes)
    return assembled(sorted((number, chunk) for number, chunk in segments.items() if chunk))


def assembled(segments: Iterable[tuple[int, bytes]]) -> bytes:
    """Return a term's postings from its segments, by number."""
    out = bytearray()
    before = 0
    for number, chunk in segments:
        out += varint(number - before) + varint(len(chunk)) + chunk
        before = number
    return bytes(out)


def _segments(postings: bytes) -> Iterable[tuple[int, bytes]]:
    at = number = 0
    while at < len(postings):
        gap, at = read_varint(postings, at)
        length, at = read_varint(postings, at)
        number += gap
        yield number, postings[at : at + length]
        at += length


def varint(number: int) -> bytes:
    """Return a number in base 128, low digits first, the last one below 128 (LEB128)."""
    if number < 128:
        return bytes((number,))
    out = bytearray()
    while number >= 128:
        out.append(number % 128 + 128)
        number //= 128
    out.append(number)
    return bytes(out)


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that stands at `at`, and where the next begins."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7
