"""Paragraphs and quotations, with the attribute list on their last line."""

import re

from briefpress.pressing.quick.attributes import LIST, attributes
from briefpress.pressing.quick.inline import inline
from briefpress.pressing.quick.marks import Uncovered

_OTHER = re.compile(r"$|[\s#>|+=~!-]|\d+\.\s")
"""How a block begins that is no paragraph, or may not be one."""
_ALONE = re.compile(LIST)
_LIST = re.compile(rf"\n *({LIST})")


def check_start(text: str) -> None:
    """Refuse a text that does not begin as a paragraph does."""
    if _OTHER.match(text):
        raise Uncovered(text)


def paragraph(block: str) -> str:
    """Return the paragraph that a block is."""
    check_start(block)
    if block.endswith(" }"):
        text, _, _ = block.rpartition("\n")
        if found := _LIST.fullmatch(block, len(text)):
            return f"<p{attributes(found[1])}>{inline(text)}</p>\n"
        if _ALONE.fullmatch(block):
            return f"<p>{block}</p>\n"  # with nothing above it that it could describe, it is shown
    return f"<p>{inline(block)}</p>\n"


def quote(block: str) -> str:
    """Return the quotation that a block is, each of its lines marked."""
    lines = block.split("\n")
    if not all(line.startswith("> ") for line in lines):
        raise Uncovered(block)
    inner = "\n".join([line[2:] for line in lines])
    return f"<blockquote>\n{paragraph(inner)}</blockquote>\n"
