"""Land and borders of a stretch of the world as SVG paths, in an equirectangular projection (Snyder 1987, p. 90).

The shapes are Natural Earth's (public domain), at 1:110 million, as the npm package `world-atlas` ships them in
TopoJSON. Natural Earth draws lines where they are held in fact; those that are disputed are left out here.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, NamedTuple

Point = tuple[float, float]
Polygon = list[list[int]]
"""Rings of numbered lines, as TopoJSON has them."""
WIDTH = 800
_MARGIN, _LEAST = 6.0, 24.0
"""Degrees beyond the outermost places, and the least that a map is high."""
_ROUND, _HALF = 360.0, 180.0
_NEAR, _FINE, _COARSE = 60, 0.7, 30.0
"""Pixels: what counts as near the map, and how far apart points are kept there and elsewhere."""

DISPUTED = {
    frozenset(pair.split("/"))
    for pair in (
        "Armenia/Azerbaijan",
        "Afghanistan/Pakistan",
        "Algeria/W. Sahara",
        "Bhutan/China",
        "China/India",
        "Cyprus/N. Cyprus",
        "Egypt/Sudan",
        "Eritrea/Ethiopia",
        "Ethiopia/Somaliland",
        "Djibouti/Somaliland",
        "Georgia/Russia",
        "Guyana/Suriname",
        "Guyana/Venezuela",
        "India/Nepal",
        "India/Pakistan",
        "Israel/Jordan",
        "Israel/Lebanon",
        "Israel/Palestine",
        "Israel/Syria",
        "Jordan/Palestine",
        "Kosovo/Macedonia",
        "Kosovo/Montenegro",
        "Albania/Kosovo",
        "Kosovo/Serbia",
        "Kyrgyzstan/Tajikistan",
        "Mauritania/W. Sahara",
        "Morocco/W. Sahara",
        "North Korea/South Korea",
        "Russia/Ukraine",
        "S. Sudan/Sudan",
        "Somalia/Somaliland",
    )
}
"""Pairs, as Natural Earth names them, between which the line itself, or one side's being a state, is disputed."""


class Frame(NamedTuple):
    """The stretch of the world that a map shows (degrees), its scale (pixels a degree north) and its height."""

    west: float
    north: float
    squeeze: float
    scale: float
    height: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Return where a place stands on the map, in pixels from its upper left corner."""
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale


def frame_of(places: Iterable[Point]) -> Frame:
    """Return the frame that holds all places (longitude, latitude) with a margin; a map does not cross 180 degrees."""
    east_west, north_south = zip(*places, strict=True)
    south, north = min(north_south) - _MARGIN, max(north_south) + _MARGIN
    lacking = max(0.0, _LEAST - (north - south)) / 2
    south, north = max(-85.0, south - lacking), min(85.0, north + lacking)
    squeeze = cos(radians((south + north) / 2))
    west, east = min(east_west) - _MARGIN / squeeze, max(east_west) + _MARGIN / squeeze
    lacking = max(0.0, (north - south) * 1.5 / squeeze - (east - west)) / 2
    west, east = west - lacking, east + lacking
    scale = WIDTH / ((east - west) * squeeze)
    return Frame(west, north, squeeze, scale, round((north - south) * scale))


@lru_cache(16)
def land(frame: Frame) -> str:
    """Return the outlines of the land as an SVG path, to be filled by the even-odd rule."""
    return "".join(f"{path(ring)}Z" for shape in world().land for ring in outline(frame, _polygons(shape)))


def outline(frame: Frame, polygons: Iterable[Polygon]) -> list[list[Point]]:
    """Return the rings of some polygons, in pixels, as far as they touch the map."""
    rings = (_thinned(frame, _joined(world().arcs, ring), closed=True) for polygon in polygons for ring in polygon)
    return [ring for ring in rings if ring]


@lru_cache(16)
def borders(frame: Frame) -> str:
    """Return the borders between states as an SVG path, without those that are disputed."""
    lines = (
        _thinned(frame, world().arcs[arc], closed=False)
        for arc, sides in sorted(world().sides.items())
        if len(sides) == 2 and sides not in DISPUTED
    )
    return "".join(path(line) for line in lines if line)


class State(NamedTuple):
    """A state as Natural Earth has it: its name, its three digits (ISO 3166-1; empty without), its polygons."""

    name: str
    number: str
    polygons: list[Polygon]


class _World(NamedTuple):
    """Natural Earth's shapes: lines of (longitude, latitude), land, states, and the states on either side of a line."""

    arcs: list[list[Point]]
    land: list[dict[str, Any]]
    states: list[State]
    sides: dict[int, frozenset[str]]


@cache
def world() -> _World:
    """Return the shapes, read once."""
    topology = json.loads((Path(__file__).parent / "shapes" / "countries-110m.json").read_text("utf-8"))
    sides: dict[int, set[str]] = defaultdict(set)
    states = [
        State(each["properties"]["name"], each.get("id", ""), _polygons(each))
        for each in topology["objects"]["countries"]["geometries"]
    ]
    for state in states:
        for arc in (arc for polygon in state.polygons for ring in polygon for arc in ring):
            sides[_number(arc)].add(state.name)
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    land_shapes = topology["objects"]["land"]["geometries"]
    return _World(arcs, land_shapes, states, {arc: frozenset(each) for arc, each in sides.items()})


def _points(arc: Iterable[Sequence[int]], transform: dict[str, Sequence[float]]) -> Iterator[Point]:
    """Yield the points of an arc, whose steps are whole numbers (TopoJSON 2.1.2 and 2.1.4)."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * wide + left, y * high + low


def _polygons(shape: dict[str, Any]) -> list[Polygon]:
    arcs: list[Any] = shape["arcs"]
    return [arcs] if shape["type"] == "Polygon" else arcs


def _number(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _joined(arcs: list[list[Point]], ring: Iterable[int]) -> list[Point]:
    """Return the points of a ring; a negative arc is run through backwards, and shares its first point."""
    points: list[Point] = []
    for arc in ring:
        part = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points += part[1:] if points else part
    return points


def _thinned(frame: Frame, points: Iterable[Point], *, closed: bool) -> list[Point]:
    """Return a line in pixels with fewer points, far from the map far fewer; nothing when it does not touch the map.

    A line that crosses 180 degrees runs on beyond, and does not come back round the world.
    """
    kept: list[Point] = []
    turn, before = 0.0, 0.0
    for number, (longitude, latitude) in enumerate(points):
        if number and abs(longitude - before) > _HALF:
            turn += _ROUND if longitude < before else -_ROUND
        before = longitude
        x, y = frame.at(longitude + turn, latitude)
        apart = _FINE if _is_near(frame, x, y) else _COARSE
        if not kept or hypot(x - kept[-1][0], y - kept[-1][1]) >= apart:
            kept.append((x, y))
    return kept if kept and _touches(frame, kept, closed=closed) else []


def _is_near(frame: Frame, x: float, y: float) -> bool:
    return -_NEAR <= x <= WIDTH + _NEAR and -_NEAR <= y <= frame.height + _NEAR


def _touches(frame: Frame, line: list[Point], *, closed: bool) -> bool:
    if not closed:
        return any(_is_near(frame, *each) for each in line)
    xs, ys = zip(*line, strict=True)
    return bool(min(xs) <= WIDTH and max(xs) >= 0 and min(ys) <= frame.height and max(ys) >= 0)


def path(line: Iterable[Point]) -> str:
    """Return a line as an SVG path."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line)
