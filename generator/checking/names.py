"""No spelling means two actors by accident, and near-misses are pointed out."""

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Actor, Entry, Library, Place, Problem, error, warning

_NEAR = 92.0


def check_library(library: Library) -> Iterator[Problem]:
    """Yield an error for each spelling that two actors bear, a warning for each pair that is nearly alike."""
    bearers: dict[str, list[tuple[Entry[Actor], Place]]] = defaultdict(list)
    for entry in library.actors.values():
        for index, spelling in enumerate(entry.thing.spellings):
            bearers[spelling].append((entry, entry.at("spellings", index)))
    for spelling, found in sorted(bearers.items()):
        first, *others = found
        for other, place in others:
            if other.id == first[0].id:
                yield error(place, "names.twice", spelling=spelling)
            elif not all(spelling in entry.thing.ambiguous for entry in (first[0], other)):
                yield error(place, "names.shared", spelling=spelling, other=first[0].id)
    yield from _near_misses({spelling: found[0] for spelling, found in bearers.items()})


def _near_misses(bearers: dict[str, tuple[Entry[Actor], Place]]) -> Iterator[Problem]:
    from rapidfuzz import fuzz, process

    names = sorted(name for name in bearers if len(name) > 4)
    pairs = [
        (left, right)
        for number, left in enumerate(names)
        for right, _, _ in process.extract(left, names[number + 1 :], scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
    ]
    for left, right in pairs:
        (one, _), (other, place) = bearers[left], bearers[right]
        apart = other.id in one.thing.not_same_as or one.id in other.thing.not_same_as
        if one.id != other.id and not apart:
            yield warning(place, "names.near", spelling=right, near=left, other=one.id)
