"""The whole library as an e-book: EPUB 3.3, a file a chapter, with EPUB Accessibility 1.1 metadata."""

import tempfile
import textwrap
from html import escape
from pathlib import Path
from string import Template
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.html import HtmlElement

from briefpress.copying.archive import pack
from briefpress.copying.chapters import Chapter, chapters_of
from briefpress.copying.edition import Edition
from briefpress.copying.linking import relinked
from briefpress.copying.webpage import book_style, tree

_PAGE = Template("""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  lang="$language" xml:lang="$language" dir="$dir">
<head>
<title>$title</title>
<link rel="stylesheet" href="book.css"/>
</head>
<body>
$body
</body>
</html>
""")
_PACKAGE = Template("""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="$language">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:$uuid</dc:identifier>
<dc:title>$title</dc:title>
<dc:language>$language</dc:language>
<dc:description>$about</dc:description>
<dc:rights>$rights</dc:rights>
<dc:date>$date</dc:date>
<meta property="dcterms:modified">$modified</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="cover" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
<item id="style" href="book.css" media-type="text/css"/>
<item id="nav" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
$items
</manifest>
<spine page-progression-direction="$dir">
$spine
</spine>
</package>
""")
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_COVER = Template("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" role="img" aria-label="$title">
<rect width="600" height="800" fill="#17495c"/>
<g fill="#ffffff" font-family="Georgia, serif" font-size="44" text-anchor="middle">$lines</g>
<text x="300" y="740" fill="#cfe3ec" font-family="sans-serif" font-size="24" text-anchor="middle">$date</text>
</svg>
""")
_CAPITALS = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Attributes of pictures that HTML reads in small letters, and XML does not."""
_LINE = 20
"""So many letters go into a line of the cover."""


def write_ebook(edition: Edition, place: Path) -> None:
    """Write an edition as an EPUB."""
    chapters = chapters_of(edition.root)
    bodies = relinked(
        chapters, lambda each, name: f"{each.name}.xhtml{f'#{name}' if name else ''}", edition.imprint.address
    )
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        book.mkdir()
        _write(Path(folder) / "mimetype", "application/epub+zip")
        (Path(folder) / "META-INF").mkdir()
        _write(Path(folder) / "META-INF" / "container.xml", _CONTAINER)
        _write(book / "book.css", "\n".join([book_style("ebook"), book_style("pictures")]))
        _write(book / "cover.svg", _cover(edition))
        _write(book / "contents.xhtml", _page(edition, edition.say("copy.contents"), _contents(edition, chapters)))
        _write(book / "about.xhtml", _page(edition, edition.say("copy.about"), edition.about_html()))
        for chapter, body in zip(chapters, bodies, strict=True):
            _write(book / f"{chapter.name}.xhtml", _page(edition, chapter.title, _xhtml(body)))
        _write(book / "package.opf", _package(edition, chapters, bodies))
        pack(Path(folder), place, edition.imprint.as_of, first="mimetype")


def _write(place: Path, text: str) -> None:
    place.write_text(text, "utf-8")


def _page(edition: Edition, title: str, body: str) -> str:
    return _PAGE.substitute(
        language=edition.language, dir=edition.say.direction, title=escape(title, quote=False), body=body
    )


def _contents(edition: Edition, chapters: list[Chapter]) -> str:
    heading = escape(edition.say("copy.contents"))
    listed = tree(chapters, lambda each: f"{each.name}.xhtml")
    return f'<nav epub:type="toc" role="doc-toc" class="contents"><h1>{heading}</h1>\n{listed}\n</nav>'


def _xhtml(body: HtmlElement) -> str:
    body.tag = "section"
    for picture in body.iter("svg"):
        picture.attrib["xmlns"] = "http://www.w3.org/2000/svg"
        for each in picture.iter():
            for small, right in _CAPITALS.items():
                if small in each.attrib:
                    each.attrib[right] = each.attrib.pop(small)
    return str(etree.tostring(body, encoding="unicode", with_tail=False))


def _cover(edition: Edition) -> str:
    lines = textwrap.wrap(edition.title, _LINE)
    spans = (f'<text x="300" y="{220 + 60 * at}">{escape(line)}</text>' for at, line in enumerate(lines))
    when = edition.say.date(edition.imprint.as_of.date().isoformat())
    return _COVER.substitute(title=escape(edition.title), lines="".join(spans), date=escape(when))


def _package(edition: Edition, chapters: list[Chapter], bodies: list[HtmlElement]) -> str:
    names = ["about", *(each.name for each in chapters)]
    drawn = {each.name for each, body in zip(chapters, bodies, strict=True) if body.find(".//svg") is not None}
    items = (
        f'<item id="{each}" href="{each}.xhtml" media-type="application/xhtml+xml"'
        + (' properties="svg"/>' if each in drawn else "/>")
        for each in names
    )
    return _PACKAGE.substitute(
        language=edition.language,
        dir=edition.say.direction,
        uuid=uuid5(
            NAMESPACE_URL, f"{edition.imprint.address}{edition.title}{edition.language}{edition.imprint.commit}"
        ),
        title=escape(edition.title, quote=False),
        about=escape(edition.about, quote=False),
        rights=escape(edition.say("copy.terms"), quote=False),
        modified=edition.imprint.as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
        date=edition.imprint.as_of.date().isoformat(),
        items="\n".join(items),
        spine="\n".join(f'<itemref idref="{each}"/>' for each in ("nav", *names)),
    )
