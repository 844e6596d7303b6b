"""Bytes of a YAML file in; its text out, or why it cannot be read."""

import codecs
import re
from errno import errorcode

from generator.model import Place, Problem, error

_CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.MULTILINE)
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
LARGEST = 2_000_000
"""The largest YAML file that is read, in bytes."""


def text_of(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a file, and what keeps it from being read (then the text is empty)."""
    if len(data) > LARGEST:
        return "", [error(Place(file), "yaml.too-large", most=LARGEST)]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        return "", [error(Place(file), "yaml.utf-16")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        place = Place(file, data.count(b"\n", 0, bad.start) + 1)
        return "", [error(place, "yaml.utf-8")]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = _conflicts(text, file) if "<<<<<<<" in text or ">>>>>>>" in text or "\n=======\n" in text else []
    return text, [*problems, *(_tabs(text, file) if "\t" in text else ())]


def unreadable(file: str, refused: OSError) -> Problem:
    """Return the problem of a file that the system does not give."""
    return error(Place(file), "yaml.unreadable", why=errorcode.get(refused.errno or 0, "other"))


def _conflicts(text: str, file: str) -> list[Problem]:
    return [error(_at(text, match, file), "yaml.conflict") for match in _CONFLICT.finditer(text)]


def _tabs(text: str, file: str) -> list[Problem]:
    return [error(_at(text, match, file), "yaml.tab") for match in _TAB.finditer(text)]


def _at(text: str, match: re.Match[str], file: str) -> Place:
    return Place(file, text.count("\n", 0, match.start()) + 1)
