"""What YAML cuts off or bends on its way from a file's text to a value, and the line that keeps it whole."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefpress.model import Value, cleaned, name_of, unseen

_COMMENT = re.compile(r"(?:[ \t]+|(?:[ \t]*\n)+([ \t]*))#")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+#")
_NEXT_KEY = re.compile(r", *\w+:(?: |$)|[}\]] *,?$")
_ESCAPES = dict.fromkeys("nrNLP", "line") | dict.fromkeys("0abefv", "hidden") | {"t": "tab", "_": "space"}
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_GLUED = re.compile(r"[a-z_]{2,}:\S")
_SWALLOWED = re.compile(r"\n[ \t]*(- |[a-z_]{2,}:(?!//)\S)")

_PAIRS = {"“": "”", "„": "“", "«": "»", "‘": "’", "‹": "›"}
TYPED = frozenset("“„«‘‹—–•·")
"""What word processors make of quotation marks and hyphens."""


class Cut(NamedTuple):
    """What is wrong with a value: where (an index into the file's text), the message, and the value as it was meant.

    `values` are those of the message, but for `line`, the line that keeps the value whole.
    """

    at: int
    key: str
    whole: str
    values: Mapping[str, Value] = {}


def quoted(words: str) -> str:
    """Return words as YAML that says just them, on one line."""
    words = " ".join(words.split())
    return f'"{words}"' if '"' not in words and "\\" not in words else "'" + words.replace("'", "''") + "'"


def comment_lines(text: str) -> frozenset[int]:
    """Return the lines (from 0) in or right below which a comment may begin, blank lines passed over."""
    found: set[int] = set()
    at = text.find("#")
    while at >= 0:
        begin = len(text[max(0, at - 200) : at].rstrip()) + max(0, at - 200)
        if begin < at:
            line = text.count("\n", 0, at)
            found.update(range(line - text.count("\n", begin, at), line + 1))
        at = text.find("#", at + 1)
    return frozenset(found)


def comment_in(text: str, event: Any, column: int, *, flow: bool) -> Cut | None:
    """Return what a number sign has cut off a value that is not in quotation marks.

    Such a sign begins a comment where white space stands before it. `column` is where the value's key begins: a
    comment of its own line is no part of the value when it stands no further right.
    """
    end = event.end_mark.index
    if event.style:
        if header := _HEADER.match(text, event.start_mark.index):
            return _cut(text, header.end() - 1, event.value, flow)
        end -= text[end - 1 : end] == "\n"
    found = _COMMENT.match(text, end)
    if found is None or (found[1] is not None and len(found[1]) <= column and not flow):
        return None
    return _cut(text, found.end() - 1, event.value, flow)


def _cut(text: str, at: int, value: str, flow: bool) -> Cut:
    comment = text[at : _line_end(text, at)]
    if flow and (after := _NEXT_KEY.search(comment)):
        comment = comment[: after.start()]
    comment = comment.rstrip()
    return Cut(at, "yaml.comment", f"{value.rstrip()} {comment}".strip(), {"lost": comment})


def swallowed_in(text: str, event: Any) -> Cut | None:
    """Return where a line that looks like one of a list, or like a key, has become part of the text above it."""
    raw = text[event.start_mark.index : event.end_mark.index]
    found = _SWALLOWED.search(raw)
    if not found:
        return None
    at = event.start_mark.index + found.start(1)
    line = text[at : _line_end(text, at)].strip()
    return Cut(at, "yaml.swallowed", event.value, {"lost": line})


def looks_like_yaml(event: Any) -> Cut | None:
    """Return what a word processor made of a quotation mark or of the hyphen of a list, which YAML takes for text."""
    value, at = event.value, event.start_mark.index
    if value[1] == " ":
        return Cut(at, "yaml.dash", value, {"sign": value[0]})
    closing = _PAIRS.get(value[0])
    if closing is None or value.find(closing) != len(value) - 1:
        return None
    return Cut(at, "yaml.curly", value, {"marks": f"{value[0]} {closing}", "plain": quoted(value[1:-1])})


def is_torn_off(text: str, key: Any, value: Any) -> bool:
    """Return whether what YAML takes for a key within braces is the rest of a text that has a comma."""
    if " " in key.value:
        return not key.style
    if getattr(value, "value", None) or key.style:
        return False
    begun = text[key.end_mark.index : value.end_mark.index].lstrip()[:1]
    return begun != ":" and not _GLUED.match(key.value)


def comma_in(text: str, start: int, comma: int, end: int) -> Cut:
    """Return what a comma has torn off a value that begins at `start`; the rest begins at `comma` and ends at `end`."""
    torn = text[comma:end].strip()
    return Cut(comma, "yaml.comma", text[start:end], {"lost": torn})


def glued_in(key: Any, value: Any) -> Cut | None:
    """Return what is wrong with a key and a value that no space parts."""
    if getattr(value, "value", None) != "" or key.style or not _GLUED.match(key.value):
        return None
    return Cut(key.start_mark.index, "yaml.glued", key.value.partition(":")[2])


def escape_in(text: str, event: Any) -> Cut | None:
    r"""Return the first escape (`\n`, `\x0B`) by which words in double quotation marks become others than one reads."""
    start = event.start_mark.index + 1
    raw = text[start : event.end_mark.index - 1]
    hidden = {each.sign for each in unseen(event.value)}
    for found in _ESCAPE.finditer(raw):
        code = found[1]
        sign = chr(int(code[1:], 16)) if len(code) > 1 else ""
        if sign and sign in hidden:
            values: dict[str, Value] = {"escape": found[0], "name": name_of(sign)}
            return Cut(start + found.start(), "yaml.unseen-escape", cleaned(event.value), values)
        if code == "\n":
            return Cut(start + found.start(), "yaml.joined", raw.replace("\\\n", " "))
        if becomes := _ESCAPES.get({"\n": "n", "\r": "n", "\t": "t"}.get(sign, code)):
            written = raw.replace('\\"', '"').replace("\\\\", "\\")
            return Cut(start + found.start(), "yaml.bent", written, {"escape": found[0], "becomes": becomes})
    return None


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end
