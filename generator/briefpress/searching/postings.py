"""Which items have a term, how much it weighs there, and where it stands, in few bytes.

A term's postings are segments; a segment has sheets; a sheet has items:

    segment: gap to the one before (varint), length in bytes (varint), sheets
    sheet:   slot within the segment and number of items (byte: slot * 4 + number, or slot * 4 and then varint), items
    item:    gap to the item before (varint), weight * 16 + number of positions (byte), positions (gaps, varint)

The weight, 1 to 15, is BM25's saturated frequency over weighted fields (Robertson and Zaragoza 2009, BM25F) with
a fixed reference length instead of the collection's mean, so that no sheet's weights hang on another's.
Common words carry no positions.
"""

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefpress.model import Item, Sheet
from briefpress.searching.words import read

_K1, _B, _LENGTH = 1.2, 0.5, 40
_MOST_POSITIONS = 15
_GAP = 8
"""Between two fields of an item lie so many positions, so that no phrase runs across."""
_HIGHEST, _SPEAKS, _NAMED = 15, 13, 8
"""The weights of an actor's own page, of what it says, and of what tells of it."""
_FEW = 4
"""Fewer items than this are counted in the byte of the slot (SEGMENT * _FEW is 256)."""
_SMALL = 128
_BYTES = [bytes((number,)) for number in range(_SMALL)]
_SINGLE = [[bytes((weight * 16 + 1, place)) for place in range(_SMALL)] for weight in range(16)]
"""The bytes of an item with one small position, by weight and position: what most terms have."""


def found_in(sheet: Sheet) -> tuple[dict[str, bytes], set[str]]:
    """Return a sheet's postings by term, as a segment has them but for the slot, and every word it has.

    An actor has a term, too: `@` and its id; and a briefing: `#` and its id, at its page's first item.
    """
    found: dict[str, list[tuple[int, bytes]]] = {}
    known: set[str] = set()
    for number, item in enumerate(sheet.items):
        for key, facts in _terms_of(item, known):
            if key in found:
                found[key].append((number, facts))
            else:
                found[key] = [(number, facts)]
    if sheet.document:
        found[f"#{sheet.document}"] = [(0, _facts(1, ()))]
    return {key: _encoded(items) for key, items in found.items()}, known


def _terms_of(item: Item, known: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield an item's terms, each with weight and positions; its words are added to those `known`."""
    found: dict[str, list[int]] = {}
    place = 0
    for passage in item.words:
        heavy = passage.weight
        for word, key, common in read(passage.text, passage.language):
            known.add(word)
            row = found.get(key)
            if row is None:
                row = found[key] = [0]
            row[0] += heavy
            if not common:
                row.append(place)
            place += 1
        place += _GAP
    scale = _K1 * (1 - _B + _B * (place - _GAP * len(item.words)) / _LENGTH)
    weights = {count: max(1, round(_HIGHEST * count / (count + scale))) for count in {row[0] for row in found.values()}}
    for key, row in found.items():
        if len(row) == 2 and row[1] < _SMALL:
            yield key, _SINGLE[weights[row[0]]][row[1]]
        else:
            yield key, _facts(weights[row[0]], row[1:])
    named = _HIGHEST if item.kind == "actor" else _NAMED
    for name in item.names:
        yield f"@{name}", _facts(_SPEAKS if name == item.speaker else named, ())


def _facts(weight: int, positions: Sequence[int]) -> bytes:
    """Return the bytes of an item but for its gap; later positions than the first so many are left out."""
    positions = positions[:_MOST_POSITIONS]
    gaps = (position - before for before, position in zip((0, *positions), positions, strict=False))
    return bytes((weight * 16 + len(positions),)) + b"".join(map(varint, gaps))


def _encoded(items: list[tuple[int, bytes]]) -> bytes:
    if len(items) == 1 and items[0][0] < _SMALL:
        return bytes((1, items[0][0])) + items[0][1]
    out = bytearray((len(items),) if len(items) < _FEW else b"\0" + varint(len(items)))
    before = 0
    for number, facts in items:
        out += varint(number - before) + facts
        before = number
    return bytes(out)


def joined(sheets: Iterable[tuple[int, Mapping[str, bytes]]]) -> dict[str, bytes]:
    """Return a segment's postings by term from its sheets' (slot within the segment, chunk by term), by slot."""
    found: dict[str, bytearray] = defaultdict(bytearray)
    for slot, terms in sheets:
        lead = slot * _FEW
        for key, chunk in terms.items():
            postings = found[key]
            postings.append(lead + chunk[0])
            postings += chunk[1:]
    return {key: bytes(postings) for key, postings in found.items()}


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


def packed(terms: Mapping[str, bytes]) -> dict[str, Any]:
    """Return terms with their postings for JSON: the terms, the postings' lengths, and all their bytes in base 64."""
    data = b64encode(b"".join(terms.values())).decode()
    return {"t": " ".join(terms), "n": [len(each) for each in terms.values()], "b": data}


def unpacked(value: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the terms with their postings that `packed` put together."""
    data, found, at = b64decode(value["b"]), {}, 0
    for name, length in zip(value["t"].split(), value["n"], strict=True):
        found[name] = data[at : at + length]
        at += length
    return found


def varint(number: int) -> bytes:
    """Return a number in base 128, low digits first, the last one below 128 (LEB128)."""
    if number < _SMALL:
        return _BYTES[number]
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
