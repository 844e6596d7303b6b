"""Countries on a map: those that are shaded, and where the name of each has room."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple
from unicodedata import east_asian_width

from babel.core import get_global

from briefpress.rendering.pictures.atlas import DISPUTED, WIDTH, Frame, Point, outline, path, world
from briefpress.rendering.pictures.labels import Box, overlap

_WIDER = 1.7
"""How much wider a sign of a script of squares is."""
_STEP, _HIGH, _EDGE = 6, 9, 6
"""Pixels: how far apart lines are on which room is looked for, half a line of letters, what stays free at an edge."""

Stretch = tuple[float, float]


class _Room(NamedTuple):
    """A place for a name: how far it is from the country's edges, and where it is."""

    free: float
    spot: Point


def shaded(frame: Frame, codes: Sequence[str]) -> str:
    """Return countries (ISO 3166-1 alpha-2) as an SVG path; without those of which a line is disputed."""
    known = {number: state for number, state in enumerate(world().states) if _code(state.number) in codes}
    disputed = {name for pair in DISPUTED for name in pair}
    rings = (ring for state in known.values() if state.name not in disputed for ring in outline(frame, state.polygons))
    return "".join(f"{path(ring)}Z" for ring in rings)


@lru_cache(16)
def codes_on(frame: Frame) -> list[str]:
    """Return the countries of which something is on a map (ISO 3166-1 alpha-2)."""
    found = (_code(state.number) for state in world().states if outline(frame, state.polygons))
    return [each for each in found if each]


def named(frame: Frame, names: Mapping[str, str], wide: float, taken: Sequence[Box]) -> dict[str, Point]:
    """Return where the middle of a country's name is, for each of `names` (by code) that has room within its country.

    A letter is `wide` at most; nothing lies on what is `taken`.
    """
    found: dict[str, Point] = {}
    boxes = list(taken)
    for state in world().states:
        code = _code(state.number)
        if code in names:
            half = sum(_WIDER if east_asian_width(sign) in "WF" else 1 for sign in names[code]) * wide / 2
            rooms = _rooms(frame, state.name, half)
            free = (each for each in rooms if not any(overlap(_box(each.spot, half), box) for box in boxes))
            if best := max(free, default=None):
                found[code] = best.spot
                boxes.append(_box(best.spot, half))
    return found


@lru_cache(1024)  # as are other parts of a map: one in another language, or made again, has the same
def _lines(frame: Frame, name: str) -> dict[int, list[Stretch]]:
    """Return the stretches of lines that lie within a country, by their heights."""
    rings = [ring for state in world().states if state.name == name for ring in outline(frame, state.polygons)]
    heights = range(_EDGE, int(frame.height) - _EDGE, _STEP // 2)
    return {y: list(_stretches(crossed)) for y, crossed in zip(heights, _crossings(rings, heights), strict=True)}


@lru_cache(1024)
def _rooms(frame: Frame, name: str, half: float) -> list[_Room]:
    """Return the places in a country where a name of that half width fits."""
    return list(_found(frame, _lines(frame, name), half))


def _found(frame: Frame, lines: Mapping[int, Sequence[Stretch]], half: float) -> Iterator[_Room]:
    for y in range(_EDGE + _HIGH, int(frame.height) - _EDGE - _HIGH, _STEP // 2 * 2):
        for left, right in lines.get(y, ()):
            for part in (0.5, 0.3, 0.7):
                x = left + (right - left) * part
                if all(_holds(lines.get(y + at, ()), x - half, x + half) for at in (-_HIGH, 0, _HIGH)):
                    high = _clearance(lines, x, y)
                    yield _Room(min(x - left, right - x, high * 2), (x, y))


def _crossings(rings: Sequence[Sequence[Point]], heights: range) -> list[list[float]]:
    """Return where rings cross the line at each height."""
    found: list[list[float]] = [[] for _ in heights]
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            low, high = (max(0, ceil((y - heights.start) / heights.step)) for y in sorted((y1, y2)))
            for at in range(low, min(high, len(heights))):
                found[at].append(x1 + (heights[at] - y1) * (x2 - x1) / (y2 - y1))
    return found


def _stretches(crossed: Sequence[float]) -> Iterator[Stretch]:
    """Yield the stretches of a line that lie within the rings which cross it, by the even-odd rule, on the map."""
    crossed = sorted(crossed)
    for left, right in zip(crossed[::2], crossed[1::2], strict=False):
        left, right = max(left, _EDGE), min(right, WIDTH - _EDGE)
        if left < right:
            yield left, right


def _holds(stretches: Sequence[Stretch], left: float, right: float) -> bool:
    return any(start <= left and right <= end for start, end in stretches)


def _clearance(lines: Mapping[int, Sequence[Stretch]], x: float, y: int) -> float:
    """Return how far a country goes on above and below a place, the nearer end of both."""
    step = _STEP // 2
    ends = []
    for way in (-step, step):
        at = y
        while _holds(lines.get(at, ()), x, x):
            at += way
        ends.append(abs(at - y))
    return min(ends)


def _box(spot: Point, half: float) -> Box:
    return spot[0] - half, spot[1] - _HIGH, spot[0] + half, spot[1] + _HIGH


@cache
def _code(number: str) -> str:
    """Return a country's two letters for its three digits (ISO 3166-1); nothing for what has none."""
    return str(next(iter(get_global("territory_aliases").get(number, ())), ""))
