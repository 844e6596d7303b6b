"""A problem: something wrong or doubtful in the data, with its place and what to do."""

from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file of the library; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong (error) or doubtful (warning): where, what, and what to do.

    Warnings are published, so they also carry the sentence in Spanish (`es`).
    """

    place: Place
    rule: str
    says: str
    hint: str
    severity: Severity = "error"
    es: str = ""

    def __str__(self) -> str:
        """Return the problem as one line for a terminal."""
        return f"{self.place}: {self.severity}[{self.rule}]: {self.says}; {self.hint}"

    def as_row(self) -> list[str | int]:
        """Return the problem as a list of plain values."""
        place = self.place
        return [
            place.file,
            place.line,
            place.column,
            self.rule,
            self.says,
            self.hint,
            self.severity,
            self.es,
        ]

    @classmethod
    def of_row(cls, row: list[Any]) -> "Problem":
        """Return the problem that `as_row` gave."""
        file, line, column, *rest = row
        return cls(Place(file, line, column), *rest)
