"""Pictures drawn as SVG in the page's own colours: strips of a year, networks of relations, bars of figures.

Each says what a text or a table beside it says too; so they are hidden from screen readers. Colours and line styles
come from the style sheets, by class.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from generator.model import Span

_YEAR, _TALL, _LEAST = 366, 12, 5
_ROW, _HALF, _BOX, _GAP = 46, 430, 104, 36
_PLOT, _BAR = 400, 18
_WIDE, _LEFT, _LINE = 800, 60, 28


class Link(NamedTuple):
    """A line of a network: the actor at its end, its address, and what it is to the one in the middle."""

    name: str
    href: str
    says: str


class Bar(NamedTuple):
    """A bar of a plot: how long it is as a share of the longest (0 to 1), what it is called, how it is hedged."""

    share: float
    label: str
    hedge: str


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


def network(middle: str, links: Sequence[Link]) -> str:
    """Return an actor in the middle and those related to it left and right, each a link."""
    left, right = links[: (len(links) + 1) // 2], links[(len(links) + 1) // 2 :]
    height = _ROW * max(len(left), len(right), 1)
    parts = [f'<svg class="network" viewBox="0 0 {2 * _HALF} {height}" aria-hidden="true">']
    for side, some in ((-1, left), (1, right)):
        offset = (height - _ROW * len(some)) / 2 + _ROW / 2
        for row, link in enumerate(some):
            parts.append(_spoke(side, offset + row * _ROW, height / 2, link))
    top = height / 2 - 17
    parts.append(
        f'<rect class="middle" x="{_HALF - _BOX}" y="{top:g}" width="{2 * _BOX}" height="34" rx="4"/>'
        f'<text class="middle" x="{_HALF}" y="{height / 2 + 5:g}" text-anchor="middle">'
        f"{escape(_short(middle, 22))}</text></svg>"
    )
    return "".join(parts)


def _spoke(side: int, y: float, middle: float, link: Link) -> str:
    near, far = _HALF + side * _BOX, _HALF + side * (_BOX + _GAP)
    text = far + side * 6
    anchor = "end" if side < 0 else "start"
    bend = (near + far) / 2
    return (
        f'<path d="M{near} {middle:g}C{bend:g} {middle:g} {bend:g} {y:g} {far} {y:g}"/>'
        f'<a href="{escape(link.href)}" tabindex="-1"><text x="{text}" y="{y - 1:g}" text-anchor="{anchor}">'
        f"{escape(_short(link.name, 31))}</text></a>"
        f'<text class="says" x="{text}" y="{y + 14:g}" text-anchor="{anchor}">{escape(_short(link.says, 34))}</text>'
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def bars(rows: Sequence[Bar]) -> str:
    """Return bars below each other, the longest as wide as the plot; a hedged one ends in a broken edge."""
    parts = [f'<svg class="bars" viewBox="0 0 {_PLOT} {len(rows) * 2 * _BAR}" aria-hidden="true">']
    for row, bar in enumerate(rows):
        y, width = row * 2 * _BAR, max(2.0, bar.share * _PLOT)
        parts.append(
            f'<text x="0" y="{y + 12}">{escape(_short(bar.label, 60))}</text>'
            f'<rect class="whole" x="0" y="{y + 17}" width="{_PLOT}" height="{_BAR - 8}"/>'
            f'<rect class="{bar.hedge}" x="0" y="{y + 17}" width="{width:.1f}" height="{_BAR - 8}"/>'
        )
    return "".join(parts) + "</svg>"
