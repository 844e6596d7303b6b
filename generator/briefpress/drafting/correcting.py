"""A briefing's file in; what a form needs to change its claims out: their values, and the lines on which they stand."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from briefpress.model import Claim, Marks, Path

FIELDS = ("says", "kind", "voice", "passage", "sections", "actors", "when", "when_because", "note")
"""The fields of a claim that the form changes."""
_CLAIMS = "claims"
_QUOTED = re.compile(r""" "(?:\\.|[^"\\])*"|'(?:''|[^'])*' """, re.VERBOSE)
_COMMENT = re.compile(r"(?:^|\s)#")

Lines = tuple[int, int]
"""The first line of something, counted from 0, and the one after its last."""


def correctable(text: str, marks: Marks, claims: Mapping[str, Claim]) -> dict[str, Any]:
    """Return claims of a briefing by id: the values of their `FIELDS`, and the lines of each field in its `text`.

    `marks` tell where everything stands in the text. A claim that is not laid out as `briefings fmt` sets claims and
    their fields is left out; a field is `held` when it has a comment, which a change would lose.
    """
    lines = text.split("\n")
    keys: defaultdict[Path, list[tuple[str, int]]] = defaultdict(list)
    for path, (key, _) in marks.items():
        keys[path[:-1]].append((str(path[-1]), key.line))
    end = next((line for _, line in keys[()] if line > marks[_CLAIMS,][0].line), len(lines))
    found = {}
    for name, at in _spans(lines, keys[_CLAIMS,], end).items():
        path = (_CLAIMS, name)
        if name not in claims or not _is_laid_out(lines, marks, path, [line for _, line in keys[path]]):
            continue
        spans = _spans(lines, keys[path], at[1])
        values = claims[name].model_dump(mode="json", include=set(FIELDS), exclude_defaults=True)
        held = [field for field in spans if _has_comment(lines, marks, (*path, field), spans[field])]
        found[name] = {"at": at, "fields": spans, "values": values, "held": held}
    return found


def _is_laid_out(lines: Sequence[str], marks: Marks, path: Path, starts: Sequence[int]) -> bool:
    """Return whether a claim's key is at column 2, and each of its fields at column 4 of a line of its own."""
    key, value = marks[path]
    is_block = lines[value.line][value.column : value.column + 1] != "{"
    at = {_indent(lines[line]) for line in starts}
    return is_block and key.column == 2 and at == {4} and len(starts) == len({key.line, *starts}) - 1


def _spans(lines: Sequence[str], keys: Sequence[tuple[str, int]], end: int) -> dict[str, Lines]:
    """Return the lines of each key beside one another: what is empty, or a comment above the next, is none of them."""
    found = {}
    for (name, first), (_, after) in pairwise([*keys, ("", end)]):
        while after > first + 1 and _is_between(lines[after - 1], _indent(lines[first])):
            after -= 1
        found[name] = (first, after)
    return found


def _is_between(line: str, indent: int) -> bool:
    return not line.strip() or (line.lstrip()[0] == "#" and _indent(line) <= indent)


def _has_comment(lines: Sequence[str], marks: Marks, path: Path, at: Lines) -> bool:
    """Return whether there is a comment on a field's lines; within a text of several lines (`>-`) there is none."""
    if not any("#" in line for line in lines[slice(*at)]):
        return False
    inner = [pair for each, pair in marks.items() if each[: len(path)] == path]
    words: set[int] = set()
    for key, value in inner:
        if lines[value.line][value.column : value.column + 1] in ("|", ">"):
            below = min((other.line for other, _ in inner if other.line > value.line), default=at[1])
            words.update(line for line in range(value.line + 1, below) if _indent(lines[line]) > key.column)
    return any(_COMMENT.search(_QUOTED.sub("", lines[line])) for line in range(*at) if line not in words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
