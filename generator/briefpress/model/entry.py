"""An entry: one YAML file as read, the thing it describes and the place of every value in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from briefpress.model.problem import Place
from briefpress.model.text import Model

Thing = TypeVar("Thing", bound=Model, covariant=True)
Path = tuple[str | int, ...]


class Mark(Protocol):
    """A position in a file; line and column count from 0."""

    line: int
    column: int


Marks = Mapping[Path, tuple[Mark, Mark]]
"""Where the key and where the value stands, by path."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Thing]):
    """One file of the library: its id (the file's name), its thing, and where each value stands."""

    id: str
    file: str
    thing: Thing
    marks: Marks = field(default_factory=dict, repr=False)

    def line(self, *path: str | int) -> int:
        """Return the line (from 1) of the key at `path`, which stands in the file."""
        return self.marks[path][0].line + 1

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
    mark = marks[path][0 if key else 1]
    return Place(file, mark.line + 1, mark.column + 1)
