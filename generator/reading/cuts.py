"""What YAML cuts off or bends on its way from a file's text to a value, and the line that keeps it whole."""

import re
from typing import Any, NamedTuple

from generator.model import cleaned, name_of, unseen

_COMMENT = re.compile(r"(?:[ \t]+|(?:[ \t]*\n)+([ \t]*))#")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+#")
_NEXT_KEY = re.compile(r", *\w+:(?: |$)|[}\]] *,?$")
_ESCAPES = {
    "n": "a line end",
    "r": "a line end",
    "N": "a line end",
    "L": "a line end",
    "P": "a line end",
    "\n": "nothing, and joins two words",
    "t": "a tab",
    "_": "a space",
} | dict.fromkeys("0abefv", "a sign that nobody sees")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_GLUED = re.compile(r"[a-z_]{2,}:\S")
_SWALLOWED = re.compile(r"\n[ \t]*(- |[a-z_]{2,}:(?!//)\S)")

_PAIRS = {"“": "”", "„": "“", "«": "»", "‘": "’", "‹": "›"}
TYPED = frozenset("“„«‘‹—–•·")
"""What word processors make of quotation marks and hyphens."""


class Cut(NamedTuple):
    """What is wrong with a value: where (an index into the file's text), what, and the value as it was meant.

    `hint` says what to do when that is more than to write the whole value in quotation marks.
    """

    at: int
    says: str
    whole: str
    hint: str = ""


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
    return Cut(at, f"a number sign cuts the text: “{comment}” is lost", f"{value.rstrip()} {comment}".strip())


def swallowed_in(text: str, event: Any) -> Cut | None:
    """Return where a line that looks like one of a list, or like a key, has become part of the text above it."""
    raw = text[event.start_mark.index : event.end_mark.index]
    found = _SWALLOWED.search(raw)
    if not found:
        return None
    at = event.start_mark.index + found.start(1)
    line = text[at : _line_end(text, at)].strip()
    hint = "set it as far to the left as the lines it belongs with; if it is part of the text, put quotes around all"
    return Cut(at, f"“{line}” has become part of the text above it", event.value, hint)


def looks_like_yaml(event: Any) -> Cut | None:
    """Return what a word processor made of a quotation mark or of the hyphen of a list, which YAML takes for text."""
    value, at = event.value, event.start_mark.index
    if value[1] == " ":
        says = f"`{value[0]}` makes no list, and becomes part of the text"
        return Cut(at, says, value, "write `- ` at the beginning of each line; if it is part of the text, quote all")
    closing = _PAIRS.get(value[0])
    if closing is None or value.find(closing) != len(value) - 1:
        return None
    inner = value[1:-1]
    hint = f"write `{quoted(inner)}`; if the marks belong to the text, `{quoted(value)}`"
    return Cut(at, f"curly quotation marks ({value[0]} {closing}) become part of the text", value, hint)


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
    return Cut(comma, f"within braces a comma ends the text: “{torn}” is torn off", text[start:end])


def glued_in(key: Any, value: Any) -> Cut | None:
    """Return what is wrong with a key and a value that no space parts."""
    if getattr(value, "value", None) != "" or key.style or not _GLUED.match(key.value):
        return None
    name, _, words = key.value.partition(":")
    return Cut(key.start_mark.index, "a colon needs a space behind it", words, f"write `{name}: {quoted(words)}`")


def escape_in(text: str, event: Any) -> Cut | None:
    r"""Return the first escape (`\n`, `\x0B`) by which words in double quotation marks become others than one reads."""
    start = event.start_mark.index + 1
    raw = text[start : event.end_mark.index - 1]
    hidden = {each.sign for each in unseen(event.value)}
    for found in _ESCAPE.finditer(raw):
        code = found[1]
        sign = chr(int(code[1:], 16)) if len(code) > 1 else ""
        if sign and sign in hidden:
            says = f"a sign that nobody sees, written as `{found[0]}`: {name_of(sign)}"
            return Cut(start + found.start(), says, cleaned(event.value))
        if becomes := _ESCAPES.get({"\n": "n", "\r": "n", "\t": "t"}.get(sign, code)):
            written = "\\ at the line's end" if code == "\n" else found[0]
            says = f"in double quotation marks `{written}` becomes {becomes}"
            return Cut(start + found.start(), says, raw.replace('\\"', '"').replace("\\\\", "\\").replace("\\\n", " "))
    return None


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end
