"""EDTF dates as citations have them: their years, their parts, and what biblatex reads of EDTF."""

import re
from typing import NamedTuple

from briefpress.model import span_of

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_UNSPECIFIED = re.compile(r"(?:\d{3}X|\d\dXX|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX)[~?%]?")
_BEFORE_SPRING, _WINTER = 20, 24


class Point(NamedTuple):
    """A year, and a month and a day or a season (1 spring … 4 winter) of it; 0 where there is none."""

    year: int
    month: int = 0
    day: int = 0
    season: int = 0


def point(text: str) -> Point | None:
    """Return the parts of one end of an EDTF date; None when it is open, or has digits unspecified."""
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if _BEFORE_SPRING < month <= _WINTER:
        return Point(year, season=month - _BEFORE_SPRING)
    return Point(year, month, day) if month <= _BEFORE_SPRING else None


def ends(edtf: str) -> list[Point | None]:
    """Return the one date, or the two ends of an interval."""
    return [point(each) for each in edtf.split("/")]


def doubt(edtf: str) -> str:
    """Return the sign of a date that is, or one end of which is, approximate or uncertain; empty when it is neither."""
    return next((sign for sign in "%~?" if sign in edtf), "")


def years(edtf: str) -> tuple[int | None, int | None]:
    """Return the first and the last year that a date can mean; None is an open end."""
    known = [each for each in ends(edtf) if each]
    if len(known) == edtf.count("/") + 1:
        return known[0].year, known[-1].year
    span = span_of(edtf)
    return span.first.year if span.first else None, span.last.year if span.last else None


def biblatex(edtf: str) -> str:
    """Return a date as biblatex reads it: EDTF of levels 0 and 1 as it is, of anything else the bounds."""
    parts = edtf.split("/")
    if all(each == ".." or point(each) or _UNSPECIFIED.fullmatch(each) for each in parts):
        return edtf
    span, sign = span_of(edtf), doubt(edtf)
    return "/".join(dict.fromkeys(f"{each}{sign}" if each else ".." for each in (span.first, span.last)))
