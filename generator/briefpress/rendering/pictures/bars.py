"""Bars of figures."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_PLOT, _BAR = 400, 18


class Bar(NamedTuple):
    """A bar of a plot: how long it is as a share of the longest (0 to 1), what it is called, how it is hedged."""

    share: float
    label: str
    hedge: str


def bars(rows: Sequence[Bar]) -> str:
    """Return bars below each other, the longest as wide as the plot; a hedged one ends in a broken edge."""
    parts = [f'<svg class="bars" direction="ltr" viewBox="0 0 {_PLOT} {len(rows) * 2 * _BAR}" aria-hidden="true">']
    for row, bar in enumerate(rows):
        y, width = row * 2 * _BAR, max(2.0, bar.share * _PLOT)
        parts.append(
            f'<text x="0" y="{y + 12}">{escape(short(bar.label, 60))}</text>'
            f'<rect class="whole" x="0" y="{y + 17}" width="{_PLOT}" height="{_BAR - 8}"/>'
            f'<rect class="{bar.hedge}" x="0" y="{y + 17}" width="{width:.1f}" height="{_BAR - 8}"/>'
        )
    return "".join(parts) + "</svg>"


def short(text: str, most: int) -> str:
    """Return a text cut to at most so many signs."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
