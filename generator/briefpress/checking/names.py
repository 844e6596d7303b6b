"""No name means two actors by accident, and near-misses are pointed out."""

from collections import defaultdict
from collections.abc import Iterator

from briefpress.model import Actor, Entry, Library, Path, Problem, error, plain_name, warning

_NEAR = 92.0


def check_library(library: Library) -> Iterator[Problem]:
    """Yield an error for each name that two actors bear, a warning for each pair of spellings that is nearly alike.

    The name that is shown, the other names and the spellings are one space of names.
    """
    bearers: dict[str, list[tuple[Entry[Actor], Path, str]]] = defaultdict(list)
    for entry in library.actors.values():
        for path, name in entry.thing.names():
            bearers[plain_name(name)].append((entry, path, name))
    for _, found in sorted(bearers.items()):
        yield from _of_one_name(found)
    spellings = [(entry, path, name) for found in bearers.values() for entry, path, name in found]
    yield from _near_misses(
        {name: (entry, path) for entry, path, name in reversed(spellings) if path[0] == "spellings"}
    )


def _of_one_name(found: list[tuple[Entry[Actor], Path, str]]) -> Iterator[Problem]:
    """Yield the problems of those who bear a name: twice in one list, or two actors."""
    first = found[0][0]
    seen: set[tuple[str, str | int]] = set()
    actors = {first.id}
    for entry, path, name in found:
        listed = (entry.id, path[0])
        if listed in seen and path[0] != "name":
            yield error(entry.at(*path), "names.twice", name=name)
        elif entry.id not in actors and not (_is_ambiguous(name, entry) and _is_ambiguous(name, first)):
            yield error(entry.at(*path), "names.shared", name=name, other=first.id)
        seen.add(listed)
        actors.add(entry.id)


def _is_ambiguous(name: str, entry: Entry[Actor]) -> bool:
    return plain_name(name) in map(plain_name, entry.thing.ambiguous)


def _near_misses(bearers: dict[str, tuple[Entry[Actor], Path]]) -> Iterator[Problem]:
    from rapidfuzz import fuzz, process

    names = sorted(name for name in bearers if len(name) > 4)
    pairs = [
        (left, right)
        for number, left in enumerate(names)
        for right, _, _ in process.extract(left, names[number + 1 :], scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
    ]
    for left, right in pairs:
        (one, _), (other, path) = bearers[left], bearers[right]
        apart = other.id in one.thing.not_same_as or one.id in other.thing.not_same_as
        if one.id != other.id and not apart:
            yield warning(other.at(*path), "names.near", spelling=right, near=left, other=one.id)
