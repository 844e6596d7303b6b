"""How a page and a claim are cited, in words: both the original and its briefing are named."""

from collections.abc import Iterator
from html import escape as for_html
from typing import NamedTuple

from generator.model import Briefing, Source, Told
from generator.rendering.desk import Desk
from generator.rendering.markdown import escape

INDEXES = {
    "actors": "actor",
    "documents": "document-list",
    "figures": "figure",
    "glossary": "glossary",
    "places": "place",
    "questions": "question",
    "timeline": "timeline",
}
"""The folders whose index page is cited, and where its title stands among the phrases."""


def original(desk: Desk, source: Source) -> str:
    """Return what is known of a source in one line of plain text; what is unknown is said to be."""
    words = desk.words
    title = words("cite.untitled") if source.title == "unknown" else words("cite.titled", title=source.title)
    known = [words.listed(list(source.authors))] if source.authors else []
    known.append(title)
    known += [source.publisher] if source.publisher != "unknown" else []
    known.append(words("cite.undated") if source.published == "unknown" else words.date(source.published))
    known += [source.url] if source.url else []
    return ", ".join(known)


def briefing_citation(desk: Desk, document: str, briefing: Briefing) -> str:
    """Return how the page of a briefing is cited, as plain text."""
    return desk.words(
        "cite.briefing",
        page=_page(desk, f"documents/{document}", briefing.title.in_(desk.language)),
        original=original(desk, briefing.source),
    )


class Citation(NamedTuple):
    """How a page is cited that is no briefing's: as Markdown, and by what name reference managers find it."""

    text: str
    key: str


def page_citation(desk: Desk, path: str, title: str) -> Citation:
    """Return how a page is cited; `path` is its own, without the ending."""
    return Citation(escape(f"{_page(desk, path, title)}."), path)


def cited_pages(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield path and title of every page that is cited as such, besides those of the briefings."""
    library, language, words = desk.library, desk.language, desk.words
    yield "index", library.settings.title.in_(language)
    yield from ((f"{folder}/index", words(f"{key}.title")) for folder, key in INDEXES.items())
    for section in library.sections.values():
        title = section.thing.title.in_(language)
        yield f"sections/{section.id}", title
        yield f"timeline/{section.id}", words("timeline.of", section=title)
    yield from ((f"actors/{each.id}", each.thing.name.in_(language)) for each in library.actors.values())
    yield from ((f"questions/{each.id}", each.thing.question.in_(language)) for each in library.questions.values())


def _page(desk: Desk, path: str, title: str) -> str:
    site = desk.library.settings.title.in_(desk.language)
    return desk.words("cite.page", title=title, site=site, link=address(desk, path))


def claim_citation(desk: Desk, told: Told, briefing: Briefing) -> str:
    """Return how a claim is cited, as HTML text."""
    return for_html(
        desk.words(
            "cite.claim",
            says=told.claim.says.in_(desk.language).rstrip("."),
            title=briefing.title.in_(desk.language),
            site=desk.library.settings.title.in_(desk.language),
            link=f"{address(desk, f'documents/{told.document}')}#{told.id}",
            original=original(desk, briefing.source),
        ),
        quote=False,
    )


def address(desk: Desk, path: str) -> str:
    """Return the permanent address of a page: whole when the site's own is known, else within the site."""
    return f"{site_address(desk) or _folder(desk)}{path}.html"


def site_address(desk: Desk) -> str:
    """Return where the site in the desk's language is published, with a slash at its end; empty when not known."""
    home = desk.library.settings.address
    return f"{home.rstrip('/')}/{_folder(desk)}" if home else ""


def _folder(desk: Desk) -> str:
    return "" if desk.language == "en" else f"{desk.language}/"
