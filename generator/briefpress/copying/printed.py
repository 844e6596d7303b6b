"""The whole library as a set book: PDF by WeasyPrint, tagged, with bookmarks, page numbers and an index of names."""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from unicodedata import combining, normalize

from lxml import html
from lxml.html import HtmlElement

from briefpress.copying.edition import Edition
from briefpress.copying.webpage import book_style, faces_of, one_page

_NOT_ON_PAPER = ("changes/index.html", "problems/index.html", "manual/data.html", "manual/copies.html")
_CLAIMS = ".//li[p[contains(@class, 'says')]][.//a[contains(@class, 'chip')]]"
_ACTORS = "page-actors-"
_INDEX_OF_ACTORS = "page-actors-index"


def write_printed(edition: Edition, place: Path) -> None:
    """Write an edition as a PDF, tagged as PDF/UA-1 wants it."""
    from weasyprint import HTML

    page = html.document_fromstring(_one_page(edition))
    for details in page.iter("details"):
        details.attrib["open"] = ""
    for picture in page.iter("svg"):
        style = html.Element("style")  # WeasyPrint applies the page's own styles to the picture's frame only
        style.text = book_style("pictures")
        picture.insert(0, style)
    _refer(page)
    page.find(".//main").append(_names(edition, page))
    whole = html.tostring(page, encoding="unicode", doctype="<!doctype html>")
    key = edition.imprint.commit or edition.imprint.as_of.date().isoformat()
    with _uncollected():
        HTML(string=whole).write_pdf(place, pdf_variant="pdf/ua-1", pdf_identifier=key.encode())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: up to a quarter of the time went into looking through what is all in use."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _one_page(edition: Edition) -> str:
    root = edition.root
    again = [each.relative_to(root).as_posix() for each in (root / "timeline").glob("*.html") if each.stem != "index"]
    return one_page(
        edition, [faces_of(root), book_style("ebook"), book_style("print")], without=(*_NOT_ON_PAPER, *again)
    )


def _refer(page: HtmlElement) -> None:
    """Leave of a claim that is shown elsewhere what it says, who says it, and on which page its document has it.

    Of those that the site folds away as further ones, only where they stand is left.
    """
    for folded in page.xpath("//details[contains(@class, 'further')]"):
        claims = folded.xpath(_CLAIMS)
        chips = {chip.attrib["href"]: chip for each in claims for chip in each.find_class("chip")}
        for each in claims:
            each.drop_tree()
        if chips:
            folded.append(html.fragment_fromstring('<p class="about places"></p>'))
            for chip in chips.values():
                chip.tail = " "
                folded[-1].append(chip)
    for shown in page.xpath(f"//body{_CLAIMS[1:]}"):
        for each in shown.xpath("./blockquote | ./p[contains(@class, 'grades')]"):
            each.drop_tree()


def _names(edition: Edition, page: HtmlElement) -> HtmlElement:
    """Return the index of names: for each actor its own page, and the first mention in every other chapter."""
    mentions: dict[str, list[str]] = defaultdict(list)
    for chapter in page.find_class("chapter"):
        seen = {f"#{chapter.attrib['id']}", f"#{_INDEX_OF_ACTORS}"}
        for at, link in enumerate(chapter.xpath(f".//a[starts-with(@href, '#{_ACTORS}')]")):
            href = link.attrib["href"]
            if href not in seen and not chapter.attrib["id"].startswith(_INDEX_OF_ACTORS):
                seen.add(href)
                link.attrib["id"] = link.attrib.get("id", f"{chapter.attrib['id']}--named-{at}")
                mentions[href].append(link.attrib["id"])
    actors = [each for each in page.find_class("chapter") if each.attrib["id"].startswith(_ACTORS)]
    named = {f"#{each.attrib['id']}": " ".join(each.xpath("string(.//h1)").split()) for each in actors}
    named.pop(f"#{_INDEX_OF_ACTORS}", None)
    lines = (_name(href, named[href], mentions[href]) for href in sorted(named, key=lambda href: _plain(named[href])))
    heading = escape(edition.say("copy.index"))
    return html.fragment_fromstring(
        f'<section class="names" id="names"><h2>{heading}</h2><ul>{"".join(lines)}</ul></section>'
    )


def _name(href: str, name: str, mentions: list[str]) -> str:
    more = "".join(f', <a class="more" href="#{escape(each)}"></a>' for each in mentions)
    return f'<li><a href="{escape(href)}">{escape(name)}</a>{more}</li>'


def _plain(name: str) -> str:
    return "".join(each for each in normalize("NFKD", name).casefold() if not combining(each))
