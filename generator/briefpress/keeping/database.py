"""The one file in which builds keep what they know: opened, begun anew when it cannot serve, and committed whole."""

import sqlite3
from pathlib import Path

_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file(path TEXT PRIMARY KEY, size INT, time INT, digest TEXT) WITHOUT ROWID;
CREATE TABLE output(path TEXT PRIMARY KEY, size INT, time INT, unit TEXT) WITHOUT ROWID;
CREATE TABLE unit(name TEXT PRIMARY KEY, fresh INT, reads TEXT) WITHOUT ROWID;
CREATE TABLE document(
    id TEXT PRIMARY KEY, day TEXT, head TEXT, claims INT, by TEXT, problems TEXT, uses TEXT, spellings TEXT
) WITHOUT ROWID;
CREATE TABLE claims(document TEXT PRIMARY KEY, rows TEXT) WITHOUT ROWID;
CREATE TABLE use(thing TEXT, day TEXT, document TEXT, claims INT, PRIMARY KEY(thing, day, document)) WITHOUT ROWID;
CREATE TABLE thing(folder TEXT, id TEXT, file TEXT, facts TEXT, PRIMARY KEY(folder, id)) WITHOUT ROWID;
"""


class Database:
    """A SQLite file, opened for one build."""

    def __init__(self, path: Path, epoch: str) -> None:
        """Open the file at `path`; begin anew when it was made under another `epoch` or cannot be read."""
        self.path, self.epoch = path, epoch
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
            if self.meta("epoch") == epoch:
                return
        except sqlite3.DatabaseError:
            pass  # made by another version, or damaged: what it held is made anew below
        self.close()
        for each in (path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm"))):
            each.unlink(missing_ok=True)
        self._open()
        self.sql.executescript(_SCHEMA)
        self.set_meta("epoch", epoch)

    def _open(self) -> None:
        self.sql = sqlite3.connect(self.path, isolation_level=None)
        self.sql.execute("PRAGMA journal_mode=WAL")  # forked workers read while this process writes
        self.sql.execute("PRAGMA synchronous=OFF")
        self.sql.execute("PRAGMA cache_size=-16000")

    def close(self) -> None:
        """Close the file."""
        self.sql.close()

    def begin(self) -> None:
        """Begin a change that is kept whole or not at all."""
        self.sql.execute("BEGIN")

    def commit(self) -> None:
        """Keep the change."""
        self.sql.execute("COMMIT")

    def meta(self, key: str) -> str:
        """Return a remembered word, or nothing."""
        row = self.sql.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Remember a word."""
        self.sql.execute("REPLACE INTO meta VALUES(?,?)", (key, value))
