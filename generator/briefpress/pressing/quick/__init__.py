"""A quick converter of just the Markdown that our templates write, to the letter what MkDocs makes of it, or nothing.

Python-Markdown is the judge. What is not surely in the subset is refused, and never guessed at.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import markdown  # type: ignore[import-untyped]
import mkdocs

from briefpress.pressing.quick.blocks import Blocks
from briefpress.pressing.quick.headings import Contents
from briefpress.pressing.quick.marks import ID, Uncovered, check, ids_in, resolved

_VERSIONS = ("3.11.3", "1.6.1")
_EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "attr_list", "md_in_html"]
_CONFIGS = {"toc": {"permalink": "¶", "toc_depth": 3}}


@dataclass(frozen=True, slots=True)
class Converted:
    """A page as MkDocs' `Page.render` leaves it.

    `html` is its content, `toc` what Python-Markdown's `toc_tokens` are, `title` its first heading, `anchors` the ids
    that it defines, `links` the targets of its links as they were written.
    """

    html: str
    toc: list[dict[str, Any]]
    title: str | None
    anchors: frozenset[str]
    links: tuple[str, ...]


def fits(extensions: Sequence[str], configs: Mapping[str, Any]) -> bool:
    """Return whether the converter was written for these settings, and for the libraries that are installed."""
    versions = (markdown.__version__, mkdocs.__version__)
    return versions == _VERSIONS and list(extensions) == _EXTENSIONS and _untitled(configs) == _CONFIGS


def _untitled(configs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of extensions but for what is said of the sign beside a heading."""
    kept = dict(configs)
    if "toc" in kept:
        kept["toc"] = {key: value for key, value in kept["toc"].items() if key != "permalink_title"}
    return kept


def convert(text: str, resolve: Callable[[str], str], permalink: str = "Permanent link") -> Converted | None:
    """Return a page's Markdown, without front matter, as MkDocs would render it; None when that is not sure.

    `resolve` returns the address that stands in the HTML for the target of a link; `permalink` is what the sign beside
    a heading is called.
    """
    try:
        return _converted(text, resolve, permalink)
    except Uncovered:
        return None


def _converted(text: str, resolve: Callable[[str], str], permalink: str) -> Converted:
    check(text)
    blocks = Blocks(text)
    pieces, headings = blocks.pieces, blocks.headings
    taken = ids_in("".join([*pieces, *[each.attributes + each.inner for each in headings.values()]]))
    contents = Contents(taken, permalink)
    for place, each in headings.items():
        pieces[place] = contents.add(each)
    html, links = resolved("".join(pieces).replace(ID, ""), resolve)
    return Converted(
        html.strip(),
        contents.nested(),
        headings[0].name if 0 in headings and headings[0].level == 1 else None,
        frozenset(contents.ids.union(blocks.raw_ids)),
        tuple(links),
    )
