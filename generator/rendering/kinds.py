"""The register of the kinds of page: which pages there are of each, and who makes them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.model import Page
from generator.rendering.actors import actor_page
from generator.rendering.changes import changes_page
from generator.rendering.chronicle import timeline
from generator.rendering.documents import document_page
from generator.rendering.gatherings import Gathering
from generator.rendering.home import home_page
from generator.rendering.pieces import MOST_LINES
from generator.rendering.places import places_page
from generator.rendering.sections import section_page
from generator.rendering.take import take_page
from generator.rendering.texts import shown_text, text_page

INDEX = "index"


class Kind(NamedTuple):
    """A kind of page: its folder below the language's root, the names of its pages, and who makes one by its name."""

    folder: str
    names: Callable[[Gathering], Iterable[str]]
    page: Callable[[Gathering, str], Page]


def _alone(name: str) -> Callable[[Gathering], Iterable[str]]:
    return lambda _: (name,)


def _years(desk: Gathering) -> list[str]:
    """Return the pages of documents by year, which a long list is cut into."""
    years = desk.shelf.years()
    return [f"documents-{each or 'unknown'}" for each in years] if sum(years.values()) > MOST_LINES else []


def _document(desk: Gathering, name: str) -> Page:
    if name == INDEX:
        return desk.documents()
    if name.startswith("documents-"):
        year = name.removeprefix("documents-")
        return desk.year("" if year == "unknown" else year)
    return document_page(desk, name)


def _actor(desk: Gathering, name: str) -> Page:
    return desk.actors() if name == INDEX else actor_page(desk, desk.library.actors[name])


def _question(desk: Gathering, name: str) -> Page:
    return desk.questions() if name == INDEX else desk.question_page(desk.library.questions[name])


def _section(desk: Gathering, name: str) -> Page:
    return section_page(desk, desk.library.sections[name])


KINDS = (
    Kind("", _alone(INDEX), lambda desk, _: home_page(desk)),
    Kind("", _alone("search"), lambda desk, _: desk.search()),
    Kind("actors", lambda desk: (INDEX, *desk.library.actors), _actor),
    Kind("changes", _alone(INDEX), lambda desk, _: changes_page(desk)),
    Kind("documents", lambda desk: (INDEX, *_years(desk), *desk.shelf.documents()), _document),
    Kind("figures", _alone(INDEX), lambda desk, _: desk.all_figures()),
    Kind("glossary", _alone(INDEX), lambda desk, _: desk.glossary()),
    Kind("places", _alone(INDEX), lambda desk, _: places_page(desk)),
    Kind("problems", _alone(INDEX), lambda desk, _: desk.problems()),
    Kind("take", _alone(INDEX), lambda desk, _: take_page(desk)),
    Kind("questions", lambda desk: (INDEX, *desk.library.questions), _question),
    Kind("sections", lambda desk: desk.library.sections, _section),
    Kind(
        "texts",
        lambda desk: (each for each in desk.shelf.documents() if shown_text(desk, each) is not None),
        text_page,
    ),
    Kind(
        "timeline",
        lambda desk: (INDEX, *desk.library.sections),
        lambda desk, name: timeline(desk, None if name == INDEX else name),
    ),
)

_BY_FOLDER = {kind.folder: kind for kind in KINDS if kind.folder}


def page_ids(desk: Gathering) -> Iterator[str]:
    """Yield the id of every page that there should be: its path below the language's root, without the ending."""
    for kind in KINDS:
        yield from (f"{kind.folder}/{name}" if kind.folder else name for name in kind.names(desk))


def page_of(desk: Gathering, page: str) -> Page:
    """Return the page of that id."""
    folder, _, name = page.rpartition("/")
    if folder:
        return _BY_FOLDER[folder].page(desk, name)
    return next(kind for kind in KINDS if not kind.folder and name in kind.names(desk)).page(desk, name)
