"""Python-Markdown as MkDocs runs it, the judge of the quick converter; and the hostile pages that both are given."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, get_files
from mkdocs.utils import meta

from generator.pressing.quick import Converted, convert
from generator.rendering.markdown import escape

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


class Judged(NamedTuple):
    """What MkDocs made of a page: what the quick converter gives, the links of headings to themselves included."""

    html: str
    toc: list[dict[str, Any]]
    title: str | None
    anchors: set[str]
    links: Counter[str]


class Judge:
    """Renders pages as MkDocs does, in the place of one of a folder's files."""

    def __init__(self, docs: Path, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(pages.log, "disabled", True)  # it would tell of each hostile link
        self.config: MkDocsConfig = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs))
        self.files: Files = get_files(self.config)
        self._asked: list[str] = []
        self._toc: list[dict[str, Any]] = []
        find = pages._RelativePathTreeprocessor.path_to_url
        gather = pages.get_toc

        def asked(self_: Any, url: str) -> str:
            self._asked.append(url)
            return find(self_, url)

        def gathered(tokens: Any) -> Any:
            self._toc = tokens
            return gather(tokens)

        patch.setattr(pages._RelativePathTreeprocessor, "path_to_url", asked)
        patch.setattr(pages, "get_toc", gathered)

    def pages(self) -> Iterator[tuple[File, str]]:
        """Yield every page of the folder and its text, without front matter."""
        for file in self.files.documentation_pages():
            yield file, meta.get_data(file.content_string)[0]

    def judge(self, file: File, text: str) -> Judged:
        """Return what MkDocs makes of a text."""
        self._asked.clear()
        page = pages.Page(None, file, self.config)
        page.markdown = text
        page.render(self.config, self.files)
        assert page.content is not None
        assert page.present_anchor_ids is not None
        return Judged(page.content, self._toc, page._title_from_render, page.present_anchor_ids, Counter(self._asked))

    def resolve(self, file: File) -> Callable[[str], str]:
        """Return what finds the address of a link on a page."""
        return pages._RelativePathTreeprocessor(file, self.files, self.config).path_to_url

    def agrees(self, file: File, text: str) -> bool:
        """Return whether the quick converter converts a text; it must then say what the judge says."""
        quick = convert(text, self.resolve(file))
        if quick is not None:
            assert as_judged(quick) == self.judge(file, text), text
        return quick is not None


def as_judged(quick: Converted) -> Judged:
    """Return what the converter made as the judge tells it."""
    own = re.findall('<a class="headerlink" href="([^"]*)"', quick.html)
    return Judged(quick.html, quick.toc, quick.title, set(quick.anchors), Counter(quick.links) + Counter(own))


SIGNS = (
    *"*_`\\[](){}<>&|#!-+=~^$:.\"'",
    *(
        "**",
        "``",
        "***",
        "![",
        "](",
        "</",
        "<!--",
        "-->",
        "<?",
        "&amp;",
        "&#35;",
        "&#x27;",
        "&#9",
        "&copy",
        "\\*",
        "\\`",
    ),
    *(
        "{: .a }",
        "{: #b }",
        "{: #b .c }",
        '{: lang="es" }',
        "{.a}",
        "{: .a",
        " {: #c }",
        "\n{: .about }",
        "\n    {: .a }",
    ),
    *(
        "# ",
        "## ",
        "- ",
        "-   ",
        "1.  ",
        "> ",
        "| ",
        " |",
        "| --- | --- |",
        '!!! note ""',
        "---",
        "===",
        "[TOC]",
        "[a]: b",
    ),
    *("<div markdown>", '<div class="x" id="y" markdown>', "</div>", '<details class="cite" markdown>', "</details>"),
    *(
        "<summary>a</summary>",
        '<p class="citation">a</p>',
        "<svg>",
        "</svg>",
        '<path d="M0 0"/>',
        '<a href="b">',
        "</a>",
    ),
    *(
        "<http://a.b/c>",
        "<https://a.b/id/c/>",
        "<a@b.c>",
        "<b>",
        "<script>",
        "</script>",
        "<hr>",
        "<br>",
        "<ins>",
        "<p>",
    ),
    *("[a](b.md)", "[a](../actors/marea.md#b)", "[a](#b){: .ref #c }", "[a](b 'c')", "*a*", "**a**", "`a`", "`a|b`"),
    *(
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\n\n\n",
        "  \n",
        "\n    ",
        "\n\n    ",
        "\u00a0",
        "\u2028",
        "\x85",
        "\u2060",
        "\t",
        "\r",
        "\x02",
    ),
    *("a", "word", "é", "ß", "1", "12.", "٣. ", "İ", "http://a.b", "a_b", "!", "?"),
)


def hostile(rng: random.Random) -> str:
    """Return a few words of signs that mean something."""
    return "".join(rng.choices(SIGNS, k=rng.randint(1, 5)))


def soup(rng: random.Random) -> str:
    """Return a page of signs that mean something, in no order."""
    return "".join(rng.choices(SIGNS, k=rng.randint(1, 40)))


def stretch(rng: random.Random, page: str) -> str:
    """Return some blocks of a page that belong together or do not."""
    blocks = re.split("(\n\n+)", page)
    start = rng.randrange(0, len(blocks), 2)
    return "".join(blocks[start : start + 2 * rng.randint(1, 12) - 1])


