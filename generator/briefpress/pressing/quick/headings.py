"""Headings: their ids and permalinks, and the table of contents that they make."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, slugify, unique  # type: ignore[import-untyped]

from briefpress.pressing.quick.attributes import attributes
from briefpress.pressing.quick.inline import inline
from briefpress.pressing.quick.marks import ID, Uncovered, escaped, resolved

DEPTH = 3
"""The table of contents shows headings of so many levels."""

_HEADING = re.compile("#{1,6} ")
_LIST = re.compile("(?:[.#][A-Za-z0-9][A-Za-z0-9-]* )+}")
_TAG = re.compile(r"<[^>]*>")
_OWN_ID = re.compile(f' id="{ID}([^"]*)"')


@dataclass(slots=True)
class Heading:
    """A heading as it is known before all ids of its page are."""

    level: int
    attributes: str
    inner: str

    @property
    def name(self) -> str:
        """What it says, without tags."""
        return " ".join(_TAG.sub("", self.inner).split())


def heading(block: str) -> Heading:
    """Return the heading that a block is."""
    found = _HEADING.match(block)
    text, written = block[found.end() :] if found else "", ""
    if text.endswith(" }"):
        text, _, written = text.rpartition(" {: ")
        if not _LIST.fullmatch(written):
            raise Uncovered(block)
    if not text or text[-1] == "#" or text != text.strip() or "\n" in text:
        raise Uncovered(block)
    return Heading(block.index(" "), attributes(written), inline(text))


class Contents:
    """Gives headings their ids, one after the other, and gathers them."""

    def __init__(self, ids: Iterable[str], permalink: str) -> None:
        """Begin with the ids that the page's elements have already; `permalink` is what each one's sign is called."""
        self._permalink = escaped(permalink)
        self.ids = set(ids)
        self.tokens: list[dict[str, Any]] = []
        self._counters: dict[str, int] = {}

    def add(self, heading: Heading) -> str:
        """Return the HTML of a heading, its id no longer marked."""
        own = _OWN_ID.search(heading.attributes)
        name = heading.name
        if own:
            key, written = own[1], heading.attributes.replace(ID, "")
        else:
            key = unique(slugify(html.unescape(name), "-"), self.ids, self._counters)
            written = f'{heading.attributes} id="{key}"'
        if heading.level <= DEPTH:
            self.tokens.append(
                {"level": heading.level, "id": key, "name": name, "html": _plain(heading.inner), "data-toc-label": ""}
            )
        tag = f"h{heading.level}"
        sign = f'<a class="headerlink" href="#{key}" title="{self._permalink}">¶</a>'
        return f"<{tag}{written}>{heading.inner}{sign}</{tag}>\n"

    def nested(self) -> list[dict[str, Any]]:
        """Return the entries, each with its children."""
        nested: list[dict[str, Any]] = nest_toc_tokens(self.tokens)
        return nested


def _plain(inner: str) -> str:
    """Return the HTML of a heading with its links as they were written."""
    return resolved(inner, str)[0].replace(ID, "")
