"""A key where it does not belong, and where it would: it was set too far to the left or to the right."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefpress.model import Model, Path
from briefpress.reading.fields import model_at, names_at


class Move(NamedTuple):
    """Which way to move a key: with `left`, to where the key at `beside` begins; else below the key at `beside`."""

    beside: Path
    left: bool


def move_of(path: Path, data: Any, model: type[Model], languages: tuple[str, ...]) -> Move | None:
    """Return how to move the key at `path`, which is unknown there; None when it belongs nowhere near."""
    *parent, name = path
    value = _at(data, path)
    for depth in range(len(parent) - 1, -1, -1):
        above = tuple(parent[:depth])
        beside = (*above, parent[depth])
        if isinstance(beside[-1], int):
            continue
        if str(name) in names_at(model, above, languages) and name not in _at(data, above):
            return Move(beside, left=True)
        if _is_shelf(model, above) and (value is None or _fits(value, model, (*above, str(name)), languages)):
            return Move(beside, left=True)
    return _below(tuple(parent), str(name), value, data, model, languages)


def _below(
    parent: Path, name: str, value: Any, data: Any, model: type[Model], languages: tuple[str, ...]
) -> Move | None:
    """Return the neighbour below which a key belongs, if it belongs below one."""
    for other, lying in reversed(_at(data, parent).items()):
        path = (*parent, other)
        if isinstance(lying, list) or other == name:
            continue
        lies = lying if isinstance(lying, dict) else {}
        is_its_key = name in names_at(model, path, languages) and name not in lies
        if is_its_key or (_is_shelf(model, path) and _fits(value, model, (*path, name), languages)):
            return Move(path, left=False)
    return None


def _is_shelf(model: type[Model], path: Path) -> bool:
    """Return whether things lie at `path` by ids that the editor chooses, as claims do."""
    return model_at(model, path) is None and model_at(model, (*path, "x")) is not None


def _fits(value: Any, model: type[Model], path: Path, languages: tuple[str, ...]) -> bool:
    """Return whether most keys of a value are those of what lies at `path`."""
    if not isinstance(value, dict) or not value:
        return False
    known = set(names_at(model, path, languages))
    return sum(key in known for key in value) * 2 > len(value)


def _at(data: Any, path: Path) -> Any:
    for part in path:
        fits = isinstance(data, Mapping) if isinstance(part, str) else isinstance(data, list)
        if not fits:
            return None
        data = data.get(part) if isinstance(data, Mapping) else data[part]
    return data
