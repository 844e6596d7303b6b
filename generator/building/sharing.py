"""What is put beside a site's pages when it is built: data, citations, feeds and the card."""

from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path

from generator.building.citations import Citations
from generator.building.history import days_of, history_of
from generator.building.house import House, find
from generator.building.whole import memory_of
from generator.keeping.memory import Memory
from generator.keeping.shelf import Shelf
from generator.model import Change, Language, Reference, Shelved, Told
from generator.rendering import Desk, desks, site_address
from generator.sharing import (
    Item,
    as_csv,
    as_json,
    atom,
    bibtex,
    card,
    claim_row,
    csl_json,
    document_row,
    entities,
    ris,
)

MOST_ITEMS = 50
_FORMATS = (("bib", bibtex), ("ris", ris), ("json", csl_json))


def address_of(house: House, language: Language) -> str:
    """Return where the site in a language is published, with a slash at its end; empty when that is not known."""
    with closing(memory_of(house, find(house))) as memory:
        return site_address(_desk(memory, language))


def share(house: House, language: Language, site: Path) -> None:
    """Write what belongs beside the pages of a language into its finished site."""
    with closing(memory_of(house, find(house))) as memory:
        desk, shelf = _desk(memory, language), Shelf(memory.database)
        briefings = [shelf.shelved(each) for each in shelf.documents()]
        claims = {each.id: shelf.claims(each.id) for each in briefings}
    library, address = desk.library, site_address(desk)
    citations = Citations(desk, days_of(house))
    for shelved in briefings:
        _cite(site / "cite" / shelved.id, citations.of_document(shelved, claims[shelved.id]))
    for path, reference in citations.of_pages(chain.from_iterable(claims.values())):
        _cite(site / "cite" / path, [reference])
    _data(site / "data", desk, briefings, claims, address)
    _feeds(site / "feeds", desk, claims, history_of(house), address)
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


def _site(desk: Desk) -> str:
    return desk.library.settings.title.in_(desk.language)


def _data(folder: Path, desk: Desk, briefings: list[Shelved], claims: dict[str, list[Told]], address: str) -> None:
    language, library = desk.language, desk.library
    rows = [
        claim_row(told, language, _page(address, told.document, told.id)) for each in claims.values() for told in each
    ]
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


def _feeds(folder: Path, desk: Desk, claims: dict[str, list[Told]], changes: list[Change], address: str) -> None:
    known = {told.ref: told for each in claims.values() for told in each}
    _feed(folder / "claims.xml", desk, _site(desk), changes, address)
    for section in desk.library.sections_in_order:
        here = [
            each
            for each in changes
            if (told := known.get(f"{each.document}#{each.claim}")) and section.id in told.claim.sections
        ]
        title = f"{_site(desk)}: {section.thing.title.in_(desk.language)}"
        _feed(folder / f"{section.id}.xml", desk, title, here, address)


def _feed(path: Path, desk: Desk, title: str, changes: Iterable[Change], address: str) -> None:
    items = []
    for change in changes:
        said = (change.after or change.before).get("says")
        text = said.get(desk.language, "") if isinstance(said, dict) else ""
        name = f"{change.document}#{change.claim}" if change.claim else change.document
        items.append(
            Item(
                f"{change.commit}/{name}",
                f"{desk.words(f'change.{change.did}')}: {name}",
                text,
                _page(address, change.document, change.claim),
                change.when,
            )
        )
        if len(items) == MOST_ITEMS:
            break
    _put(
        path,
        atom(title, desk.language, address or "../", f"{address}feeds/{path.name}" if address else path.name, items),
    )
