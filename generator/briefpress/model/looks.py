"""What a text looks like: the same to the eye is the same here, however it is composed.

Composed and decomposed accents, ligatures and the letter shapes of copied PDFs become plain letters; soft hyphens,
zero-width signs and others that nobody sees are left out, but for those that a language needs where they stand.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from briefpress.model.signs import beyond_ascii, may_hide, unseen

_SHAPES = re.compile("[\u0132\u0133\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
"""Signs that hold several letters, or a letter's shape within a word: Latin, Armenian, Hebrew, Arabic."""
_JAMO = re.compile("[\u1161-\u11ff]")
_SHOWN = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffd\U000f0000-\U0010ffff]")
"""Signs without a meaning that show as a box: not seen as letters, but seen."""

_RARE = re.compile(
    "[\u0132\u0133\u034f\u115f-\u11ff\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufb00-\uffff\U000e0100-\U000e01ef]"
)
"""What is printable and composed, and may yet look like something else."""
_SHORT = 1000
"""In a text no longer than that, looking for signs is quicker than gathering them."""


def look(text: str) -> str:
    """Return a text as the eye reads it."""
    return text if is_plain(text) else "".join(_clusters(text))


def plain_name(name: str) -> str:
    """Return a name as the eye reads it; one written surname first (`Brand, Teo`) in its usual order."""
    words = " ".join(look(name).split())
    last, comma, first = words.partition(", ")
    return f"{first} {last}" if comma and ", " not in first else words


def is_plain(text: str) -> bool:
    """Return whether a text surely is as the eye reads it."""
    if text.isascii():
        return True
    if len(text) < _SHORT:
        return text.isprintable() and unicodedata.is_normalized("NFC", text) and not _RARE.search(text)
    return are_plain(beyond_ascii(text))


def are_plain(signs: Iterable[str]) -> bool:
    """Return whether a text with just these signs surely is as the eye reads it."""
    return all(map(_is_plain, signs))


def _clusters(text: str) -> Iterator[str]:
    """Yield the letters of a text as the eye reads them."""
    left_out = {each.at for each in unseen(text) if not (each.sign.isspace() or _SHOWN.match(each.sign))}
    kept = ""
    for at, sign in enumerate(text):
        if at in left_out:
            continue
        if kept and not _joins(sign):
            yield _composed(kept)
            kept = ""
        kept += sign
    yield _composed(kept)


def _composed(kept: str) -> str:
    if len(kept) == 1 and _is_plain(kept):
        return kept
    return unicodedata.normalize("NFC", _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), kept))


def _joins(sign: str) -> bool:
    """Return whether a sign may melt into the letter before it."""
    return not sign.isascii() and (unicodedata.category(sign)[0] == "M" or bool(_JAMO.match(sign)))


@cache
def _is_plain(sign: str) -> bool:
    return not (_joins(sign) or _SHAPES.match(sign) or may_hide(sign) or unicodedata.normalize("NFC", sign) != sign)
