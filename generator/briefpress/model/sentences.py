"""A text in; its sentences out."""

import re

_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][”\"»)]))\s+(?=[¿¡“\"«(]?[A-ZÁÉÍÓÚÑÜ0-9])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.|\bEE\.|\bUU\.|\b(?:Sr|Sra|Dr|Dra|Mr|Ms|Mrs|St|No|núm|art|vs)\.)\Z")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a full stop behind an initial or an abbreviation ends none."""
    found: list[str] = []
    for piece in _END.split(text):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found
