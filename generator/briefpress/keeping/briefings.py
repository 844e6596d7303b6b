"""Every briefing as the last build knew it: its problems, what verified it, its claims and their uses."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefpress.keeping.database import Database
from briefpress.keeping.facts import ClaimRow, changed_claims, changed_fields, changed_uses
from briefpress.model import Briefing, Claim, Problem, Standing


@dataclass(frozen=True, slots=True)
class Kept:
    """A briefing as it is kept.

    `uses` counts its claims by thing (`actor:x`, `section:y`, `figures`); `head` is the briefing as JSON, without
    the claims that stand, empty when it could not be read; `claims` are those.
    """

    id: str
    day: str
    head: str
    by: str
    problems: tuple[Problem, ...]
    uses: Mapping[str, int]
    spellings: Mapping[str, tuple[str, ...]]
    claims: tuple[ClaimRow, ...]


NOTHING = Kept("", "", "", "", (), {}, {}, ())


class Briefings:
    """The briefings that a database holds, for the corridor; what pages ask is answered by the shelf."""

    def __init__(self, database: Database) -> None:
        """Take up what the database holds of them."""
        self._sql = database.sql

    def keep(self, kept: Sequence[Kept]) -> set[str]:
        """Keep briefings in place of what was known of them; return the facts that changed."""
        changed: set[str] = set()
        for each in kept:
            changed |= self._forget(each.id, each)
        insert = self._sql.executemany
        insert("INSERT INTO document VALUES(?,?,?,?,?,?,?,?)", map(_document_row, kept))
        insert("INSERT INTO claims VALUES(?,?)", ((each.id, _as_json(each.claims)) for each in kept))
        uses = ((thing, each.day, each.id, claims) for each in kept for thing, claims in each.uses.items())
        insert("INSERT INTO use VALUES(?,?,?,?)", uses)
        return changed

    def forget(self, document: str) -> set[str]:
        """Forget a briefing; return the facts that changed."""
        return self._forget(document, NOTHING)

    def _forget(self, document: str, new: Kept) -> set[str]:
        old = self._kept(document)
        if old is not NOTHING:
            self._sql.execute("DELETE FROM document WHERE id=?", (document,))
            self._sql.execute("DELETE FROM claims WHERE document=?", (document,))
            rows = [(thing, old.day, document) for thing in old.uses]
            self._sql.executemany("DELETE FROM use WHERE thing=? AND day=? AND document=?", rows)
        return set(_changed(document, old, new))

    def _kept(self, document: str) -> Kept:
        row = self._sql.execute("SELECT * FROM document WHERE id=?", (document,)).fetchone()
        if row is None:
            return NOTHING
        name, day, head, _, by, problems, uses, spellings = row
        found = tuple(map(Problem.of_row, json.loads(problems)))
        written = {actor: tuple(names) for actor, names in json.loads(spellings).items()}
        claims = self._sql.execute("SELECT rows FROM claims WHERE document=?", (document,)).fetchone()[0]
        return Kept(name, day, head, by, found, json.loads(uses), written, tuple(map(tuple, json.loads(claims))))

    def ids(self) -> set[str]:
        """Return the ids of all briefings."""
        return {row[0] for row in self._sql.execute("SELECT id FROM document")}

    def problems(self) -> Iterator[Problem]:
        """Yield the problems of all briefings."""
        for (row,) in self._sql.execute("SELECT problems FROM document WHERE problems<>'[]'"):
            yield from map(Problem.of_row, json.loads(row))

    def verified_by(self) -> dict[str, int]:
        """Return how many briefings were verified by what: text, lock, nothing."""
        return dict(self._sql.execute("SELECT by, count(*) FROM document GROUP BY by"))


def _changed(document: str, old: Kept, new: Kept) -> Iterator[str]:
    if bool(old.id) != bool(new.id):  # also where it cannot be read, and so has no fields
        yield from ("documents", f"documents/{document}", "totals", "newest", "years")
    yield from changed_fields(f"documents/{document}", old.head, new.head)
    yield from changed_claims(document, old.claims, new.claims)
    yield from changed_uses((old.day, old.uses), (new.day, new.uses))
    if len(old.claims) != len(new.claims) or bool(old.head) != bool(new.head):
        yield "totals"
        yield f"count:{document}"
    if old.day != new.day or bool(old.head) != bool(new.head):
        yield from ("newest", "years")
    for actor in old.spellings.keys() | new.spellings.keys():
        if old.day != new.day or old.spellings.get(actor) != new.spellings.get(actor):
            yield f"written:{actor}"


def _document_row(kept: Kept) -> tuple[str | int, ...]:
    problems = _as_json([problem.as_row() for problem in kept.problems])
    uses, spellings = _as_json(kept.uses), _as_json(kept.spellings)
    return (kept.id, kept.day, kept.head, len(kept.claims), kept.by, problems, uses, spellings)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def head_of(briefing: Briefing) -> str:
    """Return a briefing of which only the withdrawn claims are left, as JSON."""
    return briefing.model_dump_json(exclude_defaults=True)


def row_of(name: str, claim: Claim, line: int, standing: Standing | None) -> ClaimRow:
    """Return a claim as it is kept."""
    at = f"{standing.paragraph} {standing.start} {standing.end}" if standing else ""
    return name, line, at, claim.__pydantic_serializer__.to_json(claim, exclude_defaults=True).decode()
