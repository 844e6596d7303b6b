"""The tables of the whole library, put together from the rows of its briefings: a file of rows for each."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import ExitStack
from mmap import ACCESS_READ, mmap
from pathlib import Path

from briefpress.building.house import BESIDE
from briefpress.model import Language
from briefpress.pressing.pages import STAGING
from briefpress.sharing import as_csv, as_json, closed, joined

ROWS = f"{BESIDE}/rows"
"""The folder of the rows of briefings, below `docs/`."""
_TABLES = ("claims.json", "claims.csv", "documents.json", "documents.csv")
_BETWEEN = "\0"
"""Sets apart the rows of one briefing in each table; it cannot stand in a text."""
_EMPTY = (as_json([]).encode(), as_csv([]).encode())
_FEW = 20
"""Of so many briefings rows are looked for in the tables; of more, the tables are put together anew."""


def tables(languages: Iterable[Language]) -> list[str]:
    """Return the paths of the tables below `docs/`, in the order of the rows in a briefing's file."""
    return [f"{BESIDE}/{each}/data/{name}" for each in languages for name in _TABLES]


def rows_of(parts: Iterable[str]) -> str:
    """Return the file of a briefing's rows, given as a table of its own for each of the `tables`."""
    return _BETWEEN.join(parts)


def join(docs: Path, tables: Sequence[str], documents: Iterable[str], remade: Collection[str]) -> None:
    """Stage the tables, put together of the rows of all briefings, which are staged (when `remade`) or in place."""
    with ExitStack() as opened:
        found = []
        for path in tables:
            aside = docs / STAGING / path
            aside.parent.mkdir(parents=True, exist_ok=True)
            found.append((opened.enter_context(aside.open("wb")), _ending(path)))
        for document in documents:
            parts = _parts(docs / (STAGING if document in remade else "") / ROWS / document)
            for (table, ending), part in zip(found, parts, strict=True):
                if part not in _EMPTY:
                    table.write(joined(part, ending, first=table.tell() == 0))
        for table, ending in found:
            table.write(closed(ending, empty=table.tell() == 0))


def spliced(docs: Path, tables: Sequence[str], remade: Collection[str]) -> bool:
    """Stage the tables as they are, with the rows of the briefings that were `remade`; return whether that can be.

    It can where the tables hold the former rows of each, which are few; those that come first in a table of JSON have
    its head before them, and are not found.
    """
    if len(remade) > _FEW or not all((docs / ROWS / each).exists() for each in remade):
        return False
    changes = [(_parts(docs / ROWS / each), _parts(docs / STAGING / ROWS / each)) for each in sorted(remade)]
    return all(
        _splice(docs, path, [(was[number], now[number]) for was, now in changes]) for number, path in enumerate(tables)
    )


def _splice(docs: Path, path: str, changes: list[tuple[bytes, bytes]]) -> bool:
    old, aside = docs / path, docs / STAGING / path
    if any(part in _EMPTY for change in changes for part in change) or not (old.exists() and old.stat().st_size):
        return False
    with old.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as table:
        places = []
        for change in changes:
            was, now = (joined(part, _ending(path), first=False) for part in change)
            places.append((table.find(was), len(was), now))
        if any(start < 0 for start, _, _ in places):
            return False
        aside.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as out, memoryview(table) as whole:
            done = 0
            for start, long, now in sorted(places):
                out.write(whole[done:start])
                out.write(now)
                done = start + long
            out.write(whole[done:])
    return True


def _parts(rows: Path) -> list[bytes]:
    return rows.read_bytes().split(_BETWEEN.encode())


def _ending(path: str) -> str:
    return path.rpartition(".")[2]
