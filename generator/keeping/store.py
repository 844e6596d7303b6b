"""What the last build knew, in one SQLite file, so that the next reads only what has changed."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.keeping.files import State
from generator.model import Briefing, Claim, Library, Problem, Shelved, Standing, Told, cited_by, leaning

_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file(path TEXT PRIMARY KEY, size INT, time INT, digest TEXT) WITHOUT ROWID;
CREATE TABLE document(
    id TEXT PRIMARY KEY, day TEXT, head TEXT, claims INT, by TEXT, problems TEXT, uses TEXT, spellings TEXT,
    rendered INT
) WITHOUT ROWID;
CREATE TABLE claims(document TEXT PRIMARY KEY, rows TEXT) WITHOUT ROWID;
CREATE TABLE use(thing TEXT, day TEXT, document TEXT, claims INT, PRIMARY KEY(thing, day, document)) WITHOUT ROWID;
CREATE TABLE thing(folder TEXT, id TEXT, file TEXT, facts TEXT, PRIMARY KEY(folder, id)) WITHOUT ROWID;
CREATE TABLE locked(document TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TABLE cite(thing TEXT, document TEXT, PRIMARY KEY(thing, document)) WITHOUT ROWID;
CREATE TABLE page(path TEXT PRIMARY KEY, size INT, time INT, owner TEXT) WITHOUT ROWID;
"""


_MOST_REMEMBERED = 512
ClaimRow = tuple[str, int, str, str]
"""A claim as the store keeps it: id, line, standing, facts (JSON)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A briefing as the store keeps it.

    `uses` counts its claims by thing (`actor:x`, `section:y`, `figures`); `head` is the briefing without
    claims as JSON, empty when it could not be read; `claims` are its claims.
    """

    id: str
    day: str
    head: str
    by: str
    problems: tuple[Problem, ...]
    uses: Mapping[str, int]
    spellings: Mapping[str, tuple[str, ...]]
    claims: tuple[ClaimRow, ...]


