"""What is put beside a site's pages when it is built: data, citations, feeds and the card."""

from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path

from generator.building.citations import Citations
from generator.building.feeds import Feeds
from generator.building.history import days_of, history_of
from generator.building.house import House, find
from generator.building.whole import memory_of
from generator.keeping.memory import Memory
from generator.keeping.shelf import Shelf
from generator.model import Language, Reference, Shelved, Told
from generator.rendering import Desk, address_in, desks, site_address
from generator.sharing import (
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

_FORMATS = (("bib", bibtex), ("ris", ris), ("json", csl_json))


def address_of(house: House, language: Language) -> str:
    """Return where the site in a language is published, with a slash at its end; empty when that is not known."""
    with closing(memory_of(house, find(house))) as memory:
        return address_in(memory.settings(), language)


def share(house: House, language: Language, site: Path) -> None:
    """Write what belongs beside the pages of a language into its finished site."""
    with closing(memory_of(house, find(house))) as memory:
        desk, shelf = _desk(memory, language), Shelf(memory.database)
        briefings = [shelf.shelved(each) for each in shelf.documents()]
        claims = {each.id: shelf.claims(each.id) for each in briefings}
    library, address = desk.library, site_address(desk)
    told = list(chain.from_iterable(claims.values()))
    citations = Citations(desk, days_of(house))
    for shelved in briefings:
        _cite(site / "cite" / shelved.id, citations.of_document(shelved, claims[shelved.id]))
    for path, reference in citations.of_pages(told):
        _cite(site / "cite" / path, [reference])
    _data(site / "data", desk, briefings, told, address)
    for name, feed in Feeds(desk, briefings, told, history_of(house)).all():
        _put(site / "feeds" / f"{name}.xml", feed)
    title, about = library.settings.title.in_(language), library.settings.about.in_(language)
    _put(site / "assets" / "card.png", card(title, about))


def _desk(memory: Memory, language: Language) -> Desk:
    return next(each for each in desks(memory.library()) if each.language == language)


def _cite(path: Path, references: Iterable[Reference]) -> None:
    references = list(references)
    for ending, write in _FORMATS:
        _put(path.with_name(f"{path.name}.{ending}"), write(references))


def _put(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def _page(address: str, document: str, claim: str = "") -> str:
    """Return the address of a page or a claim; without the site's own, as it is seen from a folder of the site."""
    return f"{address or '../'}documents/{document}.html{f'#{claim}' if claim else ''}"


def _data(folder: Path, desk: Desk, briefings: list[Shelved], claims: list[Told], address: str) -> None:
    language, library = desk.language, desk.library
    rows = [claim_row(each, language, _page(address, each.document, each.id)) for each in claims]
    documents = [document_row(each.id, each.briefing, language, _page(address, each.id)) for each in briefings]
    for name, table in (("claims", rows), ("documents", documents)):
        _put(folder / f"{name}.json", as_json(table))
        _put(folder / f"{name}.csv", as_csv(table))
    for name in ("actors", "events", "questions", "findings", "sections", "glossary", "places"):
        entries = getattr(library, name).values()
        _put(
            folder / f"{name}.json",
            as_json({"id": each.id, **each.thing.model_dump(mode="json", exclude_none=True)} for each in entries),
        )
    _put(folder / "actors.ftm.json", entities(library.actors))
