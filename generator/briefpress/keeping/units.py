"""The one rule of freshness: a unit is a function of the facts that it read; a fact that changed makes it stale.

A unit is a verdict (`check/harbour`), a page in all languages (`page/actors/x`), what the search knows of a page
(`sheet/en/actors/x`), or what lies beside the pages (`beside/documents/x`). Facts are named in facts.py.
"""

from collections.abc import Collection, Iterable, Mapping

from briefpress.keeping.database import Database
from briefpress.keeping.files import State

_END = "\n"


def within(family: str, units: Iterable[str]) -> list[str]:
    """Return the names, within a family (`page`), of those `units` that belong to it."""
    first = f"{family}/"
    return [each.removeprefix(first) for each in units if each.startswith(first)]


class Units:
    """What each unit read, whether it still holds, and the files that it made."""

    def __init__(self, database: Database) -> None:
        """Take up what the database holds of them."""
        self._sql = database.sql

    def spoil(self, changed: Collection[str]) -> None:
        """Make stale each unit that read one of the facts that `changed`."""
        if not changed:
            return
        isdisjoint = frozenset(changed).isdisjoint
        rows = self._sql.execute("SELECT name, reads FROM unit WHERE fresh")
        self.expire([name for name, reads in rows if not isdisjoint(reads.split(_END))])

    def expire(self, units: Iterable[str]) -> None:
        """Make units stale, such as those whose files were altered."""
        self._sql.executemany("UPDATE unit SET fresh=0 WHERE name=?", [(each,) for each in units])

    def fresh(self, family: str) -> set[str]:
        """Return the names, within a family (`page`), of the units that hold."""
        first = f"{family}/"
        rows = self._sql.execute("SELECT name FROM unit WHERE fresh AND name>=? AND name<?", (first, f"{family}0"))
        return {name.removeprefix(first) for (name,) in rows}

    def keep(self, made: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Keep units, just made, with the facts that each read."""
        self._sql.executemany("REPLACE INTO unit VALUES(?,1,?)", [(name, _END.join(reads)) for name, reads in made])

    def forget(self, units: Iterable[str]) -> None:
        """Forget units that are wanted no more."""
        self._sql.executemany("DELETE FROM unit WHERE name=?", [(each,) for each in units])

    def known(self, family: str) -> set[str]:
        """Return the names, within a family, of all units, fresh or stale."""
        first = f"{family}/"
        rows = self._sql.execute("SELECT name FROM unit WHERE name>=? AND name<?", (first, f"{family}0"))
        return {name.removeprefix(first) for (name,) in rows}

    # files that units made

    def outputs(self) -> dict[str, tuple[State, str]]:
        """Return state and unit of every file that was made, by path below `docs/`."""
        return {path: ((size, time), unit) for path, size, time, unit in self._sql.execute("SELECT * FROM output")}

    def set_outputs(self, made: Mapping[str, tuple[State, str]], gone: Iterable[str]) -> None:
        """Keep the files that were made, and forget those that are gone."""
        self._sql.executemany("DELETE FROM output WHERE path=?", [(path,) for path in gone])
        rows = [(path, *state, unit) for path, (state, unit) in made.items()]
        self._sql.executemany("REPLACE INTO output VALUES(?,?,?,?)", rows)
