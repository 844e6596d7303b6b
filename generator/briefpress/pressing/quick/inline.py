"""What stands within a line: emphasis, code, links, escaped signs, and the inline HTML of our own pictures."""

import re
from functools import lru_cache

from briefpress.pressing.quick.attributes import LIST, attributes
from briefpress.pressing.quick.marks import Uncovered

ENTITY = r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);"
WORDS = rf"(?:[^<>&\n]++|{ENTITY})++"
"""Plain text within HTML, on one line."""

_ESCAPED = r"\\(?:[\\`*_{}\[()#+\-.!|]|\](?!:))"
_TARGET = r"(?:[A-Za-z0-9/.~?#=:%+,@_-]++|&(?!#))++"
_TAGS = r"(?:svg|g|path|rect|circle|line|text|title|a|bdi|del|ins)"
_TAG_ATTRIBUTE = r'(?: (?!(?i:id|name)\b)[A-Za-z][A-Za-z0-9-]*(?:="[^"\\`<>\[\]\n]*")?)'

_TOKEN = re.compile(
    rf"{_ESCAPED}"
    rf"|{ENTITY}"
    rf"|\[(?:[^\[\]\\\n]++|{_ESCAPED})++\]\({_TARGET}\)(?:{LIST})?"
    rf"|\*\*(?![\s*])(?:[^*\\\n]++|{_ESCAPED})++(?<=\S)\*\*(?!\*)(?:{LIST})?"
    rf"|\*(?![\s*])(?:[^*\\\n]++|{_ESCAPED})++(?<=\S)\*(?!\*)(?:{LIST})?"
    rf"|`(?!\s)[^`\\<>&\n]+(?<!\s)`(?!`)(?:{LIST})?"
    rf"|<{_TAGS}{_TAG_ATTRIBUTE}*/?>"
    rf"|</{_TAGS}>"
    rf"|<https?://(?![^>]*/[iI][dD](?:[/=]|>)){_TARGET}>"
    r"|\n()(?=\[|    <svg )"
    r"|\\|`|\*|_|\[|\]|<|>|&|\{|\}|\n|!(?=\[)"
)
"""Each thing that means something, well formed; last the signs that do so when they stand alone, which are refused.

The one group tells the line break that is well formed. Each alternative begins with a plain sign, by which the
search for the next one is quick.
"""


def inline(text: str) -> str:
    """Return the HTML of a stretch of text, its links and ids marked. Raises Uncovered."""
    return _TOKEN.sub(_replaced, text)


def _replaced(found: re.Match[str]) -> str:
    return "\n" if found.lastindex else _html(found[0])


@lru_cache(maxsize=2048)
def _html(token: str) -> str:
    sign = token[0]
    if len(token) == 1:
        raise Uncovered(token)
    if sign == "\\":
        return token[1]
    if sign == "&":
        return token
    if sign == "[":
        text, _, rest = token[1:].rpartition("](")
        target, _, written = rest.partition(")")
        return f"<a{attributes(written, target)}>{inline(text)}</a>"
    if sign == "<":
        return _address(token[1:-1]) if token.startswith("<http") else token
    text, _, written = token.rpartition(sign)
    if sign == "`":
        return f"<code{attributes(written)}>{text[1:]}</code>"
    if token.startswith("**"):
        return f"<strong{attributes(written)}>{inline(text[2:-1])}</strong>"
    return f"<em{attributes(written)}>{inline(text[1:])}</em>"


def _address(target: str) -> str:
    return f"<a{attributes('', target)}>{target.replace('&', '&amp;')}</a>"
