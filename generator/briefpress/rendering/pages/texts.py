"""The page of a source's whole text, where it may be shown: each passage marked, with the way to its claim."""

import re
from collections.abc import Iterator, Sequence
from html import escape as for_html
from itertools import pairwise
from typing import NamedTuple

from briefpress.model import Page, Told, cleaned
from briefpress.rendering.desk import Desk, Pieces

_PARAGRAPH = re.compile(r"\S[^\n]*")


class _Passage(NamedTuple):
    """A claim's passage: where it begins and ends in the text, its claim, and its number on the page."""

    start: int
    end: int
    told: Told
    number: int


def text_page(pieces: Pieces, document: str) -> Page:
    """Return the page of a briefing's source text, in the source's own language."""
    desk, briefing, text = pieces.desk, pieces.shelf.shelved(document).briefing, pieces.shelf.shown_text(document)
    assert text is not None, "the page is made only where the text is shown"
    passages = [
        _Passage(each.standing.start, each.standing.end, each, number)
        for number, each in enumerate(pieces.shelf.claims(document), 1)
        if each.standing
    ]
    private = briefing.source.rights != "full"
    file = f"briefings/documents/{document}.yml"
    return desk.page(
        f"texts/{document}.md",
        "text.md.jinja",
        title=desk.words("text.title", title=desk.text(briefing.title)),
        about=desk.words("text.about", document=desk.document_link(document, briefing.title, "../")),
        private=private,
        front=desk.front(file, "hide: [toc]", *(["robots: noindex"] if private else [])),
        language=briefing.source.language,
        paragraphs=[
            (number, "".join(_marked(desk, document, text, match.span(), passages)))
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
