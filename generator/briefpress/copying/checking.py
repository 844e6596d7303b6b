"""A finished copy read back: that it opens, that nothing leads nowhere, that it asks nothing of anybody."""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern, maxsize
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from briefpress.copying.archive import contents
from briefpress.copying.browsing import NotShown, browse, chromium
from briefpress.copying.manifest import verify

Found = Mapping[str, int]
"""What was checked, and how many of it: `files`, `pages`, `links`, `searches`."""
_FETCHED = "//link[@rel='stylesheet']/@href | //script/@src | //img/@src | //iframe/@src | //source/@src"


_LIMITS = (
    "array_maximum_element_count",
    "dictionary_maximum_element_count",
    "maximum_declared_stream_length",
    "outline_maximum_entries",
    "page_tree_maximum_entries",
    "stream_decoding_work_maximum_length",
    "zlib_maximum_output_length",
)
"""What pypdf allows a book of strangers only so much of; ours may be large."""


class Broken(Exception):
    """A copy does not hold; the message says what is wrong with it."""


def check_copy(form: str, place: Path) -> Found:
    """Read a finished copy back and return what was checked.

    Raises Broken when something in it is damaged, leads nowhere, or would be fetched from elsewhere.
    """
    return _CHECKS[form](place)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a page of a copy would fetch, how many links it has and where they lead, and the ids in it."""

    fetched: list[str]
    links: int
    leads: set[str]
    ids: set[str]


def _check_site(place: Path) -> Found:
    files, pages = set(), {}
    for path, data in _unpacked(place):
        files.add(path)
        if path.endswith(".html"):
            pages[path] = _read(_page(data))
    anchors = {path: page.ids for path, page in pages.items()}
    links = 0
    for path, page in pages.items():
        if posixpath.basename(path) != "404.html":  # its links are those of the place where a page was missed
            links += _check_links(path, page, files, anchors)
    return {"files": len(files), "pages": len(pages), "links": links, **_browsed(place)}


def _browsed(place: Path) -> Found:
    """Return how many pages a browser opened and how many searches found what they should; nothing without one."""
    program = chromium()
    if program is None:
        return {}
    try:
        opened, searches = browse(place, program)
    except NotShown as bad:
        raise Broken(str(bad)) from bad
    return {"opened": opened, "searches": searches}


def _check_data(place: Path) -> Found:
    return {"files": sum(1 for _ in _unpacked(place))}


def _check_webpage(place: Path) -> Found:
    page = _page(place.read_bytes())
    read = _read(page)
    links = _check_links(place.name, read, {place.name}, {place.name: read.ids})
    twice = [name for name, number in Counter(page.xpath("//@id")).items() if number > 1]
    if twice:
        raise Broken(f"the id {twice[0]} stands twice")
    return {"chapters": len(page.find_class("chapter")), "links": links}


def _check_ebook(place: Path) -> Found:
    files = dict(contents(place))
    if next(iter(files)) != "mimetype":
        raise Broken("an e-book begins with its mimetype")
    pages = {
        path: _read(_xml(path, data))
        for path, data in files.items()
        if path.endswith((".xhtml", ".opf", ".xml", ".svg"))
    }
    anchors = {path: page.ids for path, page in pages.items()}
    links = sum(_check_links(path, page, files, anchors) for path, page in pages.items() if path.endswith(".xhtml"))
    return {"files": len(files), "chapters": sum(path.endswith(".xhtml") for path in files), "links": links}


def _check_printed(place: Path) -> Found:
    from pypdf import PdfReader, apply_configuration, get_configuration
    from pypdf.errors import PyPdfError

    try:
        with apply_configuration(get_configuration().with_overwrites(**dict.fromkeys(_LIMITS, maxsize))):
            book = PdfReader(place)
            title, first = str(dict(book.metadata or {}).get("/Title", "")), book.pages[0].extract_text()
            sheets, bookmarks = len(book.pages), book.outline
    except PyPdfError as bad:
        raise Broken(str(bad)) from bad
    if not title or "".join(title.split()) not in "".join(first.split()) or not bookmarks:
        raise Broken("it lacks its title or its bookmarks")
    return {"sheets": sheets}


def _check_kiwix(place: Path) -> Found:
    from libzim.reader import Archive

    archive = Archive(place)
    if not archive.check():
        raise Broken("its checksum is not right")
    if not archive.has_main_entry or not archive.has_fulltext_index or not archive.has_title_index:
        raise Broken("it lacks its main page or its index")
    return {"entries": archive.entry_count}


_CHECKS: Mapping[str, Callable[[Path], Found]] = {
    "site": _check_site,
    "data": _check_data,
    "html": _check_webpage,
    "epub": _check_ebook,
    "pdf": _check_printed,
    "zim": _check_kiwix,
}


def _unpacked(place: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive, one after the other, once they are those of its manifest."""
    try:
        if not verify(place).holds:
            raise Broken("its files are not those of its manifest")
        yield from contents(place)
    except zipfile.BadZipFile as bad:
        raise Broken(str(bad)) from bad


def _read(page: etree._Element) -> _Read:
    """Return what is to be checked of a page, which itself need not stay in memory."""
    links, ids = page.xpath("//*[local-name() = 'a' and @href]/@href"), page.xpath("//@id")
    leads = {intern(str(each)) for each in links}
    return _Read([str(each) for each in page.xpath(_FETCHED)], len(links), leads, {str(each) for each in ids})


def _page(data: bytes) -> HtmlElement:
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def _xml(path: str, data: bytes) -> etree._Element:
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as bad:
        raise Broken(f"{path}: {bad}") from bad


def _check_links(path: str, page: _Read, files: Collection[str], anchors: Mapping[str, set[str]]) -> int:
    for address in page.fetched:
        if urlsplit(address).scheme not in ("", "data") or urlsplit(address).netloc:
            raise Broken(f"{path} would fetch {address}")
    for link in sorted(page.leads):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
        )
        if target not in files:
            raise Broken(f"{path} leads to {link}, which is not there")
        anchor = unquote(parts.fragment)
        is_told = "/" in anchor or anchor.startswith("__")  # what to do there, not where to go
        if anchor and target in anchors and anchor not in anchors[target] and not is_told:
            raise Broken(f"{path} leads to {link}, which is not there")
    return page.links
