"""A page's blocks, one after the other: what stands between empty lines, and the HTML elements around them."""

import re

from briefpress.pressing.quick.attributes import as_html
from briefpress.pressing.quick.headings import Heading, heading
from briefpress.pressing.quick.inline import ENTITY, WORDS
from briefpress.pressing.quick.lists import INDENT, OpenList
from briefpress.pressing.quick.marks import Uncovered
from briefpress.pressing.quick.paragraphs import paragraph, quote
from briefpress.pressing.quick.tables import table

_LIST_ITEM = re.compile(r"(?:-|[0-9]+\.) ")
_NOTE = re.compile(r'!!! ([a-z]+) ""')

_ATTRIBUTE = r'(?: (?!markdown\b)[a-z][a-z-]*="[^"&<>`\n]*")'
_OPENED = re.compile(rf"<(div|details|section)({_ATTRIBUTE}*) markdown( open)?>(?:\n?<summary>({WORDS})</summary>)?")
_NAMED = re.compile(r'([a-z-]+)="([^"]*)"')
_CITATION = re.compile(rf'<p class="citation">(?:{WORDS}|<bdi(?: lang="[A-Za-z0-9-]*")?>|</bdi>)++</p>')
_FORMER = re.compile(r'<div class="former" id="([a-z0-9-]+)"></div>')
_RAW = re.compile(
    r'<script type="application/ld\+json">[^<\n]*</script>'
    rf'|<div class="text" lang="[a-z-]*">(?:\n<p id="p[0-9]+" dir="auto">(?:[^<>&\n]++|{ENTITY}|<(?:/?mark|/span|/a'
    r'|span class="at" id="[A-Za-z0-9-]+"|a class="ref" href="[^"<>\n]*" title="[^"<>\n]*")>)++</p>)*\n</div>'
)
_RAW_ID = re.compile(r'<(?:p|span class="at") id="([^"]*)"')


class Blocks:
    """A page in pieces of HTML; in place of a heading, which waits for its id, stands nothing."""

    def __init__(self, text: str) -> None:
        """Take the blocks of a page's text up. Raises Uncovered."""
        self.pieces: list[str] = []
        self.headings: dict[int, Heading] = {}
        self.raw_ids: list[str] = []
        self._open: list[str] = []
        self._list: OpenList | None = None
        self._note = ""
        for block in text.strip("\n").split("\n\n"):
            if block := block.lstrip("\n"):
                self._add(block)
        self._end()
        if self._open:
            raise Uncovered(self._open[-1])

    def _add(self, block: str) -> None:
        sign = block[:1]
        if sign == " ":
            self._indented(block)
        elif sign in "-0123456789" and _LIST_ITEM.match(block):
            self._items(block)
        else:
            self._end()
            self._other(sign, block)

    def _indented(self, block: str) -> None:
        if self._list:
            self._list.indented(block)
        elif self._note and block.startswith(INDENT) and "\n" not in block:
            self.pieces.append(f'<div class="admonition {self._note}">\n{paragraph(block[len(INDENT) :])}</div>\n')
            self._note = ""
        else:
            raise Uncovered(block)

    def _items(self, block: str) -> None:
        if self._list:
            self._list.add(block)
        else:
            self._end()
            self._list = OpenList(block)

    def _end(self) -> None:
        """End what could still go on: a list."""
        if self._note:
            raise Uncovered(self._note)
        if self._list:
            self.pieces.append(self._list.html())
            self._list = None

    def _other(self, sign: str, block: str) -> None:
        if sign == "#":
            self.headings[len(self.pieces)] = heading(block)
            self.pieces.append("")
        elif sign == "|":
            self.pieces.append(table(block))
        elif sign == ">":
            self.pieces.append(self._quote(block))
        elif sign == "<":
            self._element(block)
        elif found := _NOTE.fullmatch(block):
            self._note = found[1]
        else:
            self.pieces.append(paragraph(block))

    def _quote(self, block: str) -> str:
        if self.pieces and self.pieces[-1].startswith("<blockquote>"):
            raise Uncovered(block)
        return quote(block)

    def _element(self, block: str) -> None:
        """Take up an element of HTML in which Markdown goes on, or a block of HTML."""
        if found := _OPENED.fullmatch(block):
            self._open_element(*found.groups())
        elif block.startswith("</"):
            self._close_element(block)
        elif found := _FORMER.fullmatch(block):
            self.pieces.append(f"{block}\n" if self._open else f"{block}\n\n")
            self.raw_ids.append(found[1])
        elif self._open and _CITATION.fullmatch(block):
            self.pieces.append(f"{block}\n")
        elif not self._open and _RAW.fullmatch(block):
            self.pieces.append(f"{block}\n\n")
            self.raw_ids += _RAW_ID.findall(block)
        else:
            self.pieces.append(paragraph(block))

    def _open_element(self, tag: str, written: str, is_open: str | None, summary: str | None) -> None:
        attributes = dict(_NAMED.findall(written))
        if is_open:
            attributes["open"] = "open"
        self._open.append(tag)
        self.pieces.append(f"<{tag}{as_html(attributes)}>\n")
        if summary:
            self.pieces.append(f"<summary>{summary}</summary>\n")

    def _close_element(self, block: str) -> None:
        if not self._open:
            raise Uncovered(block)
        tag = self._open.pop()
        if block != f"</{tag}>" or self.pieces[-1].startswith(f"<{tag}"):
            raise Uncovered(block)
        self.pieces.append(f"{block}\n")
