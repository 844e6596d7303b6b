"""The pieces of gathering pages: findings, questions, events, figures and claims as several pages show them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten

from briefpress.model import (
    Entry,
    Event,
    Finding,
    Position,
    Question,
    Source,
    Span,
    Told,
    heard,
    span_of,
)
from briefpress.rendering.desk.desk import ClaimView, Desk
from briefpress.rendering.desk.markdown import apart, escape
from briefpress.rendering.desk.notes import Notes
from briefpress.rendering.desk.shelf import Shelf
from briefpress.rendering.pictures.times import Shape, strip

MOST_CLAIMS = 200
FEW_CLAIMS = 40
MOST_LINES = 100
MOST_NEW = 10
MOST_SIGNS = 220
"""A list of documents shows so many signs of each summary."""


_DOUBT = re.compile(r"[~?%]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The claims on which a piece of a page rests; `numbered` when the piece cites them by their numbers."""

    key: str
    label: str
    claims: list[ClaimView]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A document in a list: its link and what stands beside it, as Markdown."""

    link: str
    short: str
    date: str
    genre: str
    grade: str
    claims: str


@dataclass(frozen=True, slots=True)
class Card:
    """A document in the list of documents: besides its line who made it, and what it says."""

    line: Line
    by: str
    summary: str


def sureness(finding: Finding) -> str:
    """Return how sure a finding is: its grade, or that it is about the sources, where it can be read."""
    return finding.confidence.grade or finding.about


class Pieces:
    """Makes the pieces of gathering pages of one language from the library and the shelf."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        """Take up a desk and a shelf."""
        self.desk, self.shelf, self.library, self.words = desk, shelf, desk.library, desk.words

    @property
    def most(self) -> int:
        """Return how many claims a page shows at most."""
        return FEW_CLAIMS if self.shelf.is_large else MOST_CLAIMS

    def view(self, told: Told, up: str = "../") -> ClaimView:
        """Return a claim as gathering pages show it."""
        briefing = self.shelf.shelved(told.document).briefing
        return self.desk.claim(told, briefing, up)

    def by_section(self, section: str | None, every: str) -> list[tuple[str, str, bool]]:
        """Return the ways between a page of everything, called `every`, and those of each section: href, name, here."""
        sections = [(each.id, self.desk.text(each.thing.title)) for each in self.library.sections_in_order]
        ways = [("index", None, every), *((name, name, title) for name, title in sections)]
        return [(f"{page}.md", title, name == section) for page, name, title in ways]

    def views(self, cited: Iterable[str], up: str = "../") -> list[ClaimView]:
        """Return the claims that `cited` names."""
        return [self.view(told, up) for each in cited if (told := self.shelf.told(each))]

    def line(self, document: str, up: str, claims: int | None = None) -> Line:
        """Return a document as lists show it."""
        shelved = self.shelf.shelved(document)
        source = shelved.briefing.source
        return Line(
            self.desk.document_link(document, shelved.briefing.title, up),
            f"[{self.desk.name_of(shelved.briefing)}]({up}documents/{document}.md){{: .chip }}",
            self.words.date(source.published),
            self.words(f"genre.{source.genre}"),
            self.desk.source_grade(source),
            self.words.count("claims", shelved.claims if claims is None else claims),
        )

    def card(self, document: str, up: str) -> Card:
        """Return a document as the list of documents shows it."""
        briefing = self.shelf.shelved(document).briefing
        summary = shorten(self.desk.bare_words(briefing.summary), MOST_SIGNS, placeholder=" …")
        return Card(self.line(document, up), self._by(briefing.source), escape(summary))

    def _by(self, source: Source) -> str:
        """Return who made a source, as far as that is known."""
        known = [*source.authors, *([source.publisher] if source.publisher != "unknown" else [])]
        return self.words.listed([apart(each) for each in dict.fromkeys(known)]) if known else ""

    def leaning(self, lean: tuple[str, int, int], key: str, up: str, section: str = "") -> str:
        """Return that a page leans on one briefing, of what kind it is, and where just its claims are listed."""
        document, claims, total = lean
        source = self.shelf.shelved(document).briefing.source
        query = f"document={document}" + (f"&section={section}" if section else "")
        return self.words(
            key,
            n=claims,
            all=total,
            document=self.line(document, up).link,
            genre=self.words.within(self.words(f"genre.{source.genre}")),
            grade=self.desk.source_grade(source),
            list=f"{up}search.md?{query}",
        )

    def marks(self, cited: Iterable[str], notes: Notes) -> str:
        """Return the numbered links to the notes of claims."""
        return " ".join(notes.mark(each) for each in cited)

    def evidence(self, notes: Notes, up: str = "../") -> Evidence:
        """Return the claims that notes number, in their order."""
        told = [found for each in notes.cited if (found := self.shelf.told(each))]
        counts = {
            "claims": self.words.count("claims", len(told)),
            "documents": self.words.count("documents", len({each.document for each in told})),
        }
        label = self.words("evidence.label", **counts)
        return Evidence(notes.key, label, [self.view(each, up) for each in told], notes.numbered)

    def finding(self, entry: Entry[Finding], up: str) -> dict[str, object]:
        """Return a finding with what it rests on, and how many voices say it."""
        notes = Notes(entry.id)
        says = self.desk.cited(entry.thing.says, notes)
        counted = entry.thing.confidence.voices
        told = (found for each in notes.cited if (found := self.shelf.told(each)))
        voices = ("independent", counted) if counted else ("voices", len(heard(told)))
        return {
            "id": entry.id,
            "formerly": entry.thing.formerly,
            "says": says,
            "bare": self.desk.bare(entry.thing.says),
            "lone": voices[1] == 1,
            "grade": sureness(entry.thing),
            "confidence": self.words(f"confidence.{sureness(entry.thing)}"),
            "about": entry.thing.about,
            "headline": self.desk.text(entry.thing.headline) if entry.thing.headline else "",
            "href": f"{up}sections/{entry.thing.sections[0]}.md#{entry.id}",
            "because": self.desk.text(entry.thing.confidence.because),
            "voices": self.words.count(*voices),
            "evidence": self.evidence(notes, up),
        }

    def findings(self, section: str | None, up: str, most: int | None = None) -> list[dict[str, object]]:
        """Return the findings of a section (of all, when None), in their order."""
        chosen = [
            entry for entry in self.library.findings.values() if section is None or section in entry.thing.sections
        ]
        chosen.sort(key=lambda entry: (entry.thing.order, entry.id))
        return [self.finding(entry, up) for entry in chosen[:most]]

    def position(self, position: Position, up: str) -> dict[str, object]:
        """Return a position: who but its documents holds it, in which kinds of statement, and when; and its claims."""
        told = [found for each in position.claims if (found := self.shelf.told(each))]
        return {
            "says": self.desk.text(position.says),
            "voices": self.words("semicolon").join(
                dict.fromkeys(self.desk.voice(each.claim.voice, up) for each in told if each.claim.voice)
            ),
            "documents": " · ".join(dict.fromkeys(self.line(each.document, up).short for each in told)),
            "kinds": [(kind, self.words(f"kind.{kind}")) for kind in dict.fromkeys(each.claim.kind for each in told)],
            "when": self._when(told),
            "claims": [self.view(each, up) for each in told],
            "count": self.words.count("claims", len(told)),
        }

    def _when(self, told: Iterable[Told]) -> str:
        """Return when a position was held: the dates of its documents, each once and in order."""
        documents = dict.fromkeys(each.document for each in told)
        dates = {self.shelf.shelved(each).briefing.source.published for each in documents} - {"unknown"}
        in_order = sorted(dates, key=lambda each: span_of(each).sort_key)
        return self.words.listed([self.words.date(each) for each in in_order]) if in_order else ""

    def question(self, entry: Entry[Question], up: str) -> dict[str, object]:
        """Return a question with its answer, if any, and its positions."""
        notes, answered = Notes(f"why-{entry.id}"), Notes(f"answer-{entry.id}")
        answer = entry.thing.answer
        return {
            "id": entry.id,
            "question": self.desk.text(entry.thing.question),
            "answer": self.desk.cited(answer, answered) if answer else "",
            "answered": self.evidence(answered, up),
            "why": self.desk.cited(entry.thing.why, notes),
            "evidence": self.evidence(notes, up),
            "positions": [self.position(each, up) for each in entry.thing.positions],
            "edit": self.desk.edit(entry.file, 1),
        }

    def question_line(self, entry: Entry[Question], up: str) -> dict[str, str]:
        """Return a question as lists show it: its link, its answer without references, how many positions it has."""
        answer = entry.thing.answer
        return {
            "link": self.desk.thing_link("questions", entry.id, up),
            "bare": self.desk.bare(answer) if answer else "",
            "count": self.words.count("positions", len(entry.thing.positions)),
        }

    def event(self, entry: Entry[Event], up: str) -> dict[str, object]:
        """Return an event with its date and its claims."""
        event = entry.thing
        span = span_of(event.when)
        return {
            "id": entry.id,
            "formerly": event.formerly,
            "title": self.desk.text(event.title),
            "link": self.desk.thing_link("events", entry.id, up),
            "when": self.words.date(event.when),
            "because": self.desk.text(event.when_because),
            "kind": event.status,
            "strip": strip(span, (year_of(span), year_of(span)), event.status, shape_of(event.when)),
            "status": self.words(f"status.{event.status}"),
            "note": self.desk.text(event.note) if event.note else "",
            "evidence": self.evidence(Notes.of(entry.id, event.claims), up),
        }

    def events(self, section: str | None, up: str) -> list[dict[str, object]]:
        """Return the events of a section (of all, when None) by date."""
        chosen = [entry for entry in self.library.events.values() if section is None or section in entry.thing.sections]
        chosen.sort(key=lambda entry: (span_of(entry.thing.when).sort_key, entry.id))
        return [self.event(entry, up) for entry in chosen]


def shape_of(when: str) -> Shape:
    """Return how the date (EDTF) of an event is drawn: as a point where it is a day without doubt, else as a range."""
    span = span_of(when)
    return "point" if span.first == span.last and not _DOUBT.search(when) else "range"


def year_of(span: Span) -> int:
    """Return the year under which a span is listed: its first, or its last when it has no beginning."""
    known = span.first or span.last
    assert known is not None, "the model refuses a span without ends"
    return known.year
