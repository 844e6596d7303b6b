"""Folding: what looks alike, white space, quotation marks and Markdown links are one for a search; nothing else is."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

from briefpress.model import look

_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_GAP = re.compile("  +")
_WHITE = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_ALIKE = tuple(
    [(each, " ") for each in _WHITE if each != " "]
    + [(each, '"') for each in "“”„‟«»"]
    + [(each, "'") for each in "‘’‚‛‹›"]
    + [(each, "-") for each in "\u2010\u2011"]
)

_ODD = re.compile("[" + "".join(sign for sign, _ in _ALIKE) + "]")

Cut = tuple[int, int]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return `text` folded: letters as they look, runs of white space as one space, quotation marks straight, links as
    their words.
    """
    return _GAP.sub(" ", _LINK.sub(r"\1", _alike(look(text)))).strip()


def _alike(text: str) -> str:
    if _ODD.search(text) is None:
        return text
    for sign, plain in _ALIKE:
        text = text.replace(sign, plain)
    return text


class Folded:
    """A source's text as the eye reads it, folded for searching, that can tell where each folded character stood.

    `text` is the folded text. `place(start, end)` turns a half-open range of it into one of the original.
    """

    def __init__(self, original: str) -> None:
        """Fold the text and note what was cut where."""
        self.original = original
        alike = _alike(original)
        links = [
            cut
            for match in _LINK.finditer(alike)
            for cut in ((match.start(), match.start(1)), (match.end(1), match.end()))
        ]
        unlinked, self._links = _cut(alike, links)
        gaps = [(match.start() + 1, match.end()) for match in _GAP.finditer(unlinked)]
        self.text, self._gaps = _cut(unlinked, gaps)
        self._paragraphs = [match.start() for match in re.finditer(r"\S[^\n]*", original)]

    def place(self, start: int, end: int) -> Cut:
        """Return where folded characters `start` to `end` stand in the original text."""
        return self._shown(start), self._shown(end - 1) + 1

    def paragraph(self, start: int) -> int:
        """Return the number (from 1) of the paragraph, a line that is not blank, at an original position."""
        return bisect_right(self._paragraphs, start)

    def around(self, start: int, end: int) -> str:
        """Return the whole paragraphs, folded, in which a range of the original stands."""
        first, last = self.original.rfind("\n", 0, start) + 1, self.original.find("\n", end)
        return fold(self.original[first : last if last >= 0 else None])

    def _shown(self, position: int) -> int:
        return self._links.before(self._gaps.before(position))


class _Shifts:
    """Where each kept stretch began before and begins after cutting."""

    def __init__(self, after: list[int], before: list[int]) -> None:
        self._after, self._before = after, before

    def before(self, position: int) -> int:
        index = bisect_right(self._after, position) - 1
        return self._before[index] + position - self._after[index]


def _cut(text: str, cuts: list[Cut]) -> tuple[str, _Shifts]:
    """Return `text` without the stretches in `cuts` (sorted, apart), and the shifts."""
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    kept = [(start, end) for start, end in list(pairwise(edges))[::2] if start < end] or [(0, 0)]
    after, total = [], 0
    for start, end in kept:
        after.append(total)
        total += end - start
    return "".join(text[start:end] for start, end in kept), _Shifts(after, [start for start, _ in kept])
