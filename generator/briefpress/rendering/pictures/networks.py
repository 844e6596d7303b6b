"""Networks of relations: one actor in the middle, the others around it."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from briefpress.rendering.pictures.bars import short

_ROW, _HALF, _BOX, _GAP = 48, 344, 92, 28


class Link(NamedTuple):
    """A line of a network: the actor at its end, its address, and what it is to the one in the middle."""

    name: str
    href: str
    says: str


def network(middle: str, links: Sequence[Link]) -> str:
    """Return an actor in the middle and those related to it left and right, each a link."""
    left, right = links[: (len(links) + 1) // 2], links[(len(links) + 1) // 2 :]
    height = _ROW * max(len(left), len(right), 1)
    parts = [f'<svg class="network" direction="ltr" viewBox="0 0 {2 * _HALF} {height}" aria-hidden="true">']
    for side, some in ((-1, left), (1, right)):
        offset = (height - _ROW * len(some)) / 2 + _ROW / 2
        for row, link in enumerate(some):
            parts.append(_spoke(side, offset + row * _ROW, height / 2, link))
    top = height / 2 - 17
    parts.append(
        f'<rect class="middle" x="{_HALF - _BOX}" y="{top:g}" width="{2 * _BOX}" height="34" rx="4"/>'
        f'<text class="middle" x="{_HALF}" y="{height / 2 + 5:g}" text-anchor="middle">'
        f"{escape(short(middle, 22))}</text></svg>"
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
        f"{escape(short(link.name, 30))}</text></a>"
        f'<text class="says" x="{text}" y="{y + 14:g}" text-anchor="{anchor}">{escape(short(link.says, 32))}</text>'
    )
