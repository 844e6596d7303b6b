"""Strips of a year or of several, and the overview of a timeline."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from briefpress.model import Span

_YEAR, _TALL, _LEAST = 366, 12, 5
_WIDE, _LEFT, _LINE = 800, 60, 28


class Moment(NamedTuple):
    """An event on an overview: its address and title, its days, its status, and whether its date is exact."""

    href: str
    title: str
    span: Span
    status: str
    exact: bool


def overview(years: Sequence[tuple[int, Sequence[Moment]]]) -> str:
    """Return a line for each year with its months and its events, each a link; those of a year's line begin in it."""
    parts = [f'<svg class="overview" viewBox="0 0 {_WIDE} {_LINE * len(years)}" aria-hidden="true">']
    scale = (_WIDE - _LEFT) / _YEAR
    for row, (year, moments) in enumerate(years):
        y = _LINE * row + 18
        ticks = "".join(f"M{_LEFT + _days(date(year, month, 1), year) * scale:.0f} {y}v-4" for month in range(1, 13))
        parts.append(
            f'<a href="#y{year}" tabindex="-1"><text x="0" y="{y}">{year}</text></a>'
            f'<path class="axis" d="M{_LEFT} {y}H{_WIDE}{ticks}"/>'
        )
        for each in sorted(moments, key=_length, reverse=True):
            start = _LEFT + _days(each.span.first or date(year, 1, 1), year) * scale
            end = _LEFT + (_days(each.span.last or date(year, 12, 31), year) + 1) * scale
            width = max(min(end, _WIDE) - start, _LEAST)
            edge = "" if each.exact else " about"
            parts.append(
                f'<a href="{each.href}" tabindex="-1"><title>{escape(each.title)}</title>'
                f'<rect class="{each.status}{edge}" x="{start:.1f}" y="{y - 13}" width="{width:.1f}" height="10"/></a>'
            )
    return "".join(parts) + "</svg>"


def _days(day: date, year: int) -> int:
    return (day - date(year, 1, 1)).days


def _length(moment: Moment) -> int:
    span = moment.span
    return (span.last - span.first).days if span.first and span.last else _YEAR


def strip(span: Span, years: tuple[int, int], status: str, *, exact: bool) -> str:
    """Return the years (first and last) as a strip, with the days of `span` that fall into them.

    One year has its months marked, several have their years; what is not exact has a broken edge.
    """
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    scale = _YEAR / ((last - first).days + 1)
    start = (max(span.first or date.min, first) - first).days * scale
    end = ((min(span.last or date.max, last) - first).days + 1) * scale
    width = max(end - start, _LEAST)
    start = min(start, _YEAR - width)
    marks = (
        [date(year, 1, 1) for year in range(years[0], years[1] + 1)]
        if years[0] < years[1]
        else [date(years[0], month, 1) for month in range(1, 13)]
    )
    ticks = "".join(f"M{(each - first).days * scale:.4g} {_TALL}v-3" for each in marks)
    edge = "" if exact else " about"
    return (
        f'<svg class="strip" viewBox="0 0 {_YEAR} {_TALL + 1}" aria-hidden="true">'
        f'<path class="axis" d="M0 {_TALL}h{_YEAR}{ticks}"/>'
        f'<rect class="{status}{edge}" x="{start:.4g}" y="1" width="{width:.4g}" height="{_TALL - 4}" rx="1"/></svg>'
    )
