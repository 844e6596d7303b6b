"""An entry: one YAML file as read, the thing it describes and the place of every value in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.model.problem import Place
from generator.model.text import Model

Thing = TypeVar("Thing", bound=Model, covariant=True)
Path = tuple[str | int, ...]
Marks = Mapping[Path, tuple[int, int, int, int]]
"""Line and column of the key, then of the value, by path; all from 0."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Thing]):
    """One file of the library: its id (the file's name), its thing, and where each value stands."""

    id: str
    file: str
    thing: Thing
    marks: Marks = field(default_factory=dict, repr=False)

    def at(self, *path: str | int) -> Place:
        """Return the place of a value; of the nearest enclosing one where `path` is absent."""
        return place_of(self.file, self.marks, path)

    def key_at(self, *path: str | int) -> Place:
        """Return the place of the key that holds a value."""
        return place_of(self.file, self.marks, path, key=True)


def place_of(file: str, marks: Marks, path: Path, *, key: bool = False) -> Place:
    """Return the place of `path` in `file`, or of the nearest enclosing value that stands there."""
    while path and path not in marks:
        path, key = path[:-1], True
    if not path:
        return Place(file)
    mark = marks[path]
    line, column = mark[:2] if key else mark[2:]
    return Place(file, line + 1, column + 1)
