"""Bytes of a YAML file in; its text out, or why it cannot be read."""

import codecs
import re

from generator.model import Place, Problem

_CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.MULTILINE)
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
LARGEST = 2_000_000
"""The largest YAML file that is read, in bytes."""


def text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a file, and what keeps it from being read (then the text is empty)."""
    if len(data) > LARGEST:
        return "", [Problem(Place(file), "yaml", f"the file is larger than {LARGEST:,} bytes", "split it")]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        return "", [Problem(Place(file), "yaml", "the file is not UTF-8 (UTF-16, it seems)", "save it as UTF-8")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(file, data.count(b"\n", 0, error.start) + 1)
        return "", [Problem(place, "yaml", "the file is not UTF-8", "save it as UTF-8 and mend this line's accents")]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = _conflicts(text, file) if "<<<<<<<" in text or ">>>>>>>" in text or "\n=======\n" in text else []
    return text, [*problems, *(_tabs(text, file) if "\t" in text else ())]


def _conflicts(text: str, file: str) -> list[Problem]:
    return [
        Problem(_at(text, match, file), "yaml", "a mark of an unfinished merge", "keep one side and delete the marks")
        for match in _CONFLICT.finditer(text)
    ]


def _tabs(text: str, file: str) -> list[Problem]:
    return [
        Problem(_at(text, match, file), "yaml", "a tab at the beginning of the line", "indent with spaces")
        for match in _TAB.finditer(text)
    ]


def _at(text: str, match: re.Match[str], file: str) -> Place:
    return Place(file, text.count("\n", 0, match.start()) + 1)
