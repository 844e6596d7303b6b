"""How a page and a claim are cited, in words: both the original and its briefing are named."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape as for_html
from typing import NamedTuple

from briefpress.model import Briefing, Language, Library, Settings, Source, Told
from briefpress.rendering.desk.desk import Desk
from briefpress.rendering.desk.markdown import apart, apart_in_html, escape

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


class Ink(NamedTuple):
    """How words come into a citation: our own, and a source's in its language."""

    own: Callable[[str], str]
    foreign: Callable[[str, str], str]


PLAIN = Ink(str, lambda words, language: words)
_MARKDOWN = Ink(escape, apart)
_HTML = Ink(partial(for_html, quote=False), apart_in_html)


def original(desk: Desk, source: Source, ink: Ink = PLAIN) -> str:
    """Return what is known of a source in one line; what is unknown is said to be."""
    words, names = desk.words, [ink.foreign(each, "") for each in source.authors]
    known = [words.listed(names)] if names else []
    if source.title == "unknown":
        known.append(words("cite.untitled"))
    else:
        known.append(words("cite.titled", title=ink.foreign(source.title, source.language)))
    known += [ink.foreign(source.publisher, "")] if source.publisher != "unknown" else []
    known.append(words("cite.undated") if source.published == "unknown" else words.date(source.published))
    known += [ink.own(source.url)] if source.url else []
    return words("comma").join(known)


def briefing_citation(desk: Desk, document: str, briefing: Briefing) -> str:
    """Return how the page of a briefing is cited, as Markdown."""
    return desk.words(
        "cite.briefing",
        page=_page(desk, f"documents/{document}", briefing.title.in_(desk.language)),
        original=original(desk, briefing.source, _MARKDOWN),
    )


class Citation(NamedTuple):
    """How a page is cited that is no briefing's: as Markdown, and by what name reference managers find it."""

    text: str
    key: str


def page_citation(desk: Desk, path: str, title: str) -> Citation:
    """Return how a page is cited; `path` is its own, without the ending."""
    return Citation(f"{_page(desk, path, title)}.", path)


def index_citation(desk: Desk, folder: str) -> Citation:
    """Return how the index page of a folder is cited."""
    return page_citation(desk, f"{folder}/index", desk.words(f"{INDEXES[folder]}.title"))


def cited_paths(library: Library) -> Iterator[str]:
    """Yield the path of every page that is cited as such, besides those of the briefings."""
    yield "index"
    yield from (f"{folder}/index" for folder in INDEXES)
    for section in library.sections:
        yield from (f"sections/{section}", f"timeline/{section}")
    yield from (f"actors/{each}" for each in library.actors)
    yield from (f"questions/{each}" for each in library.questions)


def cited_title(desk: Desk, path: str) -> str:
    """Return the title under which the page at one of these paths is cited."""
    library, language, words = desk.library, desk.language, desk.words
    match path.split("/"):
        case [_]:
            return library.settings.title.in_(language)
        case [folder, "index"]:
            return words(f"{INDEXES[folder]}.title")
        case ["actors", name]:
            return library.actors[name].thing.name.in_(language)
        case ["questions", name]:
            return library.questions[name].thing.question.in_(language)
        case ["sections", name]:
            return library.sections[name].thing.title.in_(language)
        case ["timeline", name]:
            return words("timeline.of", section=library.sections[name].thing.title.in_(language))
    raise ValueError(f"under what title is {path} cited?")


def _page(desk: Desk, path: str, title: str) -> str:
    site = desk.library.settings.title.in_(desk.language)
    return desk.words("cite.page", title=escape(title), site=escape(site), link=escape(address(desk, path)))


def claim_citation(desk: Desk, told: Told, briefing: Briefing) -> str:
    """Return how a claim is cited, as HTML text."""
    own, language = _HTML.own, desk.language
    return desk.words(
        "cite.claim",
        says=own(told.claim.says.in_(language).rstrip(".")),
        title=own(briefing.title.in_(language)),
        site=own(desk.library.settings.title.in_(language)),
        link=own(f"{address(desk, f'documents/{told.document}')}#{told.id}"),
        original=original(desk, briefing.source, _HTML),
    )


def address(desk: Desk, path: str) -> str:
    """Return the permanent address of a page: whole when the site's own is known, else within the site."""
    return f"{site_address(desk) or _folder(desk.library.settings, desk.language)}{path}.html"


def site_address(desk: Desk) -> str:
    """Return where the site in the desk's language is published, with a slash at its end; empty when not known."""
    return address_in(desk.library.settings, desk.language)


def address_in(settings: Settings, language: Language) -> str:
    """Return where the site in a language is published, with a slash at its end; empty when not known."""
    return f"{settings.address.rstrip('/')}/{_folder(settings, language)}" if settings.address else ""


def _folder(settings: Settings, language: Language) -> str:
    return "" if language == settings.languages[0] else f"{language}/"
