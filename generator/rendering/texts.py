"""The page of a source's whole text, where it may be shown: each passage marked, with the way to its claim."""

import re
from collections.abc import Iterator, Sequence
from html import escape as for_html
from itertools import pairwise
from typing import NamedTuple

from generator.model import Briefing, Entry, Page, Source, Told, cleaned
from generator.rendering.desk import Desk

_PARAGRAPH = re.compile(r"\S[^\n]*")


class _Passage(NamedTuple):
    """A claim's passage: where it begins and ends in the text, its claim, and its number on the page."""

    start: int
    end: int
    told: Told
    number: int


def is_shown(source: Source, *, private: bool) -> bool:
    """Return whether a source's text may be shown: its rights are `full`, or the copy is a private one."""
    return private or source.rights == "full"


def text_page(desk: Desk, document: Entry[Briefing], told: Sequence[Told], text: str) -> Page:
    """Return the page of a briefing's source text, in the source's own language."""
    briefing, source = document.thing, document.thing.source
    passages = [
        _Passage(each.standing.start, each.standing.end, each, number)
        for number, each in enumerate(told, 1)
        if each.standing
    ]
    private = source.rights != "full"
    return desk.page(
        f"texts/{document.id}.md",
        "text.md.jinja",
        f"document:{document.id}",
        title=desk.words("text.title", title=desk.text(briefing.title)),
        about=desk.words("text.about", document=desk.document_link(document.id, briefing.title, "../")),
        private=private,
        front=desk.front(document.file, "hide: [toc]", *(["robots: noindex"] if private else [])),
        language=source.language,
        paragraphs=[
            (number, "".join(_marked(desk, document.id, text, match.span(), passages)))
            for number, match in enumerate(_PARAGRAPH.finditer(text), 1)
        ],
    )


def _marked(desk: Desk, document: str, text: str, span: tuple[int, int], passages: Sequence[_Passage]) -> Iterator[str]:
    """Yield a stretch of the text as HTML: passages marked where they stand, their numbers where they end.

    Passages may overlap; each has an anchor of its claim's name where it begins.
    """
    first, last = span
    here = [each for each in passages if each.start < last and each.end > first]
    edges = {first, last, *(edge for each in here for edge in (each.start, each.end) if first < edge < last)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        yield from (f'<span class="at" id="{each.told.id}"></span>' for each in here if each.start == start)
        words = for_html(cleaned(text[start:end]), quote=False)
        yield f"<mark>{words}</mark>" if any(each.start <= start < each.end for each in here) else words
        yield from (_number(desk, document, each) for each in here if each.end == end)


def _number(desk: Desk, document: str, passage: _Passage) -> str:
    says = for_html(passage.told.claim.says.in_(desk.language))
    return f'<a class="ref" href="../documents/{document}.html#{passage.told.id}" title="{says}">{passage.number}</a>'
