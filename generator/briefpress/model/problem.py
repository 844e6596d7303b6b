"""A problem: something wrong or doubtful in the data, with its place and what to do."""

from dataclasses import dataclass
from typing import Any, Literal

from briefpress.model.messages import Value, say
from briefpress.model.text import Language

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
    """Something wrong (error) or doubtful (warning): where, and which message with which values.

    The message's words, in each language, stand in `messages/`. `error` and `warning` make one.
    """

    place: Place
    key: str
    values: tuple[tuple[str, Value], ...] = ()
    severity: Severity = "error"

    @property
    def rule(self) -> str:
        """Return the rule that was broken: the first part of the message's key."""
        return self.key.partition(".")[0]

    def says(self, language: Language = "en") -> str:
        """Return what is wrong."""
        return say(self.key, "says", language, dict(self.values))

    def hint(self, language: Language = "en") -> str:
        """Return what to do."""
        return say(self.key, "hint", language, dict(self.values))

    def words(self, language: Language = "en") -> str:
        """Return what is wrong and what to do."""
        return f"{self.says(language)}; {self.hint(language)}"

    def line(self, language: Language = "en") -> str:
        """Return the problem as one line for a terminal."""
        return f"{self.place}: {self.severity}[{self.rule}]: {self.words(language)}"

    def __str__(self) -> str:
        """Return the problem as one line in English."""
        return self.line()

    def as_row(self) -> list[Any]:
        """Return the problem as a list of plain values."""
        place = self.place
        return [place.file, place.line, place.column, self.key, self.severity, dict(self.values)]

    @classmethod
    def of_row(cls, row: list[Any]) -> "Problem":
        """Return the problem that `as_row` gave."""
        file, line, column, key, severity, values = row
        return cls(Place(file, line, column), key, _pairs(values), severity)


def error(place: Place, key: str, /, **values: Value) -> Problem:
    """Return a problem that stops a build; its words are those of the message `key` with the `values`."""
    return Problem(place, key, _pairs(values))


def warning(place: Place, key: str, /, **values: Value) -> Problem:
    """Return a problem that is only published; its words are those of the message `key` with the `values`."""
    return Problem(place, key, _pairs(values), "warning")


def _pairs(values: dict[str, Any]) -> tuple[tuple[str, Value], ...]:
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(values.items()))
