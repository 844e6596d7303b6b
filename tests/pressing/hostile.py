"""Hostile pages: made of all signs that mean something, of blocks as our pages have them, and of our pages spoilt."""

import random
import re

from briefpress.rendering.desk.markdown import escape


def _apart(written: str) -> list[str]:
    return written.split("¦")


SIGNS = _apart(
    "*¦_¦`¦\\¦[¦]¦(¦)¦{¦}¦<¦>¦&¦|¦#¦!¦-¦+¦=¦~¦^¦$¦:¦.¦\"¦'¦**¦``¦***¦![¦](¦</¦<!--¦-->¦<?¦&amp;¦&#35;¦&#x27;¦&#9"
    '¦&copy¦\\*¦\\`¦{: .a }¦{: #b }¦{: #b .c }¦{: lang="es" }¦{.a}¦{: .a¦ {: #c }¦\n{: .about }¦\n    {: .a }'
    '¦# ¦## ¦- ¦-   ¦1.  ¦> ¦| ¦ |¦| --- | --- |¦!!! note ""¦---¦===¦[TOC]¦[a]: b¦<div markdown>'
    '¦<div class="x" id="y" markdown>¦</div>¦<details class="cite" markdown>¦</details>'
    '¦<summary>a</summary>¦<p class="citation">a</p>¦<svg>¦</svg>¦<path d="M0 0"/>¦<a href="b">¦</a>'
    "¦<http://a.b/c>¦<https://a.b/id/c/>¦<a@b.c>¦<b>¦<script>¦</script>¦<hr>¦<br>¦<ins>¦<p>¦[a](b.md)"
    "¦[a](../actors/marea.md#b)¦[a](#b){: .ref #c }¦[a](b 'c')¦*a*¦**a**¦`a`¦`a|b`¦ ¦  ¦    ¦\n¦\n\n¦\n\n\n¦  \n"
    "¦\n    ¦\n\n    ¦\u00a0¦\u2028¦\x85¦\u2060¦\t¦\r¦\x02¦a¦word¦é¦ß¦1¦12.¦٣. ¦İ¦http://a.b¦a_b¦!¦?"
)
_THINGS = _apart(
    "a¦b c¦ ¦é!¦!¦(¦)¦:¦,¦“a”¦\"¦'¦=¦1¦-¦·¦\u2060¦\u00a0¦#¦a  b¦. ¦\\*¦\\_¦\\[¦\\]¦\\\\¦\\`¦\\{¦\\}¦\\#¦&amp;"
    "¦&lt;¦&#124;¦&#x27;¦&nbsp;¦*a*¦**a b**¦`a`¦`*a* [b] {c}`¦` a`¦`<a>`¦\\>¦[a](b.md)¦[a](#b)"
    '¦[→](../actors/marea.md#c)¦[a](b?c=d&e=f)¦<ins>¦</ins>¦<bdi>¦</bdi>¦<del>a</del>¦<a href="b&amp;c" download>¦</a>'
    '¦<https://a.b/c_d?e=f&g>¦<path d="M0 *_"/>'
)
_LISTS = _apart(
    '{: .a }¦{: .a .b }¦{: #c }¦{: .d #c }¦{: lang="es" }¦{: title="a b" .e data-ref="f#g" }¦{: lang="ar" dir="auto" }'
)
_BEGINNINGS = _apart("# ¦#¦> ¦+ ¦- ¦!!! a¦1. ¦=¦ ¦|¦a | b")
_BLOCKS = _apart(
    "§t¦§t\n§l¦§t\n[a](b)\n[c](d)\n§l¦# §t¦## §t §l¦### §t {: #a }¦#### §t {: .a #b .c }¦####### §t¦> §t"
    "¦> §t\n> §l¦> §t\n> §t¦> §t\n§t¦- §t¦-   §t\n- §t¦1.  §t\n2. §t¦- §t\n1. §t"
    "¦-   §t\n    §l\n\n    > §t\n    > §l\n\n    §t\n    §l¦1.  §t\n    §l\n\n    §t"
    '¦- §t\n    <svg a="b">§t</svg>¦- §t\n    - §t\n    - §t\n- §t¦- §t\n    - §t\n    §t¦    §t¦    > §t'
    "¦    - §t¦§l¦---¦***¦| §t | §t |\n| --- | --- |\n| §t | §t |\n| §t | §t |¦| §t |\n| --- |\n| §t |"
    '¦| §t | §t |\n| --- | --- |\n| §t |¦!!! note ""\n\n    §t¦!!! note ""¦!!! note "a"\n\n    §t'
    '¦!!! note ""\n    §t¦<svg class="a">§t</svg>\n§l¦<div class="b" id="a" markdown>\n\n§b\n\n</div>'
    '¦<div markdown>\n§b\n</div>¦<section a="b c" markdown>\n\n§b\n\n</section>'
    "¦<details markdown><summary>§t</summary>\n\n§b\n\n</details>"
    "¦<details markdown>\n<summary>a</summary>\n\n§b\n\n</details>"
    '¦<details class="b" markdown open>\n<summary>a</summary>\n\n</details>¦<p class="citation">§t</p>'
    '¦<div>\n\n§b\n\n</div>¦<script type="application/ld+json">§t</script>'
    '¦<div class="text" lang="es">\n<p id="p1" dir="auto">§t</p>\n</div>'
)
"""Blocks as our pages have them, and their likes: in place of §t stands text, of §l an attribute list, of §b a page."""
_PLAIN = re.compile(r"(`[^`]*`|<[^>]*>|\]\([^)]*\)|\{:[^}]*\}|&[^;]*;)")
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")


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


def reworded(rng: random.Random, page: str) -> str:
    """Return a stretch of a page in which hostile words stand in place of others, as the templates escape them."""
    pieces = _PLAIN.split(stretch(rng, page))
    for place in range(0, len(pieces), 2):
        pieces[place] = _WORD.sub(lambda found: escape(hostile(rng)) if rng.random() < 0.2 else found[0], pieces[place])
    return "".join(pieces)


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


def _text(rng: random.Random) -> str:
    """Return a line that may begin as something else does."""
    begun = rng.choice(_BEGINNINGS) if rng.random() < 0.1 else ""
    return begun + rng.choice(("a", "a b.", "*a*", "[a](b)", "[a](#b){: .c }", line(rng)))


def built(rng: random.Random, depth: int = 2) -> str:
    """Return a page of blocks, below each other in every way."""

    def part(found: re.Match[str]) -> str:
        if found[1] == "b":
            return built(rng, depth - 1) if depth else "a"
        return _text(rng) if found[1] == "t" else rng.choice(_LISTS)

    between = rng.choice(("\n\n", "\n\n", "\n\n\n", "\n"))
    return between.join(re.sub("§(.)", part, rng.choice(_BLOCKS)) for _ in range(rng.randint(1, 5)))
