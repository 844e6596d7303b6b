"""What was made of what: all that one build leaves to the next, in one database."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefpress.keeping.briefings import Briefings
from briefpress.keeping.database import Database
from briefpress.keeping.facts import changed_fields, changed_links
from briefpress.keeping.files import State
from briefpress.keeping.units import Units
from briefpress.model import FOLDERS, SETTINGS, Entry, Library, Marks, Problem, Section, Settings, in_order

File = tuple[State, str]
"""A file's state, and a digest of its content where that counts and not the state."""


@dataclass(slots=True)
class Memory:
    """The database, and what it holds by room: `units` of work, `briefings`; files and the library are kept here."""

    database: Database
    units: Units = field(init=False)
    briefings: Briefings = field(init=False)

    def __post_init__(self) -> None:
        """Lay out what the database holds."""
        self.units, self.briefings = Units(self.database), Briefings(self.database)

    @classmethod
    def at(cls, path: Path, epoch: str) -> "Memory":
        """Return what the file at `path` holds; nothing when it was made under another `epoch`, or is damaged."""
        return cls(Database(path, epoch))

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    # input files

    def files(self) -> dict[str, File]:
        """Return every input file as it was at the last build."""
        rows = self.database.sql.execute("SELECT * FROM file")
        return {path: ((size, time), digest) for path, size, time, digest in rows}

    def set_files(self, files: Mapping[str, File], gone: Iterable[str]) -> None:
        """Keep input files, and forget those that are gone."""
        self.database.sql.executemany("DELETE FROM file WHERE path=?", [(path,) for path in gone])
        rows = [(path, *state, digest) for path, (state, digest) in files.items()]
        self.database.sql.executemany("REPLACE INTO file VALUES(?,?,?,?)", rows)

    # the library's files other than briefings

    def settings(self) -> Settings:
        """Return the library's settings as they were read last."""
        return Settings.model_validate_json(self.database.meta("settings"))

    def library(self, marks: Callable[[str], Marks] = lambda file: {}) -> Library:
        """Return the library as it was read last; `marks` tells where the values of a file stand, else none does."""
        shelves: dict[str, Any] = {folder: {} for folder in FOLDERS}
        for folder, entry in self._things(""):
            shelves[folder][entry.id] = replace(entry, marks=marks(entry.file))
        return Library(self.settings(), **shelves, unread=frozenset(self._unread()), marks=marks(SETTINGS))

    def sections(self) -> tuple[Entry[Section], ...]:
        """Return the sections as they were read last, as the menu shows them."""
        return in_order({entry.id: entry for _, entry in self._things("WHERE folder='sections'")})

    def has(self, folder: str) -> bool:
        """Return whether there was anything in a folder when the library was read last."""
        return any(self.database.sql.execute("SELECT 1 FROM thing WHERE folder=? LIMIT 1", (folder,)))

    def _things(self, which: str) -> Iterator[tuple[str, Entry[Any]]]:
        for folder, name, file, facts in self.database.sql.execute(f"SELECT * FROM thing {which} ORDER BY file"):
            yield folder, Entry(name, file, FOLDERS[folder].model_validate_json(facts))

    def keep_library(self, library: Library) -> set[str]:
        """Keep the library as it was read; return the facts that changed."""
        sql = self.database.sql
        before = {(folder, name): facts for folder, name, _, facts in sql.execute("SELECT * FROM thing")}
        after = {
            (folder, entry.id): (entry.file, entry.thing.model_dump_json(exclude_defaults=True), entry.thing)
            for folder, entry in library.entries()
        }
        changed = set(changed_fields("settings", self.database.meta("settings"), library.settings.model_dump_json()))
        for folder, name in before.keys() | after.keys():
            old, (_, new, thing) = before.get((folder, name), ""), after.get((folder, name), ("", "", None))
            if old != new:
                changed.update(changed_fields(f"{folder}/{name}", old, new))
                then = FOLDERS[folder].model_validate_json(old) if old else None
                changed.update(changed_links(folder, name, then, thing))
        unread = self._unread()
        changed |= (
            {"unread", *(f"unread/{each}" for each in unread ^ library.unread)} if unread != library.unread else set()
        )
        self.database.set_meta("unread", "\n".join(sorted(library.unread)))
        self.database.set_meta("settings", library.settings.model_dump_json())
        sql.execute("DELETE FROM thing")
        rows = ((folder, name, file, facts) for (folder, name), (file, facts, _) in after.items())
        sql.executemany("INSERT INTO thing VALUES(?,?,?,?)", rows)
        return changed

    def _unread(self) -> set[str]:
        return set(self.database.meta("unread").splitlines())

    def library_problems(self) -> list[Problem]:
        """Return the problems of the library's files, as they were at the last build."""
        return [Problem.of_row(row) for row in json.loads(self.database.meta("library problems") or "[]")]

    def set_library_problems(self, problems: Iterable[Problem]) -> None:
        """Keep the problems of the library's files."""
        rows = json.dumps([each.as_row() for each in problems], ensure_ascii=False)
        self.database.set_meta("library problems", rows)
