"""Words as the index has them: without case and accents, and stemmed.

What stands here stands a second time in theme/assets/search/words.js; a test compares the two.
Stems: Snowball 3.0 (snowballstem.org), on both sides made from the same grammar.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

from Stemmer import Stemmer

from briefpress.model import primary_of
from briefpress.searching.languages import STEMMERS, common_in

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of scripts that part no words, or join to them what others write apart: Chinese, Japanese, Thai, Korean."""
_UNPARTED = re.compile(f"[{_UNSPACED}]")
_PARTS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_SIGNS = "'’‘ʻʼ"
"""What people write for an apostrophe; some letters of Uzbek and Hawaiian have one of them inside."""
_GROUPED = re.compile("(^|[^0-9.,])([0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+)(?![0-9])")
_SPACES = re.compile("[ \u00a0\u2009\u202f]")
_MAYBE_GROUPED = re.compile("[0-9][ \u00a0\u2009\u202f][0-9]{3}")
_DIGIT = re.compile("[0-9]")
_SIGN = re.compile(f"[{_SIGNS}]")
_POSSESSIVE = re.compile(rf"([^\W_])[{_SIGNS}]s(?![^\W_])")
_INSIDE = re.compile(rf"([^\W0-9_])[{_SIGNS}](?=[^\W0-9_])")
_THOUSANDS = re.compile(r"([0-9])[.,](?=[0-9]{3}(?![0-9]))")
_DECIMAL = re.compile(r"(^|[^0-9.,])([0-9]+)[.,]([0-9]+)(?![0-9]|[.,][0-9])")
_OTHERS = {ord("ı"): "i", ord("ł"): "l", ord("ø"): "o", ord("đ"): "d"}
"""Letters that readers type without their mark, and that Unicode does not take apart."""
_SHORT_I = "и\u0306"
"""A letter of its own in Russian, on which its endings hang."""
_HIDDEN: dict[int, int | str | None] = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Signs within words that nobody sees, as in words copied from a PDF."""


_FORGIVEN = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Marks that readers leave out: accents, and the points of Hebrew and Arabic. In other scripts marks are letters."""
_MARKS = re.compile(f"[{_FORGIVEN}]")


class _Unmarked(dict[int, int | str | None]):
    """A table for `str.translate` that drops marks which readers leave out; it learns each character as it comes."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = None if _MARKS.match(chr(code)) else code
        return self[code]


_UNMARKED = _Unmarked(_OTHERS | _HIDDEN)


def fold(text: str) -> str:
    """Return a text in small letters without accents, possessive endings and apostrophes within words.

    Numbers lose the marks between their thousands, and have `p` for the decimal point or comma.
    """
    text = grouped(text).lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).replace(_SHORT_I, "й").translate(_UNMARKED)
        text = unicodedata.normalize("NFC", text)  # the syllables of Korean are whole again
    if _SIGN.search(text):
        text = _INSIDE.sub(r"\1", _POSSESSIVE.sub(r"\1", text))
    return _DECIMAL.sub(r"\1\2p\3", _THOUSANDS.sub(r"\1", text)) if _DIGIT.search(text) else text


def grouped(text: str) -> str:
    """Return a text without the spaces between the thousands of a number."""
    if _MAYBE_GROUPED.search(text) is None:
        return text
    return _GROUPED.sub(lambda found: found[1] + _SPACES.sub("", found[2]), text)


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in order; in scripts that part none, every two signs that stand together."""
    folded = fold(text)
    if folded.isascii():
        return _WORD.findall(folded)
    found: list[str] = _marked_word().findall(folded.replace("_", " "))
    if _UNPARTED.search(folded) is None:
        return found
    return [each for word in found for part in _PARTS.findall(word) for each in _cut(part)]


@cache
def _marked_word() -> re.Pattern[str]:
    """Return the pattern of a word, of which marks may be a part; beyond ASCII, where there are some."""
    marks = "".join(chr(code) for code in range(0x20000) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(f"[\\w{marks}]+")


def _cut(part: str) -> list[str]:
    if len(part) < 2 or _UNPARTED.match(part) is None:
        return [part]
    return [part[at : at + 2] for at in range(len(part) - 1)]


@cache
def _stemmer(language: str) -> Any:
    return Stemmer(STEMMERS[language])


@cache
def term(word: str, language: str) -> str:
    """Return the term under which a folded word is found: its language and its stem.

    Words of a language without a stemmer here are terms as they are, under `x`.
    """
    language = primary_of(language)
    if language not in STEMMERS:
        return f"x:{word}"
    return f"{language}:{_stemmer(language).stemWord(word)}"


Word = tuple[str, str, bool]
"""A folded word, its term, and whether it is a common one."""


class _Chunks(dict[str, tuple[Word, ...]]):
    """The words of what stands between white space in texts of one language; learnt when a chunk first comes.

    A text has few different ones, and folding reaches across white space only between the thousands of a number.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language, self._common = language, common_in(language)

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        self[chunk] = tuple((word, term(word, self._language), word in self._common) for word in words(chunk))
        return self[chunk]


_MOST_CHUNKS = 250_000
_chunks = cache(_Chunks)


def read(text: str, language: str) -> Iterator[Word]:
    """Return the words of a text with their terms, in order: those of `words`, many times faster."""
    return chain.from_iterable(map(_chunks(language).__getitem__, grouped(text).split()))
