"""The terms with their postings, cut into shards: each holds the terms from its key up to the next shard's key.

The cut is a tree of prefixes: a prefix whose terms take more than `LIMIT` bytes is cut by the next letter, and
small neighbours are put together again. It depends on the terms alone and not on what was there before, so a build
from nothing gives the same shards; and a new term moves few of its bounds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from briefpress.searching.files import digest, read, written
from briefpress.searching.postings import packed, unpacked

LIMIT = 16_000


class Shard(NamedTuple):
    """A shard as the index lists it: its key (its terms begin there), the bytes of its terms, its file's name."""

    key: str
    size: int
    name: str


def cut(sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """Return the terms of each shard by its key, both in order."""
    terms = sorted(sizes)
    upto = [0, *accumulate(sizes[each] for each in terms)]
    return {key: terms[first:last] for key, first, last in _cut("", 0, len(terms), terms, upto)}


_Piece = tuple[str, int, int]
"""A shard's key, and the places of its first term and of the one behind its last."""


def _cut(prefix: str, first: int, last: int, terms: list[str], upto: list[int]) -> list[_Piece]:
    """Cut the terms of a prefix; `upto` are the bytes of all terms before each place."""
    if upto[last] - upto[first] <= LIMIT or last - first <= 1:
        return [(prefix, first, last)] if first < last else []
    pieces: list[_Piece] = []
    while first < last:
        start = terms[first][: len(prefix) + 1]
        if start == prefix:
            pieces.append((prefix, first, first + 1))
            first += 1
        else:
            end = bisect_left(terms, start[:-1] + chr(ord(start[-1]) + 1), first, last)
            pieces += _cut(start, first, end, terms, upto)
            first = end
    return _packed(pieces, upto)


def _packed(pieces: list[_Piece], upto: list[int]) -> list[_Piece]:
    """Return neighbours put together as far as they fit into one shard."""
    packed: list[_Piece] = []
    for key, first, last in pieces:
        if packed and upto[last] - upto[packed[-1][1]] <= LIMIT:
            packed[-1] = (packed[-1][0], packed[-1][1], last)
        else:
            packed.append((key, first, last))
    return packed


def key_of(term: str, keys: Sequence[str]) -> str | None:
    """Return the key of the shard in which a term stands or would stand; `keys` are in order."""
    at = bisect_right(keys, term)
    return keys[at - 1] if at else None


def weigh(term: str, postings: bytes) -> int:
    """Return the bytes that a term takes in its file."""
    return len(term) + 4 + (len(postings) * 4 + 2) // 3


def file_of(key: str, terms: Mapping[str, bytes]) -> tuple[Shard, str]:
    """Return a shard and its file's text; an empty shard has no place here."""
    names = sorted(terms)
    text = written("shard", key, packed({name: terms[name] for name in names}))
    return Shard(key, sum(weigh(each, terms[each]) for each in names), f"t/{digest(text)}.js"), text


def terms_in(text: str) -> dict[str, bytes]:
    """Return the terms of a shard's file with their postings."""
    return unpacked(read(text))


def changed(
    shards: Mapping[str, Shard],
    sizes: Mapping[str, int],
    terms: Mapping[str, bytes],
    load: Callable[[Shard], Mapping[str, bytes]],
) -> tuple[dict[str, Shard], dict[str, int], dict[str, str]]:
    """Return the shards and the terms' sizes after a change, and the texts of the files that are new, by name.

    `terms` are the terms that changed with their new postings, empty for one that is gone; `load` gives the terms
    of a shard that is there. A shard whose key stays, and under whose key no term changed, stays as it is.
    """
    before, keys = cut(sizes), sorted(shards)
    sizes = {name: size for name, size in sizes.items() if name not in terms}
    sizes |= {name: weigh(name, postings) for name, postings in terms.items() if postings}
    kept: dict[str, Shard] = {}
    texts: dict[str, str] = {}
    for key, names in cut(sizes).items():
        if before.get(key) == names and terms.keys().isdisjoint(names):
            kept[key] = shards[key]
            continue
        inside = {
            name: terms[name] if name in terms else load(shards[key_of(name, keys) or ""])[name] for name in names
        }
        kept[key], text = file_of(key, inside)
        texts[kept[key].name] = text
    return kept, sizes, texts
