"""Dates as EDTF (ISO 8601-2, Library of Congress), levels 0 and 1, with their bounds.

Plain dates (`2031`, `2031-05`, `2031-05-04`), seasons (`2031-22`), those with a mark of doubt (`2031~`) and intervals
of them are read here; everything else, and what is wrong with the latter, by the `edtf` library, which takes a third
of a second to load.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

_MONTHS = 12
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_SEASON = re.compile(r"([0-9]{4})-2([1-4])\Z")
_DOUBTS = "~?%"
_OPEN = ".."
_SIGNS = re.compile(r"[0-9XY~?%/.,\[\]{}-]+\Z")
"""The signs of days: no times of the day."""


class NotADate(ValueError):
    """A text is no date; `key` names the message that says why."""

    def __init__(self, key: str, text: str) -> None:
        """Keep the message's key."""
        super().__init__(f"{key}: {text!r}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that an EDTF date can mean; `None` is an open end."""

    first: date | None
    last: date | None

    @property
    def sort_key(self) -> str:
        """Return a key that sorts by first day, then by last day; one without a beginning by its last."""
        return f"{self.first or self.last or date.min}/{self.last or date.max}"

    def meets(self, other: "Span") -> bool:
        """Return whether some day is in both."""
        mine, yours = (self.first or date.min, self.last or date.max), (other.first or date.min, other.last or date.max)
        return mine[0] <= yours[1] and yours[0] <= mine[1]


@lru_cache(maxsize=65536)
def span_of(text: str) -> Span:
    """Return the days that an EDTF date covers.

    Raises NotADate when `text` is not EDTF, ValueError when there is no such day.
    """
    if (plain := _PLAIN.match(text)) and (plain[2] is None or int(plain[2]) <= _MONTHS):
        return _plain_span(plain)
    return _marked_span(text) or _parsed_span(text)


def _parsed_span(text: str) -> Span:
    if not _SIGNS.match(text):
        raise NotADate("shape.date", text)
    if text.count("/") == 1 and text.strip("/") != text:
        raise NotADate("shape.interval-end", text)
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        limits = getattr(parsed, "lower", parsed), getattr(parsed, "upper", parsed)
        first, last = (None if str(end) == _OPEN else end for end in limits)
        span = Span(
            _day(first.lower_strict()) if first is not None else None,
            _day(last.upper_strict()) if last is not None else None,
        )
    except (EDTFParseException, TypeError, AttributeError) as problem:  # the latter where the library stumbles
        raise NotADate("shape.date", text) from problem
    if span == Span(None, None):
        raise NotADate("shape.interval-open", text)
    if span.first and span.last and span.first > span.last:
        raise NotADate("shape.interval-order", text)
    return span


def _plain_span(match: re.Match[str]) -> Span:
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        if month == 0:
            raise ValueError(f"no such month: {match[0]}")
        return _months(year, month, month)
    exact = date(year, month, day)
    return Span(exact, exact)


def _months(year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _marked_span(text: str) -> Span | None:
    """Return the days of a season, a plain date with a mark of doubt, or an interval of such; None for all else."""
    ends = text.split("/")
    try:
        first, last = (_end(each) for each in (ends if len(ends) > 1 else ends * 2))
        span = Span(first.first if first else None, last.last if last else None)
    except ValueError:
        return None
    is_open = span.first is None and span.last is None
    return None if is_open or (span.first and span.last and span.first > span.last) else span


def _end(text: str) -> Span | None:
    """Return the days of an end of an interval, None for an open one.

    Raises ValueError when it is no season and no plain date, with or without a mark of doubt.
    """
    if text == _OPEN:
        return None
    if season := _SEASON.match(text):
        first = 3 * int(season[2])
        return _months(int(season[1]), first, min(first + 2, _MONTHS))  # the library ends winters with the year
    plain = _PLAIN.match(text[:-1] if text[-1:] in _DOUBTS else text)
    if plain is None:
        raise ValueError(text)
    return _plain_span(plain)


def _day(parts: Sequence[int]) -> date:
    return date(*parts[:3])


def _as_text(value: object) -> object:
    """Turn the integer that YAML makes of a bare year back into text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _checked(text: str) -> str:
    span_of(text)
    return text


def _checked_or_unknown(text: str) -> str:
    return text if text == "unknown" else _checked(text)


EdtfOrUnknown = Annotated[str, BeforeValidator(_as_text), AfterValidator(_checked_or_unknown)]
"""An EDTF date, or the word `unknown`."""

Edtf = Annotated[str, BeforeValidator(_as_text), AfterValidator(_checked)]
"""An EDTF date as the editor wrote it; `span_of` gives the days."""
