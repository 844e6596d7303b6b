"""The pages: which there should be, and the making of those that are stale, each in every language at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.building import working
from generator.building.house import House
from generator.keeping.database import Database
from generator.keeping.memory import Memory
from generator.keeping.noting import noted
from generator.keeping.shelf import Beside, Shelf
from generator.model import Library, Reads
from generator.pressing.pages import stage
from generator.rendering import Gathering, desks, page_ids, page_of

FAMILY = "page"
_MANY = 100


@dataclass(frozen=True, slots=True)
class Made:
    """A page that was made: its id, the facts that it read, and its staged files (below `docs/`)."""

    page: str
    reads: list[str]
    files: list[str]


@dataclass(frozen=True, slots=True)
class Bench:
    """What pages are made with: a desk for each language, whose readings are noted."""

    house: House
    desks: tuple[Gathering, ...]
    reads: Reads


def open_bench(house: House, library: Library, memory: Memory, beside: Beside) -> Bench:
    """Return a bench of its own; a connection to SQLite must not cross a fork, so it is opened anew."""
    reads = Reads()
    shelf = Shelf(Database(memory.database.path, memory.database.epoch), reads, beside)
    seen = noted(library, reads.note)
    return Bench(house, tuple(Gathering(desk, shelf) for desk in desks(seen, house.cache, reads)), reads)


def wanted_pages(library: Library, memory: Memory, beside: Beside) -> list[str]:
    """Return the ids of all pages that there should be."""
    desk, *_ = desks(library)
    return list(page_ids(Gathering(desk, Shelf(memory.database, beside=beside))))


def make_pages(
    house: House, library: Library, memory: Memory, beside: Beside, pages: list[str], *, workers: int
) -> Iterator[list[Made]]:
    """Make pages and stage their files; yield what was made, some at a time."""
    lay_out: Callable[[], Bench] = lambda: open_bench(house, library, memory, beside)  # noqa: E731
    yield from working.each(_make, lay_out, pages, workers=workers, many=_MANY)


def _make(bench: Bench, pages: list[str]) -> list[Made]:
    found = []
    for page in pages:
        bench.reads.note("settings.languages")
        files = [page_of(desk, page) for desk in bench.desks]
        stage(bench.house.docs, files)
        found.append(Made(page, bench.reads.taken(), [each.path for each in files]))
    return found
