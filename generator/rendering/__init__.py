"""Library in, Markdown pages out. Owns Jinja2 and Babel; templates/ lay out, phrases/ hold the words."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from generator.model import LANGUAGES, Briefing, Change, Entry, Evidence, Language, Library, Page, Problem
from generator.rendering.actors import actor_page
from generator.rendering.changes import changes_page
from generator.rendering.chronicle import timeline
from generator.rendering.citing import cited_pages, site_address
from generator.rendering.desk import Desk
from generator.rendering.documents import document_page, told_in
from generator.rendering.fields import field_page
from generator.rendering.gatherings import Gathering
from generator.rendering.home import home_page
from generator.rendering.pieces import MOST_LINES
from generator.rendering.places import places_page
from generator.rendering.sections import section_page
from generator.rendering.sheets import aliases, search_phrases, sheet_ids, sheets
from generator.rendering.shelf import Shelf
from generator.rendering.texts import is_shown, text_page


def desks(library: Library, cache: Path | None = None) -> tuple[Desk, ...]:
    """Return a desk for each language; compiled templates are kept in the folder `cache`, which must be there."""
    return tuple(Desk(language, library, cache) for language in LANGUAGES)


def document_pages(
    desks: Iterable[Desk], document: Entry[Briefing], evidence: Evidence, text: str | None
) -> list[Page]:
    """Return the pages of one briefing; with its source's `text`, which must be one that may be shown, that, too."""
    told, pages = told_in(document, evidence), []
    for desk in desks:
        pages.append(document_page(desk, document, evidence, told, with_text=text is not None))
        if text is not None:
            pages.append(text_page(desk, document, told, text))
    return pages


def gathering_pages(
    desks: Iterable[Desk],
    shelf: Shelf,
    problems: list[Problem],
    changes: list[Change],
    touched: Callable[[str], bool],
) -> Iterator[Page]:
    """Yield the pages that gather briefings.

    `touched` tells whether a page made from a thing (`actor:x`, `section:y`) may have changed; pages that
    hold something of every briefing are always made.
    """
    for desk in desks:
        gathering, library = Gathering(desk, shelf), desk.library
        yield home_page(gathering)
        yield gathering.actors()
        yield gathering.documents()
        yield gathering.search()
        yield gathering.problems(problems)
        yield changes_page(desk, shelf, changes)
        singles = {"questions": gathering.questions, "figures": gathering.all_figures, "glossary": gathering.glossary}
        singles["places"] = partial(places_page, gathering)
        yield from (make() for thing, make in singles.items() if touched(thing))
        yield timeline(gathering)
        yield from (timeline(gathering, key) for key in library.sections)
        if sum(shelf.years().values()) > MOST_LINES:
            yield from (gathering.year(each) for each in shelf.years() if touched(f"year:{each}"))
        yield from (
            section_page(gathering, each) for key, each in library.sections.items() if touched(f"section:{key}")
        )
        yield from (actor_page(gathering, each) for key, each in library.actors.items() if touched(f"actor:{key}"))
        yield from (
            gathering.question_page(each) for key, each in library.questions.items() if touched(f"question:{key}")
        )


__all__ = [
    "Desk",
    "Language",
    "aliases",
    "cited_pages",
    "desks",
    "document_pages",
    "field_page",
    "gathering_pages",
    "is_shown",
    "search_phrases",
    "sheet_ids",
    "sheets",
    "site_address",
]
