"""What pages ask of the briefings, answered from the database; every question is noted by the fact that answers it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from briefpress.keeping.database import Database
from briefpress.keeping.facts import SIGNS, ClaimRow, uses_of
from briefpress.keeping.noting import Note, Noted, NotedFolder
from briefpress.model import Briefing, Change, Claim, Problem, Reads, Shelved, Source, Standing, Told, leaning

_MOST_REMEMBERED, _MOST_TOLD = 512, 4096
"""How many briefings, and how many claims, are kept at hand."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What outputs ask for that is kept elsewhere: the texts at hand, every problem, what became of claims and when."""

    text: Callable[[str, Source], str | None] = lambda _, __: None
    private: bool = False
    is_large: bool = False
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    days: Mapping[str, tuple[str, str]] = field(default_factory=dict)


class Shelf:
    """The briefings as outputs ask for them."""

    def __init__(self, database: Database, reads: Reads | None = None, beside: Beside | None = None) -> None:
        """Answer from a database and what lies beside it; the facts that are asked for are noted in `reads`."""
        self._sql, self._note = database.sql, (reads or Reads()).note
        self._beside = beside or Beside()
        self._heads: dict[str, tuple[Briefing, int]] = {}
        self._claims: dict[str, list[ClaimRow]] = {}
        self._told: dict[tuple[str, str], Told] = {}
        self._sums: dict[str, dict[str, tuple[int, int]]] = {}

    @property
    def is_large(self) -> bool:
        """Return whether only the newest few claims can stand on a page that gathers them."""
        self._note("large")
        return self._beside.is_large

    def shown_text(self, document: str) -> str | None:
        """Return the text of a document's source, where it is at hand and may be shown, as in a private copy."""
        source = self.shelved(document).briefing.source
        if not (self._beside.private or source.rights == "full"):
            return None
        for fact in (f"text:{source.sha256}", f"text-named:{source.file}", f"lock:{document}"):
            self._note(fact)
        return self._beside.text(document, source)

    def with_texts(self) -> list[str]:
        """Return the ids of the briefings whose texts may be shown where they are at hand; asked for by no page."""
        if self._beside.private:
            return self.documents()
        full = "head<>'' AND json_extract(head, '$.source.rights')='full'"
        return [row[0] for row in self._sql.execute(f"SELECT id FROM document WHERE {full} ORDER BY id")]

    def problems(self) -> list[Problem]:
        """Return every problem of the library."""
        self._note("problems")
        return self._beside.problems

    def changes(self) -> list[Change]:
        """Return what became of claims, newest first."""
        self._note("changes")
        return self._beside.changes

    def days(self, document: str) -> tuple[str, str]:
        """Return the days (ISO 8601) of a briefing's first and newest commit, each empty when it is not known."""
        self._note(f"days.{document}")
        return self._beside.days.get(document, ("", ""))

    def latest(self, documents: Iterable[str] | None = None) -> str:
        """Return the newest day on which one of these briefings (any, when None) was committed; empty if unknown."""
        self._note("days")
        known = self._beside.days
        found = known.values() if documents is None else (known[each] for each in documents if each in known)
        return max((last for _, last in found), default="")

    def has(self, document: str) -> bool:
        """Return whether there is a briefing of that id that can be read."""
        self._note(f"documents/{document}")
        return self._sql.execute("SELECT 1 FROM document WHERE id=? AND head<>''", (document,)).fetchone() is not None

    def documents(self) -> list[str]:
        """Return the ids of all briefings that can be read, in order."""
        self._note("documents")
        return [row[0] for row in self._sql.execute("SELECT id FROM document WHERE head<>'' ORDER BY id")]

    def unread(self) -> set[str]:
        """Return the briefings that could not be read."""
        self._note("documents")
        return {row[0] for row in self._sql.execute("SELECT id FROM document WHERE head=''")}

    def shelved(self, document: str) -> Shelved:
        """Return a briefing with only those of its claims that are withdrawn."""
        self._note(f"count:{document}")
        if document not in self._heads:
            if len(self._heads) >= _MOST_REMEMBERED:
                self._heads.clear()
            row = self._sql.execute("SELECT head, claims FROM document WHERE id=?", (document,)).fetchone()
            self._heads[document] = Briefing.model_validate_json(row[0]), row[1]
        briefing, claims = self._heads[document]
        return Shelved(document, Noted(briefing, f"documents/{document}", self._note), claims)  # type: ignore[arg-type]

    def newest(self, most: int) -> list[str]:
        """Return the newest briefings, at most so many."""
        self._note("newest")
        return [row[0] for row in self._sql.execute("SELECT id FROM document ORDER BY day DESC, id LIMIT ?", (most,))]

    def years(self) -> dict[str, int]:
        """Return the number of briefings by year of publication (empty when unknown), newest first."""
        self._note("years")
        return dict(
            self._sql.execute("SELECT substr(day, 1, 4) AS year, count(*) FROM document GROUP BY 1 ORDER BY 1 DESC")
        )

    def totals(self) -> tuple[int, int]:
        """Return the number of briefings and of claims."""
        self._note("totals")
        documents, claims = self._sql.execute("SELECT count(*), total(claims) FROM document").fetchone()
        return documents, int(claims)

    def written(self, actor: str, most: int) -> dict[str, list[str]]:
        """Return the briefings in whose sources each spelling of an actor is written, of its newest so many."""
        self._note(f"written:{actor}")
        self._note(f"use:actor:{actor}")  # the newest are chosen among those that use it, written there or not
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
        self._note(f"use:{thing}")
        rows = self._sql.execute(
            "SELECT document, claims FROM use WHERE thing=? ORDER BY day DESC, document LIMIT ?", (thing, most)
        )
        return list(rows)

    def leaning(self, thing: str | None) -> tuple[str, int, int] | None:
        """Return the briefing on which a thing's page leans (all pages, when None), its claims and all claims."""
        self._note(f"use:{thing}" if thing else "totals")
        rows = "(SELECT id AS document, claims FROM document)" if thing is None else "use WHERE thing=?"
        asked = () if thing is None else (thing,)
        total, *_ = self._sql.execute(f"SELECT total(claims) FROM {rows}", asked).fetchone()
        most = self._sql.execute(f"SELECT document, claims FROM {rows} ORDER BY claims DESC, document LIMIT 1", asked)
        first = most.fetchone()
        return leaning(first[0], first[1], int(total)) if first else None

    def sums(self, kind: str) -> Mapping[str, tuple[int, int]]:
        """Return the number of briefings and of claims by thing of a kind (`actor`)."""
        if kind not in self._sums:
            rows = self._sql.execute(
                "SELECT thing, count(*), sum(claims) FROM use WHERE thing>=? AND thing<? GROUP BY thing",
                (f"{kind}:", f"{kind};"),
            )
            self._sums[kind] = {thing.partition(":")[2]: (documents, claims) for thing, documents, claims in rows}
        return _Sums(self._sums[kind], kind, self._note)

    def claims(self, document: str, using: str | None = None) -> list[Told]:
        """Return the claims of a briefing in its order: all, or those that use a thing (`actor:x`, `figures`)."""
        if using is None:
            self._note(f"documents/{document}.claims")
            return [self._told_of(document, row) for row in self._rows(document)]
        self._note(f"claims:{document}?{using}")
        sign = SIGNS.get(using) or f'"{using.partition(":")[2]}"'
        found = (self._told_of(document, row) for row in self._rows(document) if sign in row[3])
        return [each for each in found if using in uses_of(each.claim)]

    def told(self, reference: str) -> Told | None:
        """Return a claim by `briefing#claim`, or None."""
        self._note(f"claim:{reference}")
        document, _, name = reference.partition("#")
        return next((self._told_of(document, row) for row in self._rows(document) if row[0] == name), None)

    def claim_ids(self, document: str) -> list[str]:
        """Return the claims of a briefing as `briefing#claim`."""
        self._note(f"documents/{document}.claims")
        return [f"{document}#{row[0]}" for row in self._rows(document)]

    def _rows(self, document: str) -> list[ClaimRow]:
        if document not in self._claims:
            if len(self._claims) >= _MOST_REMEMBERED:
                self._claims.clear()
            row = self._sql.execute("SELECT rows FROM claims WHERE document=?", (document,)).fetchone()
            self._claims[document] = json.loads(row[0]) if row else []
        return self._claims[document]

    def _told_of(self, document: str, row: ClaimRow) -> Told:
        name, line, standing, facts = row
        if (document, name) not in self._told:
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            at = Standing(*map(int, standing.split(" "))) if standing else None
            self._told[document, name] = Told(document, name, Claim.model_validate_json(facts), line, at)
        return self._told[document, name]


class _Sums(NotedFolder[tuple[int, int]]):
    """Sums by thing; each that is asked for alone is noted alone."""

    def __init__(self, sums: Mapping[str, tuple[int, int]], kind: str, note: Note) -> None:
        super().__init__(sums, f"sums:{kind}", note)
        self._kind = kind

    def __getitem__(self, name: str) -> tuple[int, int]:
        self._note(f"use:{self._kind}:{name}")
        return self._entries[name]
