"""Where each sheet's number comes from: its id alone, so that a new sheet leaves the others' numbers as they are."""

from collections.abc import Iterable
from hashlib import blake2b

SEGMENT = 64
"""So many slots are one segment, the piece of the index that is made anew at once."""
_FULL = 0.8


def slots_of(ids: Iterable[str]) -> dict[str, int]:
    """Return a slot for each sheet: the first free one from its hash on, in a table at most four fifths full.

    The table's size is the next power of two, and at least one segment.
    """
    wanted = sorted((_hash(each), each) for each in ids)
    size = SEGMENT
    while len(wanted) > _FULL * size:
        size *= 2
    taken: dict[int, str] = {}
    for number, each in wanted:
        slot = number % size
        while slot in taken:
            slot = (slot + 1) % size
        taken[slot] = each
    return {each: slot for slot, each in taken.items()}


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
