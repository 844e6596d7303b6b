"""A site in one language as a ZIM file, for Kiwix: its pages as they are, and its own search beside that of Kiwix."""

import mimetypes
import os
import re
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5
from html import escape
from mmap import mmap
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize
from uuid import NAMESPACE_URL, uuid5

from lxml import html

from briefpress.copying.edition import Edition
from briefpress.copying.webpage import book_style, styles_of
from briefpress.model import primary_of

_NOT_COPIED = re.compile(
    r".*\.map\Z|sitemap\.xml.*|404\.html\Z|assets/javascripts/(?:lunr|workers)/.*|(?:assets/)?correct/.*"
)
_NOT_SHOWN = re.compile(
    r'<a [^>]*class="(?:briefings-language|correct)".*?</a>|<details class="[^"]*briefings-languages">.*?</details>',
    re.DOTALL,
)
"""What leads to what the copy lacks: the other languages, and the form for corrections."""
_ARTICLE = "//article[contains(@class, 'md-content__inner')]"
_XAPIAN = re.compile(rb"\x0f\rXapian Glass..", re.DOTALL)
_TITLE, _DESCRIPTION = 30, 80
_BLOCK = 1 << 20
ABOUT = "about-this-copy.html"


def write_kiwix(edition: Edition, place: Path) -> None:
    """Write an edition as a ZIM file; titles and full text are indexed from the body of each page alone."""
    from libzim.writer import Creator, Hint, IndexData, Item, StringProvider

    class Indexed(IndexData):  # type: ignore[misc]
        def __init__(self, title: str, text: str) -> None:
            self.title, self.text = title, text

        def has_indexdata(self) -> bool:
            return bool(self.text)

        def get_title(self) -> str:
            return self.title

        def get_content(self) -> str:
            return self.text

        def get_keywords(self) -> str:
            return ""

        def get_wordcount(self) -> int:
            return len(self.text.split())

    class File(Item):  # type: ignore[misc]  # libzim has no types
        def __init__(self, path: str, data: bytes) -> None:
            super().__init__()
            self.path, self.data = path, data
            self.title, self.text = _told(path, data)

        def get_path(self) -> str:
            return self.path

        def get_title(self) -> str:
            return self.title

        def get_mimetype(self) -> str:
            return mimetypes.guess_type(self.path)[0] or "application/octet-stream"

        def get_contentprovider(self) -> Any:
            return StringProvider(self.data)

        def get_hints(self) -> dict[Any, int]:
            return {Hint.FRONT_ARTICLE: bool(self.title), Hint.COMPRESS: True}

        def get_indexdata(self) -> Any:
            return Indexed(_plain(self.title), _plain(self.text))

    writer = Creator(place).config_nbworkers(1).config_indexing(True, _iso_639_3(edition.language))
    with _quiet(), writer as creator:
        creator.set_mainpath("index.html")
        for name, value in _metadata(edition).items():
            creator.add_metadata(name, value)
        creator.add_illustration(48, edition.emblem)
        for path, data in _files(edition):
            creator.add_item(File(path, data))
    _fix_ids(place, uuid5(NAMESPACE_URL, f"{edition.imprint.address} {edition.title} {edition.imprint.commit}").bytes)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep libzim, which tells of its progress, from writing on the terminal."""
    sys.stdout.flush()
    kept = os.dup(1)
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _fix_ids(place: Path, name: bytes) -> None:
    """Give a ZIM file, and the two indexes in it, the id `name` (16 bytes) in place of random ones.

    The ZIM format has its id at byte 8, and the MD5 of all that precedes in the last 16; Xapian has one behind each
    of its magic numbers and versions.
    """
    digest = md5(usedforsecurity=False)
    with place.open("r+b") as file, mmap(file.fileno(), 0) as data:
        data[8:24] = name
        for end in [found.end() for found in _XAPIAN.finditer(data)]:
            data[end : end + 16] = name
        for start in range(0, len(data) - 16, _BLOCK):
            digest.update(data[start : min(start + _BLOCK, len(data) - 16)])
        data[-16:] = digest.digest()


def _files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the copy: those of the site in this language, and what the copy tells of itself."""
    others = tuple(f"{each}/" for each in edition.imprint.languages if each != edition.language)
    for each in sorted(edition.root.rglob("*")):
        path = each.relative_to(edition.root).as_posix()
        if each.is_file() and not path.startswith(others) and not _NOT_COPIED.fullmatch(path):
            data = each.read_bytes()
            yield path, _NOT_SHOWN.sub("", data.decode()).encode() if path.endswith(".html") else data
    yield ABOUT, _about(edition).encode()


def _told(path: str, data: bytes) -> tuple[str, str]:
    """Return a page's title and the text of its body; nothing for what is not a page."""
    if not path.endswith(".html"):
        return "", ""
    page = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    articles = page.xpath(_ARTICLE)
    if not articles:
        return page.findtext(".//title") or "", page.text_content()
    for each in articles[0].find_class("headerlink"):
        each.drop_tree()
    return " ".join(articles[0].xpath("string(.//h1)").split()), " ".join(articles[0].itertext())


def _plain(text: str) -> str:
    """Return a text without its accents, as Kiwix's search asks for it."""
    return "".join(each for each in normalize("NFKD", text) if not combining(each))


def _about(edition: Edition) -> str:
    styles = "\n".join([*styles_of(edition.root), book_style("book")])
    return (
        f'<!doctype html>\n<html lang="{edition.language}" dir="{edition.say.direction}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(edition.say("copy.about"))}</title>\n<style>\n{styles}</style>\n'
        f'</head>\n<body class="md-typeset">\n{edition.about_html()}\n'
        f'<p><a href="index.html">{escape(edition.title)}</a></p>\n</body>\n</html>\n'
    )


def _metadata(edition: Edition) -> dict[str, str]:
    return {
        "Title": _short(edition.title, _TITLE),
        "Description": _short(edition.about, _DESCRIPTION),
        "LongDescription": _short(edition.about, 4000),
        "Language": _iso_639_3(edition.language),
        "Creator": edition.title,
        "Publisher": edition.title,
        "Name": f"briefings_{edition.language}",
        "Date": edition.imprint.as_of.date().isoformat(),
        "License": edition.imprint.licence or edition.terms(),
        "Scraper": f"briefings {edition.imprint.version}",
        "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        "Flavour": "slice" if edition.imprint.chosen[edition.language] else "all",
    }


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else textwrap.shorten(text, most, placeholder="…")


def _iso_639_3(tag: str) -> str:
    from iso639 import Language

    return str(Language.match(primary_of(tag)).part3)
