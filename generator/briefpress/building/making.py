"""Pages and what lies beside them: which there should be, and the making of the stale, in every language at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefpress.building import sharing, working
from briefpress.building.house import House
from briefpress.keeping.database import Database
from briefpress.keeping.memory import Memory
from briefpress.keeping.noting import noted
from briefpress.keeping.shelf import Beside, Shelf
from briefpress.model import Library, Page, Picture, Reads
from briefpress.pressing.pages import stage
from briefpress.rendering import Pieces, desks, page_ids, page_of

FAMILY = "page"
_MANY = 100


@dataclass(frozen=True, slots=True)
class Made:
    """A unit that was made (`page/actors/x`): the facts that it read, and its staged files (below `docs/`)."""

    unit: str
    reads: list[str]
    files: list[str]


@dataclass(frozen=True, slots=True)
class Bench:
    """What pages are made with: a desk for each language, whose readings are noted; `library` is unnoted."""

    house: House
    library: Library
    desks: tuple[Pieces, ...]
    shelf: Shelf
    reads: Reads


def open_bench(house: House, library: Library, memory: Memory, beside: Beside) -> Bench:
    """Return a bench of its own; a connection to SQLite must not cross a fork, so it is opened anew."""
    reads = Reads()
    shelf = Shelf(Database(memory.database.path, memory.database.epoch), reads, beside)
    seen = noted(library, reads.note)
    made = tuple(Pieces(desk, shelf) for desk in desks(seen, house.phrases, house.cache, reads))
    return Bench(house, library, made, shelf, reads)


def wanted_units(library: Library, memory: Memory, beside: Beside) -> list[str]:
    """Return all pages that there should be, and all that should lie beside them."""
    desk, *_ = desks(library)
    shelf = Shelf(memory.database, beside=beside)
    pages = [f"{FAMILY}/{each}" for each in page_ids(Pieces(desk, shelf))]
    return [*pages, *(f"{sharing.FAMILY}/{each}" for each in sharing.shared_ids(library, shelf))]


def make_units(
    house: House, library: Library, memory: Memory, beside: Beside, units: list[str], *, workers: int
) -> Iterator[list[Made]]:
    """Make units and stage their files; yield what was made, some at a time."""
    lay_out: Callable[[], Bench] = lambda: open_bench(house, library, memory, beside)  # noqa: E731
    yield from working.each(_make, lay_out, units, workers=workers, many=_MANY)


def _make(bench: Bench, units: list[str]) -> list[Made]:
    found = []
    for unit in units:
        bench.reads.note("settings.languages")
        with working.named(unit):
            files = list(_files(bench, unit))
            stage(bench.house.docs, files)
        found.append(Made(unit, bench.reads.taken(), [each.path for each in files]))
    return found


def _files(bench: Bench, unit: str) -> Iterable[Page | Picture]:
    family, _, name = unit.partition("/")
    if family == FAMILY:
        return (page_of(desk, name) for desk in bench.desks)
    desks = [each.desk for each in bench.desks]
    return sharing.shared_of(bench.house, desks, bench.shelf, bench.library, bench.reads, name)
