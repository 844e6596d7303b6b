"""The register of the kinds of page: which pages there are of each, and who makes them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from briefpress.model import Page
from briefpress.rendering.desk import MOST_LINES, Pieces
from briefpress.rendering.pages.actors import actor_page, actors_index
from briefpress.rendering.pages.changes import changes_page
from briefpress.rendering.pages.chronicle import timeline
from briefpress.rendering.pages.correct import correct_page
from briefpress.rendering.pages.documents import document_page, documents_index, year_page
from briefpress.rendering.pages.figures import figures_page
from briefpress.rendering.pages.glossary import glossary_page
from briefpress.rendering.pages.home import home_page
from briefpress.rendering.pages.moved import INDEX, former_ids, has_moved, moved_page, present_id
from briefpress.rendering.pages.places import places_page
from briefpress.rendering.pages.problems import problems_page
from briefpress.rendering.pages.questions import question_page, questions_index
from briefpress.rendering.pages.search import search_page
from briefpress.rendering.pages.sections import section_page
from briefpress.rendering.pages.take import take_page
from briefpress.rendering.pages.texts import text_page


class Kind(NamedTuple):
    """A kind of page: its folder below the language's root, the names of its pages, and who makes one by its name."""

    folder: str
    names: Callable[[Pieces], Iterable[str]]
    page: Callable[[Pieces, str], Page]


def _alone(name: str) -> Callable[[Pieces], Iterable[str]]:
    return lambda _: (name,)


def _only(page: Callable[[Pieces], Page]) -> Callable[[Pieces, str], Page]:
    return lambda pieces, _: page(pieces)


def _years(pieces: Pieces) -> list[str]:
    """Return the pages of documents by year, which a long list is cut into."""
    years = pieces.shelf.years()
    return [f"documents-{each or 'unknown'}" for each in years] if sum(years.values()) > MOST_LINES else []


def _moving(kind: Kind, things: str = "") -> Kind:
    """Return a kind with the pages at the former addresses of its `things`, which are those of its folder if not told.

    Where a thing has no page of the kind any more, none leads to it.
    """
    folder, things = kind.folder, things or kind.folder

    def names(pieces: Pieces) -> Iterable[str]:
        known = dict.fromkeys(kind.names(pieces))
        former = (old for old in former_ids(pieces, things) if present_id(pieces, things, old) in known)
        return (*known, *former)

    def page(pieces: Pieces, name: str) -> Page:
        has_gone = has_moved(pieces, things, name)
        return moved_page(pieces, folder, things, name) if has_gone else kind.page(pieces, name)

    return Kind(folder, names, page)


def _by_section(folder: str, page: Callable[[Pieces, str | None], Page]) -> Kind:
    """Return a kind with a page of everything and one of each section."""
    return _moving(
        Kind(
            folder,
            lambda pieces: (INDEX, *pieces.library.sections),
            lambda pieces, name: page(pieces, None if name == INDEX else name),
        ),
        "sections",
    )


def _document(pieces: Pieces, name: str) -> Page:
    if name == INDEX:
        return documents_index(pieces)
    if name.startswith("documents-"):
        year = name.removeprefix("documents-")
        return year_page(pieces, "" if year == "unknown" else year)
    return document_page(pieces, name)


def _actor(pieces: Pieces, name: str) -> Page:
    return actors_index(pieces) if name == INDEX else actor_page(pieces, pieces.library.actors[name])


def _question(pieces: Pieces, name: str) -> Page:
    return questions_index(pieces) if name == INDEX else question_page(pieces, pieces.library.questions[name])


def _section(pieces: Pieces, name: str) -> Page:
    return section_page(pieces, pieces.library.sections[name])


KINDS = (
    Kind("", _alone(INDEX), _only(home_page)),
    Kind("", _alone("search"), _only(search_page)),
    _moving(Kind("actors", lambda pieces: (INDEX, *pieces.library.actors), _actor)),
    _by_section("changes", changes_page),
    Kind("correct", _alone(INDEX), _only(correct_page)),
    _moving(Kind("documents", lambda pieces: (INDEX, *_years(pieces), *pieces.shelf.documents()), _document)),
    Kind("figures", _alone(INDEX), _only(figures_page)),
    Kind("glossary", _alone(INDEX), _only(glossary_page)),
    Kind("places", _alone(INDEX), _only(places_page)),
    Kind("problems", _alone(INDEX), _only(problems_page)),
    Kind("take", _alone(INDEX), _only(take_page)),
    _moving(Kind("questions", lambda pieces: (INDEX, *pieces.library.questions), _question)),
    _moving(Kind("sections", lambda pieces: pieces.library.sections, _section)),
    _moving(
        Kind(
            "texts",
            lambda pieces: (each for each in pieces.shelf.with_texts() if pieces.shelf.shown_text(each) is not None),
            text_page,
        ),
        "documents",
    ),
    _by_section("timeline", timeline),
)

_BY_FOLDER = {kind.folder: kind for kind in KINDS if kind.folder}


def page_ids(pieces: Pieces) -> Iterator[str]:
    """Yield the id of every page that there should be: its path below the language's root, without the ending."""
    for kind in KINDS:
        yield from (f"{kind.folder}/{name}" if kind.folder else name for name in kind.names(pieces))


def page_of(pieces: Pieces, page: str) -> Page:
    """Return the page of that id."""
    folder, _, name = page.rpartition("/")
    if folder:
        return _BY_FOLDER[folder].page(pieces, name)
    return next(kind for kind in KINDS if not kind.folder and name in kind.names(pieces)).page(pieces, name)
