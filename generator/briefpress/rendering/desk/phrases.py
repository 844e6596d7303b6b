"""A language's phrases: those of this package, with those of a library on top; what is wrong with a library's."""

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from briefpress.model import Language, primary_of, unseen

FALLBACK = "en"
"""The language whose phrases stand for those that another lacks."""
_FOLDER = Path(__file__).parent.parent / "phrases"
_PLURAL = re.compile(r"\.(?:zero|one|two|few|many|other)\Z")
_NO_LINE = re.compile(r"[<>\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What no phrase has: a page is laid out by its template."""
_SIGNS = '"\\[]*_`|'
"""Signs that mean something to a template: a phrase has only those that the English one has."""
_BROKEN = (ValueError, RecursionError)
"""What `tomllib` raises: its own errors, numbers too long to read, and brackets within too many others."""
_DEEPEST = 4
"""So many names, one within the other, lead to a phrase at most."""
_HEAD = re.compile(r"\s*\[([\w.\s-]+)\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")


class Fault(NamedTuple):
    """What is wrong in a file of phrases: where, the message's key, and what fills its blanks."""

    line: int
    column: int
    message: str
    values: dict[str, str | tuple[str, ...]]


def phrases_of(language: Language, own: str = "") -> dict[str, str]:
    """Return the phrases of a language by their keys (`kind.report`): the library's `own` (TOML) first, else English.

    Of `own`, what is no phrase, or cannot be filled in, is passed over; `faults` tells of it.
    """
    found = dict(_package(FALLBACK))
    for more in (dict(_package(language)), dict(_sound(own))):
        plurals = {key.removesuffix(".other") for key in more if key.endswith(".other")}
        found = {key: phrase for key, phrase in found.items() if _PLURAL.sub("", key) not in plurals} | more
    return found


def lacking(language: Language, own: str = "") -> list[str]:
    """Return the phrases that are English for want of a language's own; a plural may have forms of its own."""
    there = {**_package(language), **dict(_sound(own))}
    return [key for key in _package(FALLBACK) if key not in there and f"{key.removesuffix('.one')}.other" not in there]


def faults(own: str) -> Iterator[Fault]:
    """Yield what is wrong with a library's phrases (TOML)."""
    try:
        found = _read(own)
    except _BROKEN as bad:
        at = _AT.search(str(bad))
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (own.count("\n") + 1, 1)
        yield Fault(line, column, "phrases.toml", {"why": _AT.sub("", str(bad))})
        return
    lines = _lines(own)
    for key, value in found.items():
        if fault := _fault(key, value):
            yield Fault(lines.get(key, 1), 1, fault, {"key": key, "blanks": tuple(sorted(_blanks_at(key) or ()))})


def keys() -> list[str]:
    """Return the keys of all phrases."""
    return list(_package(FALLBACK))


def blank_file() -> str:
    """Return a file of phrases to be translated: the English ones, each line commented out."""
    text = (_FOLDER / f"{FALLBACK}.toml").read_text("utf-8")
    return "".join(f"# {line}" if _KEY.match(line) else line for line in text.splitlines(keepends=True))


def _sound(own: str) -> Iterator[tuple[str, str]]:
    try:
        found = _read(own)
    except _BROKEN:
        return  # an error of the check, which no page gets past
    yield from ((key, value) for key, value in found.items() if not _fault(key, value))


def _fault(key: str, value: object) -> str | None:
    wanted = _blanks_at(key)
    if wanted is None:
        return "phrases.unknown"
    if not isinstance(value, str):
        return "phrases.no-text"
    english = _package(FALLBACK)[_known(key)]
    signs = {each for each in _SIGNS if each in value and each not in english}
    lines = value.replace("\n", " ") if "\n" in english else value
    if signs or _NO_LINE.search(lines) or list(unseen(value)) or (english and not value.strip()):
        return "phrases.markup"
    blanks = _blanks(value)
    return None if blanks is not None and blanks <= wanted else "phrases.blanks"


def _blanks_at(key: str) -> set[str] | None:
    """Return the blanks that a phrase may have; None where there is no such phrase."""
    known = _known(key)
    return _blanks(_package(FALLBACK)[known]) if known else None


def _known(key: str) -> str:
    """Return the English phrase in whose place a phrase stands; nothing where there is none."""
    english = _package(FALLBACK)
    return next((each for each in (key, _PLURAL.sub(".other", key)) if each in english), "")


def _blanks(phrase: str) -> set[str] | None:
    """Return the names of a phrase's blanks; None where its braces are none that can be filled."""
    try:
        parts = list(string.Formatter().parse(phrase))
    except ValueError:
        return None
    if any(name == "" or spec or conversion or set(text) & set("{}") for text, name, spec, conversion in parts):
        return None
    return {name for _, name, _, _ in parts if name}


@cache
def _package(language: Language) -> Mapping[str, str]:
    """Return this package's phrases of a language, or of the one of which it is a variety; none where it has none."""
    for name in (language, primary_of(language)):
        path = _FOLDER / f"{name}.toml"
        if path.exists():
            return _read(path.read_text("utf-8"))
    return {}


def _read(text: str) -> dict[str, Any]:
    """Return the values of a TOML file by their keys. Raises one of `_BROKEN` when it is none."""
    return dict(_flat(tomllib.loads(text)))


def _flat(phrases: dict[str, Any], lead: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in phrases.items():
        if isinstance(value, dict) and lead.count(".") < _DEEPEST:
            yield from _flat(value, f"{lead}{key}.")
        else:
            yield lead + key, value


def _lines(text: str) -> dict[str, int]:
    """Return on which line each phrase of a TOML file stands."""
    found: dict[str, int] = {}
    lead = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.match(line):
            lead = f"{head[1].strip()}."
        elif key := _KEY.match(line):
            found[lead + key[1]] = number
    return found