class Store:
    """The SQLite file, opened for one build."""

    def __init__(self, path: Path, epoch: str) -> None:
        """Open the store at `path`; begin anew when it was made under another `epoch` or cannot be read."""
        self.path, self.epoch = path, epoch
        self._heads: dict[str, Shelved] = {}
        self._claims: dict[str, list[ClaimRow]] = {}
        self._sums: dict[str, dict[str, tuple[int, int]]] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
            if self.meta("epoch") == epoch:
                return
        except sqlite3.DatabaseError:
            pass  # made by another version, or damaged: what it held is made anew below
        self.close()
        for each in (path, path.with_name(f"{path.name}-journal")):
            each.unlink(missing_ok=True)
        self._open()
        self._sql.executescript(_SCHEMA)
        self.set_meta("epoch", epoch)

    def _open(self) -> None:
        self._sql = sqlite3.connect(self.path, isolation_level=None)
        self._sql.execute("PRAGMA synchronous=OFF")
        self._sql.execute("PRAGMA cache_size=-16000")

    def close(self) -> None:
        """Close the file."""
        self._sql.close()

    def begin(self) -> None:
        """Begin a change that is kept whole or not at all."""
        self._sql.execute("BEGIN")

    def commit(self) -> None:
        """Keep the change."""
        self._sql.execute("COMMIT")

    def meta(self, key: str) -> str:
        """Return a remembered word, or nothing."""
        row = self._sql.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Remember a word."""
        self._sql.execute("REPLACE INTO meta VALUES(?,?)", (key, value))

    # files

    def files(self) -> dict[str, tuple[State, str]]:
        """Return state and digest of every input file at the last build."""
        return {path: ((size, time), digest) for path, size, time, digest in self._sql.execute("SELECT * FROM file")}

    def set_files(self, files: Mapping[str, tuple[State, str]], gone: Iterable[str]) -> None:
        """Remember input files, and forget those that are gone."""
        self._sql.executemany("DELETE FROM file WHERE path=?", [(path,) for path in gone])
        rows = [(path, *state, digest) for path, (state, digest) in files.items()]
        self._sql.executemany("REPLACE INTO file VALUES(?,?,?,?)", rows)

    # pages

    def pages(self) -> dict[str, tuple[State, str]]:
        """Return state and owner of every page written by the last build."""
        return {path: ((size, time), owner) for path, size, time, owner in self._sql.execute("SELECT * FROM page")}

    def set_pages(self, pages: Iterable[tuple[str, State, str]], gone: Iterable[str]) -> None:
        """Remember pages as (path, state, owner), and forget those that are gone."""
        self._sql.executemany("DELETE FROM page WHERE path=?", [(path,) for path in gone])
        rows = [(path, *state, owner) for path, state, owner in pages]
        self._sql.executemany("REPLACE INTO page VALUES(?,?,?,?)", rows)

    # documents

    def keep(self, kept: Sequence[Kept]) -> None:
        """Keep briefings in place of what was known of them."""
        for each in kept:
            self.forget(each.id)
        insert = self._sql.executemany
        insert("INSERT INTO document VALUES(?,?,?,?,?,?,?,?,0)", map(_document_row, kept))
        insert("INSERT INTO claims VALUES(?,?)", ((each.id, _as_json(each.claims)) for each in kept))
        uses = ((thing, each.day, each.id, claims) for each in kept for thing, claims in each.uses.items())
        insert("INSERT INTO use VALUES(?,?,?,?)", uses)

    def forget(self, document: str) -> None:
        """Forget a briefing."""
        self._heads.pop(document, None)
        self._claims.pop(document, None)
        self._sums.clear()
        row = self._sql.execute("SELECT day, uses FROM document WHERE id=?", (document,)).fetchone()
        if row is None:
            return
        day, uses = row[0], json.loads(row[1])
        self._sql.execute("DELETE FROM document WHERE id=?", (document,))
        self._sql.execute("DELETE FROM claims WHERE document=?", (document,))
        self._sql.executemany(
            "DELETE FROM use WHERE thing=? AND day=? AND document=?", [(thing, day, document) for thing in uses]
        )

    def documents(self) -> list[str]:
        """Return the ids of all briefings."""
        return [row[0] for row in self._sql.execute("SELECT id FROM document")]

    def unread(self) -> set[str]:
        """Return the briefings that could not be read."""
        return {row[0] for row in self._sql.execute("SELECT id FROM document WHERE head=''")}

    def set_rendered(self, documents: Iterable[str]) -> None:
        """Remember that the pages of these briefings are as they should be."""
        self._sql.executemany("UPDATE document SET rendered=1 WHERE id=?", [(each,) for each in documents])

    def unrendered(self) -> list[str]:
        """Return the briefings whose pages are not known to be as they should be."""
        return [row[0] for row in self._sql.execute("SELECT id FROM document WHERE NOT rendered")]

    def set_unrendered(self, documents: Iterable[str]) -> None:
        """Remember that the pages of these briefings must be made anew."""
        self._sql.executemany("UPDATE document SET rendered=0 WHERE id=?", [(each,) for each in documents])

    def problems(self) -> list[Problem]:
        """Return the problems of all briefings."""
        rows = self._sql.execute("SELECT problems FROM document WHERE problems<>'[]'")
        return [Problem.of_row(found) for (row,) in rows for found in json.loads(row)]

    def verified_by(self) -> dict[str, int]:
        """Return how many briefings were verified by what: text, lock, nothing."""
        return dict(self._sql.execute("SELECT by, count(*) FROM document GROUP BY by"))

    def totals(self) -> tuple[int, int]:
        """Return the number of briefings and of claims."""
        documents, claims = self._sql.execute("SELECT count(*), total(claims) FROM document").fetchone()
        return documents, int(claims)

    # what pages ask for

    def shelved(self, document: str) -> Shelved:
        """Return a briefing without its claims."""
        if document not in self._heads:
            if len(self._heads) >= _MOST_REMEMBERED:
                self._heads.clear()
            row = self._sql.execute("SELECT head, claims FROM document WHERE id=?", (document,)).fetchone()
            self._heads[document] = Shelved(document, Briefing.model_validate_json(row[0]), row[1])
        return self._heads[document]

    def newest(self, most: int) -> list[str]:
        """Return the newest briefings, at most so many."""
        return [row[0] for row in self._sql.execute("SELECT id FROM document ORDER BY day DESC, id LIMIT ?", (most,))]

    def years(self) -> dict[str, int]:
        """Return the number of briefings by year of publication (empty when unknown), newest first."""
        return dict(
            self._sql.execute("SELECT substr(day, 1, 4) AS year, count(*) FROM document GROUP BY 1 ORDER BY 1 DESC")
        )

    def written(self, actor: str, most: int) -> dict[str, list[str]]:
        """Return the briefings in whose sources each spelling of an actor is written, of its newest so many."""
        found: dict[str, list[str]] = {}
        rows = self._sql.execute(
            "SELECT document, spellings FROM use JOIN document ON id=document WHERE thing=? ORDER BY use.day DESC, id"
            " LIMIT ?",
            (f"actor:{actor}", most),
        )
        for document, spellings in rows:
            for spelling in json.loads(spellings).get(actor, ()):
                found.setdefault(spelling, []).append(document)
        return found

    def users(self, thing: str, most: int = -1) -> list[tuple[str, int]]:
        """Return the briefings that use a thing and with how many claims, newest first, at most so many."""
        rows = self._sql.execute(
            "SELECT document, claims FROM use WHERE thing=? ORDER BY day DESC, document LIMIT ?", (thing, most)
        )
        return list(rows)

    def uses(self, document: str) -> list[str]:
        """Return the things that a briefing uses."""
        row = self._sql.execute("SELECT uses FROM document WHERE id=?", (document,)).fetchone()
        return list(json.loads(row[0])) if row else []

    def leaning(self, thing: str | None) -> tuple[str, int, int] | None:
        """Return the briefing on which a thing's page leans (all pages, when None), its claims and all claims."""
        rows = "(SELECT id AS document, claims FROM document)" if thing is None else "use WHERE thing=?"
        asked = () if thing is None else (thing,)
        total, *_ = self._sql.execute(f"SELECT total(claims) FROM {rows}", asked).fetchone()
        most = self._sql.execute(f"SELECT document, claims FROM {rows} ORDER BY claims DESC, document LIMIT 1", asked)
        first = most.fetchone()
        return leaning(first[0], first[1], int(total)) if first else None

    def sums(self, kind: str) -> dict[str, tuple[int, int]]:
        """Return the number of briefings and of claims by thing of a kind (`actor`)."""
        if kind not in self._sums:
            rows = self._sql.execute(
                "SELECT thing, count(*), sum(claims) FROM use WHERE thing>=? AND thing<? GROUP BY thing",
                (f"{kind}:", f"{kind};"),
            )
            self._sums[kind] = {thing.partition(":")[2]: (documents, claims) for thing, documents, claims in rows}
        return self._sums[kind]

    def claims(self, document: str, naming: str | None = None) -> list[Told]:
        """Return the claims of a briefing, in its order; with `naming`, at least all that name that id."""
        sign = f'"{naming}"' if naming else ""
        return [_told(document, *row) for row in self._rows(document) if sign in row[3]]

    def claim_ids(self, document: str) -> Iterator[str]:
        """Yield the claims of a briefing as `briefing#claim`."""
        yield from (f"{document}#{row[0]}" for row in self._rows(document))

    def told(self, reference: str) -> Told | None:
        """Return a claim by `briefing#claim`, or None."""
        document, _, name = reference.partition("#")
        return next((_told(document, *row) for row in self._rows(document) if row[0] == name), None)

    def _rows(self, document: str) -> list[ClaimRow]:
        if document not in self._claims:
            if len(self._claims) >= _MOST_REMEMBERED:
                self._claims.clear()
            row = self._sql.execute("SELECT rows FROM claims WHERE document=?", (document,)).fetchone()
            self._claims[document] = json.loads(row[0]) if row else []
        return self._claims[document]

    # the library's other files

    def things(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield folder, id, file and facts (JSON) of every thing of the library at the last build."""
        yield from self._sql.execute("SELECT * FROM thing")

    def library_problems(self) -> list[Problem]:
        """Return the problems of the library's other files at the last build."""
        return [Problem.of_row(row) for row in json.loads(self.meta("library problems") or "[]")]

    def set_library_problems(self, problems: Iterable[Problem]) -> None:
        """Remember the problems of the library's other files."""
        self.set_meta("library problems", json.dumps([each.as_row() for each in problems], ensure_ascii=False))

    def set_things(self, things: Iterable[tuple[str, str, str, str]]) -> None:
        """Remember every thing of the library."""
        self._sql.execute("DELETE FROM thing")
        self._sql.executemany("INSERT INTO thing VALUES(?,?,?,?)", things)

    def locked(self) -> dict[str, str]:
        """Return a digest of each briefing's lines in the lock at the last build."""
        return dict(self._sql.execute("SELECT * FROM locked"))

    def set_locked(self, digests: Mapping[str, str]) -> None:
        """Remember a digest of each briefing's lines in the lock."""
        self._sql.execute("DELETE FROM locked")
        self._sql.executemany("INSERT INTO locked VALUES(?,?)", digests.items())

    # who cites whom

    def set_cites(self, library: Library) -> None:
        """Remember which thing of the library cites which briefing."""
        cites = [
            (f"{folder}:{entry.id}", each.partition("#")[0])
            for folder, entry in library.entries()
            for each in cited_by(entry.thing)
        ]
        self._sql.execute("DELETE FROM cite")
        self._sql.executemany("INSERT OR IGNORE INTO cite VALUES(?,?)", cites)

    def cited_by(self, thing: str) -> list[str]:
        """Return the briefings that a thing cited at the last build."""
        return [row[0] for row in self._sql.execute("SELECT document FROM cite WHERE thing=?", (thing,))]


def _document_row(kept: Kept) -> tuple[str | int, ...]:
    problems = _as_json([problem.as_row() for problem in kept.problems])
    uses, spellings = _as_json(kept.uses), _as_json(kept.spellings)
    return (kept.id, kept.day, kept.head, len(kept.claims), kept.by, problems, uses, spellings)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def head_of(briefing: Briefing) -> str:
    """Return a briefing without its claims, as JSON."""
    return briefing.model_copy(update={"claims": {}}).model_dump_json(exclude_defaults=True)


def claim_row(name: str, claim: Claim, line: int, standing: Standing | None) -> ClaimRow:
    """Return a claim as the store keeps it."""
    at = f"{standing.paragraph} {standing.start} {standing.end}" if standing else ""
    return name, line, at, claim.__pydantic_serializer__.to_json(claim, exclude_defaults=True).decode()


def _told(document: str, name: str, line: int, standing: str, facts: str) -> Told:
    at = Standing(*map(int, standing.split(" "))) if standing else None
    return Told(document, name, Claim.model_validate_json(facts), line, at)