def spoilt(rng: random.Random, page: str) -> str:
    """Return a stretch of a page with a few signs lost, added or moved."""
    text = stretch(rng, page)
    for _ in range(rng.randint(1, 4)):
        spot = rng.randint(0, len(text))
        match rng.randrange(4):
            case 0:
                text = text[:spot] + rng.choice(SIGNS) + text[spot:]
            case 1:
                text = text[:spot] + text[spot + rng.randint(1, 8) :]
            case 2:
                lines = text.split("\n")
                lines.insert(rng.randint(0, len(lines)), rng.choice(lines))
                text = "\n".join(lines)
            case _:
                lines = text.split("\n")
                lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
                text = "\n".join(lines)
    return text


_PLAIN = re.compile(r"(`[^`]*`|<[^>]*>|\]\([^)]*\)|\{:[^}]*\}|&[^;]*;)")
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")


def reworded(rng: random.Random, page: str) -> str:
    """Return a stretch of a page in which hostile words stand in place of others, as the templates escape them."""
    pieces = _PLAIN.split(stretch(rng, page))
    for place in range(0, len(pieces), 2):
        pieces[place] = _WORD.sub(lambda found: escape(hostile(rng)) if rng.random() < 0.2 else found[0], pieces[place])
    return "".join(pieces)


_THINGS = (
    *(
        "a",
        "b c",
        " ",
        "é!",
        "!",
        "(",
        ")",
        ":",
        ",",
        "“a”",
        '"',
        "'",
        "=",
        "1",
        "-",
        "·",
        "\u2060",
        "\u00a0",
        "#",
        "a  b",
        ". ",
    ),
    *("\\*", "\\_", "\\[", "\\]", "\\\\", "\\`", "\\{", "\\}", "\\#", "&amp;", "&lt;", "&#124;", "&#x27;", "&nbsp;"),
    *("*a*", "**a b**", "`a`", "`*a* [b] {c}`", "[a](b.md)", "[a](#b)", "[→](../actors/marea.md#c)", "[a](b?c=d&e=f)"),
    *(
        "<ins>",
        "</ins>",
        "<del>a</del>",
        '<a href="b&amp;c" download>',
        "</a>",
        "<https://a.b/c_d?e=f&g>",
        '<path d="M0 *_"/>',
    ),
)
_LISTS = ("{: .a }", "{: .a .b }", "{: #c }", "{: .d #c }", '{: lang="es" }', '{: title="a b" .e data-ref="f#g" }')


def line(rng: random.Random, depth: int = 2) -> str:
    """Return a line of well-formed things, side by side in every way."""
    parts = []
    for _ in range(rng.randint(1, 6)):
        part = rng.choice(_THINGS)
        if depth and rng.random() < 0.3:
            inner = line(rng, depth - 1)
            part = rng.choice(("*{}*", "**{}**", "[{}](a.md)", "[{}](#b)", "<del>{}</del>")).format(inner)
        parts.append(part + (rng.choice(_LISTS) if part[-1] in "*`)" and rng.random() < 0.3 else ""))
    return "".join(parts)


def built(rng: random.Random, depth: int = 2) -> str:
    """Return a page of well-formed blocks, below each other in every way."""
    return rng.choice(("\n\n", "\n\n", "\n\n\n", "\n")).join(_block(rng, depth) for _ in range(rng.randint(1, 6)))


def _block(rng: random.Random, depth: int) -> str:
    text, listed = line(rng), rng.choice(_LISTS)
    match rng.randrange(14):
        case 0:
            return f"{'#' * rng.randint(1, 6)} {text}" + rng.choice(("", f" {listed}"))
        case 1:
            return f"{text}\n{listed}"
        case 2:
            return f"> {text}" + rng.choice(("", f"\n> {listed}", f"\n> {text}"))
        case 3 | 4:
            return "\n".join(rng.choice(("- ", "-   ", "1.  ", "2. ")) + line(rng) for _ in range(rng.randint(1, 3)))
        case 5:
            return f"- {text}\n    - {line(rng)}\n    - {line(rng)}"
        case 6:
            second = rng.choice((listed, "<svg a=b>", '<svg a="b">'))
            return f"-   {text}\n    {second}\n\n    {line(rng)}\n    {listed}"
        case 7:
            return f"    {text}\n\n    > {line(rng)}\n    > {listed}"
        case 8:
            wide = rng.randint(1, 3)
            rows = [[line(rng) for _ in range(wide)], ["---"] * wide, *([line(rng) for _ in range(wide)] for _ in "ab")]
            return "\n".join(f"| {' | '.join(row)} |" for row in rows)
        case 9:
            return f'!!! note ""\n\n    {text}'
        case 10 if depth:
            return f'<div class="a" id="{rng.choice("bcd")}" markdown>\n\n{built(rng, depth - 1)}\n\n</div>'
        case 11 if depth:
            opened, between = rng.choice(("<details", '<details class="b"')), rng.choice(("", "\n"))
            summary = f"{between}<summary>{rng.choice(('a', text))}</summary>"
            return f"{opened} markdown>{summary}\n\n{built(rng, depth - 1)}\n\n</details>"
        case 12:
            return rng.choice(('<p class="citation">{}</p>', '<script type="application/ld+json">{}</script>')).format(
                rng.choice(("a", text))
            )
        case 13:
            return f'<div class="text" lang="es">\n<p id="p1">{rng.choice(("a", text))}</p>\n</div>'
        case _:
            return text
