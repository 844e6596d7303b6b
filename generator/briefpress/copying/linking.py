"""Links and anchors of chapters, led anew: within one file, or from file to file."""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from urllib.parse import quote

from lxml.html import HtmlElement

from briefpress.copying.chapters import Chapter, inner

Lead = Callable[[Chapter, str], str]
"""Where a chapter, and an anchor in it (may be empty), is found in the copy."""
_IDS = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls")
_URL = re.compile(r"url\(#([^)]+)\)")


def anchor(chapter: Chapter, name: str) -> str:
    """Return the id in one file of what bears the id `name` on a chapter's page; of the chapter, when it is empty."""
    return f"{chapter.name}--{name}" if name else chapter.name


def in_one_file(chapters: Iterable[Chapter], address: str) -> list[HtmlElement]:
    """Return the bodies of chapters for one file: every id is the chapter's own, every link leads to one.

    `address` is where the site of this language is published, or empty: what is not in the copy is found there.
    """
    chapters = list(chapters)
    return relinked(chapters, lambda chapter, name: f"#{quote(anchor(chapter, name))}", address, prefix=True)


def relinked(chapters: list[Chapter], lead: Lead, address: str, *, prefix: bool = False) -> list[HtmlElement]:
    """Return the bodies of chapters with their links led by `lead`; with `prefix`, ids are made the chapter's own."""
    known = {chapter.path: chapter for chapter in chapters}
    anchors = {chapter.path: set(chapter.body.xpath(".//@id")) for chapter in chapters}
    bodies = []
    for chapter in chapters:
        body = deepcopy(chapter.body)
        for link in body.xpath(".//a[@href]"):
            _lead(link, chapter, known, anchors, lead, address)
        if prefix:
            _own_ids(body, chapter)
        bodies.append(body)
    return bodies


def _lead(
    link: HtmlElement, chapter: Chapter, known: dict[str, Chapter], anchors: dict[str, set[str]], lead: Lead, site: str
) -> None:
    path, name = inner(chapter.path, link.attrib["href"])
    if path in known:
        link.attrib["href"] = lead(known[path], name if name in anchors[path] else "")
    elif not path:
        _mark_outside(link)
    elif site:
        link.attrib["href"] = f"{site}{path}{f'#{name}' if name else ''}"
        _mark_outside(link)
    else:
        link.tag = "span"  # what it names is not in the copy, and nowhere known to be
        link.attrib.clear()


def _mark_outside(link: HtmlElement) -> None:
    link.attrib["class"] = f"{link.attrib.get('class', '')} outside".strip()
    link.attrib["rel"] = "external"


def _own_ids(body: HtmlElement, chapter: Chapter) -> None:
    for each in body.iter():
        for key in _IDS:
            if key in each.attrib:
                each.attrib[key] = " ".join(anchor(chapter, name) for name in each.attrib[key].split())
        for key, value in each.attrib.items():
            if "url(#" in value:
                each.attrib[key] = _URL.sub(lambda found: f"url(#{anchor(chapter, found[1])})", value)
