"""Plain text in; Markdown out that shows exactly that text."""

import re
from html import escape as for_html

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~^$=]")
_ENTITIES = {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "~": "&#126;",
    "^": "&#94;",
    "$": "&#36;",
    "=": "&#61;",
}
_LINE_START = re.compile(r"^(?:([#+\-:!?])|(\d+)([.)])(?=\s))")


def escape(text: str) -> str:
    """Return `text` as one line of Markdown in which no sign means anything but itself."""
    text = " ".join(text.split())
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), text)
    if text[:1] in "#+-:!?0123456789":
        text = _LINE_START.sub(
            lambda match: f"&#{ord(match[1])};" if match[1] else f"{match[2]}&#{ord(match[3])};", text
        )
    return text


def apart(text: str, language: str = "") -> str:
    """Return `text` as Markdown that is set in its own direction, whatever stands around it."""
    return _isolated(escape(text), language)


def apart_in_html(text: str, language: str = "") -> str:
    """Return the same as HTML."""
    return _isolated(for_html(text, quote=False), language)


def _isolated(words: str, language: str) -> str:
    spoken = f' lang="{language}"' if language else ""
    return f"<bdi{spoken}>{words}</bdi>"


def escape_within(text: str) -> str:
    """Return a stretch of a line as Markdown; a space at either end is kept."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text.strip() and text[-1].isspace() else ""
    return lead + escape(text) + tail
