"""Time drawn from left to right: strips of some years, the overview of a timeline, and the signs of both.

What happened on a day is a point, what happened some time within a stretch a hollow range, and what was held over a
stretch, such as a role, a bar. Places along a line are told in per cent, so that a line may be as wide as the page:
letters and points keep their size.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Literal, NamedTuple

from briefpress.model import Span

Shape = Literal["point", "bar", "range"]
_LANE, _THICK, _ROUND, _LETTERS = 16, 10, 5, 20
"""Pixels: a lane of signs, a bar, a point's radius, and the line of letters below the axis."""
_LEAST, _OPEN, _APART = 2.5, 3, 0.5
"""Per cent: the least that a sign takes, how far one that goes on runs out of the picture, and what parts two."""


class Moment(NamedTuple):
    """An event on an overview: its address and title, its days, its shape and its status."""

    href: str
    title: str
    span: Span
    shape: Shape
    status: str


class Row(NamedTuple):
    """A line of an overview: its name and where that leads, its first and last day, its marks with their names."""

    name: str
    href: str
    first: date
    last: date
    marks: Sequence[tuple[date, str]]
    moments: Sequence[Moment]


def overview(rows: Sequence[Row]) -> str:
    """Return lines with their events, each a link: for each its name and, beside it, its picture."""
    return "".join(map(_row, rows))


def _row(row: Row) -> str:
    lanes = _lanes(row)
    axis = _LANE * (max(lanes, default=0) + 1) + 2
    signs = "".join(
        f'<a href="{each.href}" tabindex="-1"><title>{escape(each.title)}</title>'
        f"{_sign(each.span, each.shape, each.status, row.first, row.last, _LANE * lane)}</a>"
        for each, lane in zip(row.moments, lanes, strict=True)
    )
    names = "".join(
        f'<text x="{_at(day, row.first, row.last):.4g}%" y="{axis + _LETTERS - 4}">{escape(name)}</text>'
        for day, name in row.marks
        if name
    )
    return (
        f'<a class="row" href="{row.href}" tabindex="-1" aria-hidden="true">{escape(row.name)}</a>'
        f'<svg class="time" direction="ltr" width="100%" height="{axis + _LETTERS}" aria-hidden="true">'
        f"{_axis(row.first, row.last, [day for day, _ in row.marks], axis)}{signs}{names}</svg>"
    )


def _lanes(row: Row) -> list[int]:
    """Return for each event of a line the first lane in which it lies on no other."""
    lanes: list[list[tuple[float, float]]] = []
    found: list[int] = []
    for each in row.moments:
        start, width = _extent(each.span, row.first, row.last)
        end = start + width + _APART
        free = (at for at, taken in enumerate(lanes) if all(end <= first or last <= start for first, last in taken))
        lane = next(free, len(lanes))
        lanes += [[]] * (lane == len(lanes))
        lanes[lane] = [*lanes[lane], (start, end)]
        found.append(lane)
    return found


def strip(span: Span, years: tuple[int, int], status: str, shape: Shape) -> str:
    """Return the years (first and last) as a strip, with the days of `span` that fall into them.

    One year has its months marked, several have their years.
    """
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    marks = (
        [date(year, 1, 1) for year in range(years[0], years[1] + 1)]
        if years[0] < years[1]
        else [date(years[0], month, 1) for month in range(1, 13)]
    )
    return (
        f'<svg class="time strip" direction="ltr" width="100%" height="{_LANE}" aria-hidden="true">'
        f"{_axis(first, last, marks, _LANE - 1)}{_sign(span, shape, status, first, last, 0)}</svg>"
    )


def sample(shape: Shape, status: str) -> str:
    """Return one sign alone, for a legend."""
    day = date(2000, 1, 1)
    sign = _sign(Span(day, day), shape, status, day, day, 0)
    return f'<svg class="time sample" direction="ltr" width="28" height="{_LANE}" aria-hidden="true">{sign}</svg>'


def _sign(span: Span, shape: Shape, status: str, first: date, last: date, top: int) -> str:
    start, width = _extent(span, first, last)
    if shape == "point":
        return f'<circle class="{status}" cx="{start + width / 2:.4g}%" cy="{top + _LANE // 2}" r="{_ROUND}"/>'
    rounded = f' rx="{_ROUND}"' if shape == "range" else ""
    return (
        f'<rect class="{shape} {status}" x="{start:.4g}%" y="{top + (_LANE - _THICK) // 2}" width="{width:.4g}%"'
        f' height="{_THICK}"{rounded}/>'
    )


def _axis(first: date, last: date, marks: Sequence[date], y: int) -> str:
    ticks = (f"{_at(day, first, last):.4g}%" for day in marks)
    lines = "".join(f'<line class="axis" x1="{x}" x2="{x}" y1="{y - 3}" y2="{y}"/>' for x in ticks)
    return f'<line class="axis" x1="0" x2="100%" y1="{y}" y2="{y}"/>{lines}'


def _extent(span: Span, first: date, last: date) -> tuple[float, float]:
    """Return where the days of a span that a line has begin on it, and how much of it they take, in per cent."""
    begins, ends = max(span.first or date.min, first), min(span.last or date.max, last)
    width = min(max(100 * ((ends - begins).days + 1) / ((last - first).days + 1), _LEAST), 100.0)
    start = min(_at(begins, first, last), 100 - width)
    before = _OPEN if span.first is None or span.first < first else 0
    after = _OPEN if span.last is None or span.last > last else 0
    return start - before, width + before + after


def _at(day: date, first: date, last: date) -> float:
    return 100 * (day - first).days / ((last - first).days + 1)
