"""A text in; its sentences out."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…؟।][”\"»)]*\s+|[。！？][”»）」』]*\s*")
_BEGIN = re.compile(r"(?:[¿¡“\"«(「『]\s?)*(\w)")
_ABBREVIATION = re.compile(
    r"(?:(?<!\w)(?!(?<=['’])s)[^\W\d_]\.|\bEE\.|\bUU\.|\b(?:Sr|Sra|Dr|Dra|Mr|Ms|Mrs|Mme|St|No|núm|art|vs)\.)\Z"
)
"""An initial, but for the s of a possessive, and what is shortened."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a full stop behind an initial or an abbreviation ends none.

    Behind the end of a sentence stands no small letter; scripts that have none end one at every full stop.
    """
    found: list[str] = []
    for piece in _pieces(text):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        begin = _BEGIN.match(text, end.end())
        if begin and not begin[1].islower():
            yield text[start : end.end()].rstrip()
            start = end.end()
    yield text[start:]
