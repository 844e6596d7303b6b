"""Where names stand on a map so that none lies on another: beside, above or below its dot, as first fits."""

from collections.abc import Sequence
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""
_WIDE, _TALL, _DOT = 11.0, 22.0, 9.0
"""What a letter and a line of a name take at most, and how far the name stands from the middle of its dot."""


class Label(NamedTuple):
    """Where a name stands: its anchor's place in pixels, and which end of it that is (SVG)."""

    x: float
    y: float
    anchor: str


def labelled(spots: Sequence[tuple[float, float]], names: Sequence[str], dotted: Sequence[bool]) -> list[Label]:
    """Return a label for each spot with its name; where none of its places is free, the first is taken."""
    taken: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for (x, y), dot in zip(spots, dotted, strict=True) if dot]
    labels: list[Label] = []
    for (x, y), name, dot in zip(spots, names, dotted, strict=True):
        choices = _choices(x, y, dot)
        free = (each for each in choices if not any(overlap(box(each, name), other) for other in taken))
        labels.append(next(free, choices[0]))
        taken.append(box(labels[-1], name))
    return labels


def _choices(x: float, y: float, dot: bool) -> list[Label]:
    """Return the places for a name, the best first; one without a dot stands on its spot."""
    around = [Label(x, y - _DOT - 2, "middle"), Label(x, y + _DOT + 15, "middle")]
    if not dot:
        return [Label(x, y + 5, "middle"), *around]
    return [Label(x + _DOT, y + 5, "start"), Label(x - _DOT, y + 5, "end"), *around]


def box(label: Label, name: str) -> Box:
    """Return what a name takes where it stands."""
    wide = len(name) * _WIDE
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - _TALL + 5, left + wide, label.y + 5


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes have room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
