"""The whole library as one HTML file that needs nothing else."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from string import Template

from lxml import html
from lxml.html import HtmlElement

from briefpress.copying.chapters import Chapter, chapters_of
from briefpress.copying.edition import Edition
from briefpress.copying.linking import in_one_file

STYLES = ("colours", "type", "claims", "pictures")
"""The site's own styles that a copy keeps, besides its faces."""
_FACE = re.compile(r"@font-face \{[^}]*\}")
_FILE = re.compile(r'url\("(fonts/[a-z0-9-]+\.woff2)"\)')
_BOOK = Path(__file__).parent / "book"
_PAGE = Template("""<!doctype html>
<html lang="$language" dir="$dir">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="briefings $version">
<title>$title</title>
<style>
$styles</style>
</head>
<body class="md-typeset" data-md-color-scheme="default">
<header class="chapter" id="start">
<h1>$title</h1>
<p class="lead">$about</p>
</header>
$find<nav class="contents" aria-labelledby="contents">
<h2 id="contents">$contents</h2>
$tree
</nav>
<main>
<section class="chapter" id="about-this-copy">$imprint</section>
$chapters
</main>
$script</body>
</html>
""")
_FIND = Template("""<search class="find" data-found="$found" hidden>
<label>$label <input type="search" autocomplete="off"></label> <span role="status"></span>
<ol></ol>
</search>
""")


def write_webpage(edition: Edition, place: Path) -> None:
    """Write an edition as one HTML file, with find-in-book and light and dark."""
    say = edition.say
    find = _FIND.substitute(label=escape(say("copy.find")), found=escape(say("copy.found", n="{n}")))
    script = f"<script>\n{(_BOOK / 'find.js').read_text('utf-8')}</script>\n"
    styles = [*styles_of(edition.root), book_style("book"), book_style("screen")]
    place.write_text(one_page(edition, styles, find=find, script=script), "utf-8")


def one_page(
    edition: Edition, styles: Iterable[str], *, find: str = "", script: str = "", without: Iterable[str] = ()
) -> str:
    """Return an edition as one HTML page: its imprint, its contents and all chapters but for the pages `without`."""
    chapters = chapters_of(edition.root, without)
    bodies = in_one_file(chapters, edition.imprint.address)
    return _PAGE.substitute(
        language=edition.language,
        dir=edition.say.direction,
        version=edition.imprint.version,
        title=escape(edition.title),
        about=escape(edition.about),
        styles="\n".join(styles),
        find=find,
        contents=escape(edition.say("copy.contents")),
        tree=tree(chapters, lambda chapter: f"#{chapter.name}"),
        imprint=edition.about_html(),
        chapters="\n".join(_section(chapter, body) for chapter, body in zip(chapters, bodies, strict=True)),
        script=script,
    )


def styles_of(root: Path) -> list[str]:
    """Return the styles of a built site that a copy keeps, with its faces for Latin."""
    styles = _styles(root)
    return [
        _FACE.sub(lambda face: "" if _FILE.search(face[0]) else face[0], styles["fonts"]),
        *(styles[each] for each in STYLES),
    ]


def faces_of(root: Path) -> str:
    """Return the faces of a built site for every alphabet, each with its file in it."""
    assets = root / "assets"
    return _FILE.sub(lambda file: _as_data(assets / file[1]), _styles(root)["fonts"])


def _styles(root: Path) -> dict[str, str]:
    parts = re.split(r"(?m)^/\*! part ([a-z]+)\.css \*/$", (root / "assets" / "site.css").read_text("utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _as_data(file: Path) -> str:
    return f"url(data:font/woff2;base64,{b64encode(file.read_bytes()).decode()})"


def book_style(name: str) -> str:
    """Return one of the styles that are a copy's own."""
    return (_BOOK / f"{name}.css").read_text("utf-8")


def tree(chapters: list[Chapter], lead: Callable[[Chapter], str]) -> str:
    """Return the contents as nested lists; `lead` says where a chapter is found."""
    lines, depth = [], 0
    for chapter in chapters:
        lines += ["</li>"] * (chapter.depth <= depth)
        lines += ["</ol></li>"] * (depth - chapter.depth) + ["<ol>"] * (chapter.depth - depth)
        lines.append(f'<li><a href="{escape(lead(chapter))}">{escape(chapter.title)}</a>')
        depth = chapter.depth
    return "\n".join([*lines, "</li>", *["</ol></li>"] * (depth - 1), "</ol>"])


def _section(chapter: Chapter, body: HtmlElement) -> str:
    body.tag = "section"
    body.attrib["class"] = "chapter" if chapter.depth == 1 else "chapter within"
    body.attrib["id"] = chapter.name
    return str(html.tostring(body, encoding="unicode"))
