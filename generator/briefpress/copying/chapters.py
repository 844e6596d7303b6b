"""The pages of a built site as the chapters of a book, in the order of its menu."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

FOR_THE_SITE = frozenset(
    {
        "search.html",
        "take/index.html",
        "manual/editing.html",
        "manual/fields.html",
        "manual/house.html",
        "manual/library.html",
        "manual/publishing.html",
    }
)
"""Pages that are of use only on a site, or to those who edit it."""
_TOOLS = (
    ".//a[contains(concat(' ', @class, ' '), ' headerlink ')]",
    ".//a[contains(@class, 'md-content__button')]",
    ".//details[contains(concat(' ', @class, ' '), ' cite ')]/p[last()]",  # where the claim is edited
    ".//p[@class = 'citation']",
    ".//p[a[@class = 'correct']]",
    ".//details[contains(concat(' ', @class, ' '), ' cite ')]/summary",
    ".//form",
    ".//script",
    ".//p[contains(concat(' ', @class, ' '), ' filters ')]",
    ".//p[code[starts-with(., 'briefings/')]]",
)
_FOLDER_PAGE = re.compile(r"(?:.*/)?index\.html\Z")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site: its path below the language's root, its title, how deep it lies, and its body (`article`)."""

    path: str
    title: str
    depth: int
    body: HtmlElement

    @property
    def name(self) -> str:
        """Return a name that is unique in the book, and legal as an id and as a file's name."""
        return "page-" + re.sub(r"[^a-z0-9-]+", "-", self.path.removesuffix(".html").lower())


def chapters_of(root: Path, without: Iterable[str] = ()) -> list[Chapter]:
    """Return the chapters of the site of one language, which lies at `root`, but for the pages `without`.

    A page that lists the others of its folder is followed by them, in the order in which it names them.
    """
    found: list[Chapter] = []
    seen: set[str] = {*FOR_THE_SITE, *without}
    for path in _menu(root):
        _take(root, path, 1, found, seen)
    return found


def _take(root: Path, path: str, depth: int, found: list[Chapter], seen: set[str]) -> None:
    if path in seen or not (root / path).is_file():
        return
    seen.add(path)
    page = _page(root, path)
    if page.xpath("//meta[@name='moved']"):
        return  # in a book nothing leads to a former address
    chapter = _chapter(page, path, depth)
    found.append(chapter)
    folder = posixpath.dirname(path)
    if folder and _FOLDER_PAGE.match(path):
        named = [each for each in _within(path, chapter.body) if posixpath.dirname(each) == folder]
        others = sorted(each.relative_to(root).as_posix() for each in (root / folder).glob("*.html"))
        for each in (*named, *others):
            _take(root, each, depth + 1, found, seen)


def _menu(root: Path) -> list[str]:
    links = _page(root, "index.html").xpath(
        "//nav[contains(@class, 'md-nav--primary')]//a[contains(@class, 'md-nav__link')]/@href"
    )
    return list(dict.fromkeys(path for link in links if (path := inner("index.html", link)[0])))


def _chapter(page: HtmlElement, path: str, depth: int) -> Chapter:
    body = deepcopy(page.xpath("//article[contains(@class, 'md-content__inner')]")[0])
    body.attrib.clear()
    for tool in _TOOLS:
        for each in body.xpath(tool):
            each.drop_tree()
    for told in body.xpath(".//details[contains(concat(' ', @class, ' '), ' cite ')]"):
        told.drop_tag()  # how a claim is dated and where it is used stands open in a book
    for files in body.xpath(".//p[a[@download]]"):
        _drop_section(files)
    for link in body.xpath(".//svg[@aria-hidden]//a"):
        link.drop_tag()  # a hidden picture's links stand beside it as words
    title = " ".join(body.xpath("string(.//h1)").split())
    return Chapter(path, title, depth, body)


def _page(root: Path, path: str) -> HtmlElement:
    return html.fromstring((root / path).read_bytes(), parser=_parser())


def _drop_section(part: HtmlElement) -> None:
    """Take out a part of a page, with what precedes it up to its heading."""
    while part is not None:
        before = part.getprevious()
        is_heading = part.tag in ("h2", "h3")
        part.drop_tree()
        part = None if is_heading else before


def _within(path: str, body: HtmlElement) -> Iterator[str]:
    yield from (found for link in body.xpath(".//a/@href") if (found := inner(path, link)[0]))


def inner(path: str, link: str) -> tuple[str, str]:
    """Return where a link on the page at `path` leads within the site: (path, anchor); ("", "") when it leads out."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return "", ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    return ("", "") if target.startswith("..") else (target, unquote(parts.fragment))


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8")
