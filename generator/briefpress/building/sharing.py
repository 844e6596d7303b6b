"""What lies beside a site's pages: citations, tables, feeds and the card; which there should be, and their making."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from shutil import rmtree

from briefpress.building.briefings import DOCUMENTS
from briefpress.building.citations import Citations
from briefpress.building.correcting import correction_of
from briefpress.building.feeds import Feeds
from briefpress.building.house import BESIDE, INDEX, Found, House
from briefpress.building.tables import ROWS, join, rows_of, spliced, tables
from briefpress.keeping.files import State, signature
from briefpress.keeping.memory import Memory
from briefpress.keeping.shelf import Shelf
from briefpress.keeping.units import within
from briefpress.model import FOLDERS, Language, Library, Page, Picture, Reads, Reference
from briefpress.rendering import Desk, cited_paths, site_address
from briefpress.sharing import (
    as_csv,
    as_json,
    bibtex,
    card,
    claim_row,
    csl_json,
    document_row,
    entities,
    ris,
)

FAMILY = "beside"
_FORMATS = (("bib", bibtex), ("ris", ris), ("json", csl_json))
_FORM = "correct"


@dataclass(slots=True)
class Shared:
    """Tables that were put together and staged, and files that nothing makes any more (below `docs/`)."""

    staged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def spoil_altered(house: House, found: Found, memory: Memory) -> None:
    """Where what lies beside the pages is not as it was left, clear it away, and let all of it be made anew."""
    if memory.database.meta(FAMILY) != signature(found.beside):
        for each in (house.docs / ROWS, *(house.docs / BESIDE).glob("*/*")):
            if each.is_dir() and each.name != INDEX:
                rmtree(each)
        memory.units.expire([f"{FAMILY}/{each}" for each in memory.units.known(FAMILY)])


def shared_ids(library: Library, shelf: Shelf) -> list[str]:
    """Return the ids of all that there should be: of each briefing, of each other page, and of the whole library."""
    documents = [f"documents/{each}" for each in shelf.documents()]
    return [*documents, *(f"pages/{each}" for each in cited_paths(library)), "things", "feeds", "card", "as-of"]


def shared_of(
    house: House, desks: Sequence[Desk], shelf: Shelf, library: Library, reads: Reads, name: str
) -> Iterator[Page | Picture]:
    """Yield what there is of that id in the languages of the `desks`; the `library` notes no reading itself.

    What the form for corrections needs is the same in each language, and lies beside the pages of the first.
    """
    kind, _, rest = name.partition("/")
    if kind == "documents":
        reads.note(f"file:{DOCUMENTS}/{rest}.yml")
        form = correction_of(house, shelf, desks[0].library.settings.quotation, rest)
        yield Page(f"{BESIDE}/{desks[0].language}/{_FORM}/{rest}.js", form)
        yield Page(f"{ROWS}/{rest}", rows_of(table for desk in desks for table in _tables(desk, shelf, rest)))
    for desk in desks:
        folder = f"{BESIDE}/{desk.language}"
        match kind:
            case "documents":
                yield from _cited(f"{folder}/cite/{rest}", Citations(desk, shelf).of_document(rest))
            case "pages":
                yield from _cited(f"{folder}/cite/{rest}", [Citations(desk, shelf).of_page(rest)])
            case "feeds":
                yield from (Page(f"{folder}/feeds/{feed}.xml", text) for feed, text in Feeds(desk, shelf).all())
            case "as-of":
                yield Page(f"{folder}/assets/as-of.js", _as_of(desk, shelf))
            case "card":
                settings = desk.library.settings
                title, about = settings.title.in_(desk.language), settings.about.in_(desk.language)
                yield Picture(f"{folder}/assets/card.png", card(title, about))
            case _:
                reads.note("library")
                yield from _things(f"{folder}/data", library)


def _as_of(desk: Desk, shelf: Shelf) -> str:
    """Return the script that tells the foot of every page how new the briefings are; so no page hangs on it."""
    day = shelf.latest()
    told = desk.words("foot-as-of", date=desk.words.date(day)) if day else ""
    return f'document.querySelector("[data-as-of]").textContent = {json.dumps(told, ensure_ascii=False)};\n'


def _cited(path: str, references: Iterable[Reference]) -> Iterator[Page]:
    references = list(references)
    yield from (Page(f"{path}.{ending}", write(references)) for ending, write in _FORMATS)


def _things(folder: str, library: Library) -> Iterator[Page]:
    for name in FOLDERS:
        entries = getattr(library, name).values()
        rows = ({"id": each.id, **each.thing.model_dump(mode="json", exclude_none=True)} for each in entries)
        yield Page(f"{folder}/{name}.json", as_json(rows))
    yield Page(f"{folder}/actors.ftm.json", entities(library.actors))


def _tables(desk: Desk, shelf: Shelf, document: str) -> Iterator[str]:
    language, page = desk.language, f"{site_address(desk) or '../'}documents/{document}.html"
    claims = [claim_row(each, language, f"{page}#{each.id}") for each in shelf.claims(document)]
    documents = [document_row(document, shelf.shelved(document).briefing, language, page)]
    for table in (claims, documents):
        yield from (as_json(table), as_csv(table))


def share(house: House, library: Library, memory: Memory, made: Iterable[str], gone: Iterable[str]) -> Shared:
    """Put the tables of the whole library together anew, when units of briefings were `made` or are `gone`."""
    languages = library.settings.languages
    remade, lost = set(within("documents", made)), within("documents", gone)
    found = Shared(gone=[path for each in gone for path in _files(each, languages)])
    if remade or lost:
        found.staged += tables(languages)
        if lost or not spliced(house.docs, found.staged, remade):
            join(house.docs, found.staged, Shelf(memory.database).documents(), remade)
    return found


def _files(unit: str, languages: Iterable[Language]) -> Iterator[str]:
    """Yield the files of a unit that may go, as their briefing or their page does."""
    kind, _, name = unit.partition("/")
    yield from (f"{BESIDE}/{each}/cite/{name}.{ending}" for each in languages for ending, _ in _FORMATS)
    if kind == "documents":
        yield f"{ROWS}/{name}"
        yield f"{BESIDE}/{next(iter(languages))}/{_FORM}/{name}.js"


def tidy(house: House, library: Library) -> None:
    """Remove the folders of languages, and the feeds, that no unit makes any more."""
    folders = {each.name for each in (house.docs / BESIDE).iterdir()}
    for each in folders - {*library.settings.languages, "rows"}:
        rmtree(house.docs / BESIDE / each)
    for each in library.settings.languages[1:]:
        rmtree(house.docs / BESIDE / each / _FORM, ignore_errors=True)
    wanted = {"claims", *library.sections}
    for feed in (house.docs / BESIDE).glob("*/feeds/*.xml"):
        if feed.stem not in wanted:
            feed.unlink()


def keep_state(memory: Memory, lying: Mapping[str, State]) -> None:
    """Remember how what lies beside the pages, but for the search index, was left."""
    memory.database.set_meta(FAMILY, signature(lying))
