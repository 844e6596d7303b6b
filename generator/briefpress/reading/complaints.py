"""A complaint of the YAML parser in; a problem in an editor's words, where its cause stands, out."""

import re
from typing import Any

import yaml

from briefpress.model import Place, Problem, error

_KEYS = {
    "mapping values are not allowed": "yaml.colon",
    "found unexpected ':'": "yaml.colon",
    "block sequence entries are not allowed": "yaml.list",
    "mapping keys are not allowed": "yaml.sign",
    "found character that cannot start any token": "yaml.sign",
    "did not find expected node content": "yaml.sign",
    "could not find expected ':'": "yaml.no-colon",
    "while scanning a quoted scalar": "yaml.quote",
    "expected ',' or ']'": "yaml.bracket",
    "expected ',' or '}'": "yaml.brace",
    "while scanning a block scalar": "yaml.block",
    "did not find expected key": "yaml.line",
    "did not find expected '-' indicator": "yaml.line",
    "did not find expected <document start>": "yaml.line",
    "found a tab character": "yaml.tab",
    "directive": "yaml.directive",
    "undefined tag": "yaml.tag-sign",
    "while scanning a tag": "yaml.tag-sign",
    "while scanning an alias": "yaml.alias",
    "while scanning an anchor": "yaml.anchor-sign",
}
"""The message for each complaint of the parser, by words that stand in it; the first that fits is taken."""
_BAD_ESCAPES = ("unknown escape character", "hexdecimal number", "invalid Unicode character")
_BEGUN_BEFORE = ("yaml.quote", "yaml.bracket", "yaml.brace", "yaml.no-colon")
"""What is told where it begins, not where the parser lost its way."""
_GLUED = re.compile(r"([a-z_]+):(?=\S)")
_HYPHEN = re.compile(r"-(?=[^\s-])")
_DASH = re.compile(r"([—–•·‣])\s*")
_KEY = re.compile(r" *[\w-]+")
_ITEM = re.compile(r" *- ")


def complaint(bad: yaml.MarkedYAMLError, text: str, file: str, quoted: Any) -> Problem:
    """Return the problem that a complaint of the parser stands for.

    `quoted` is the last text in quotation marks over several lines that was read: a mark that was forgotten makes
    one, and the parser complains only behind its end.
    """
    what = f"{bad.context or ''} {bad.problem or ''}"
    key = next((key for words, key in _KEYS.items() if words in what), "yaml.other")
    mark = bad.problem_mark or bad.context_mark
    if mark is None:
        return error(Place(file), key)
    if any(each in what for each in _BAD_ESCAPES):
        return error(_place(file, mark), "yaml.escape")
    if key == "yaml.line" and quoted is not None and quoted.end_mark.line == mark.line:
        return error(_place(file, quoted.start_mark), "yaml.quote")
    begun = bad.context_mark
    if key in _BEGUN_BEFORE and begun is not None and begun.line < mark.line:
        mark = begun
    lines = text.split("\n")
    if key == "yaml.no-colon":
        return _no_colon(lines, mark.line, _place(file, mark))
    is_key = key == "yaml.colon" and _KEY.fullmatch(lines[mark.line][: mark.column])
    if (key == "yaml.line" or is_key) and (columns := _columns(lines, mark.line)):
        return error(_place(file, mark), "yaml.indent", n=_indent(lines[mark.line]) + 1, columns=columns)
    return error(_place(file, mark), key)


def _place(file: str, mark: Any) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)


def _no_colon(lines: list[str], at: int, place: Place) -> Problem:
    """Return what is wrong with a line that is no key and no line of a list."""
    line = lines[at].strip()
    above = next((each for each in reversed(lines[:at]) if each.strip()), "")
    if found := _GLUED.match(line):
        return error(place, "yaml.glued", line=f"{found[0]} {line[found.end() :]}")
    if found := _DASH.match(line):
        return error(place, "yaml.dash", sign=found[1])
    if found := _HYPHEN.match(line):
        return error(place, "yaml.hyphen", line=f"- {line[1:]}")
    if _ITEM.match(above) and _indent(above) == _indent(lines[at]):
        return error(place, "yaml.hyphen", line=f"- {line}")
    return error(place, "yaml.no-colon")


def _columns(lines: list[str], at: int) -> tuple[str, ...]:
    """Return the columns at which a line may begin, after those above it; none when it begins at one of them."""
    open_at: list[int] = []
    for line in lines[:at]:
        if line.strip() and not line.lstrip().startswith("#"):
            begin = _indent(line)
            open_at = [*(each for each in open_at if each < begin), begin]
    begin = _indent(lines[at]) if at < len(lines) else 0
    return () if begin in open_at else tuple(str(each + 1) for each in open_at)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
