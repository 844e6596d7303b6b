"""The pages that gather claims of several documents: home, sections, actors, questions, timeline and the rest."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import (
    Actor,
    Entry,
    Event,
    Finding,
    Page,
    Position,
    Problem,
    Question,
    Section,
    Told,
    references,
    span_of,
)
from generator.rendering.desk import ClaimView, Desk
from generator.rendering.markdown import escape
from generator.rendering.shelf import Shelf

MOST_CLAIMS = 200
FEW_CLAIMS = 40
LARGE = 5000
"""A library of more claims shows only the newest few on its gathering pages; the rest stand on the documents'."""

MOST_LINES = 100
MOST_NEW = 10
TYPES = ("person", "state", "organisation", "company", "group", "outlet")


@dataclass(frozen=True, slots=True)
class Line:
    """A document in a list: its link and what stands beside it, as Markdown."""

    link: str
    date: str
    genre: str
    claims: str


class Gathering:
    """Makes the gathering pages of one language from the library and the shelf."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        """Take up a desk and a shelf."""
        self.desk, self.shelf, self.library, self.words = desk, shelf, desk.library, desk.words
        self.most = FEW_CLAIMS if shelf.totals()[1] > LARGE else MOST_CLAIMS

    # pieces

    def view(self, told: Told, up: str = "../") -> ClaimView:
        """Return a claim as gathering pages show it."""
        briefing = self.shelf.shelved(told.document).briefing
        return self.desk.claim(told, briefing.source, briefing.title, up)

    def views(self, cited: Iterable[str], up: str = "../") -> list[ClaimView]:
        """Return the claims that `cited` names."""
        return [self.view(told, up) for each in cited if (told := self.shelf.told(each))]

    def line(self, document: str, up: str, claims: int | None = None) -> Line:
        """Return a document as lists show it."""
        shelved = self.shelf.shelved(document)
        source = shelved.briefing.source
        return Line(
            self.desk.document_link(document, shelved.briefing.title, up),
            self.words.date(source.published),
            self.words(f"genre.{source.genre}"),
            self.words.count("claims", shelved.claims if claims is None else claims),
        )

    def finding(self, entry: Entry[Finding], up: str) -> dict[str, object]:
        """Return a finding with what it rests on."""
        cited = list(dict.fromkeys(references(entry.thing.says.en)))
        told = [found for each in cited if (found := self.shelf.told(each))]
        voices = {each.claim.voice[:1] or (each.document,) for each in told}
        documents = {each.document for each in told}
        return {
            "id": entry.id,
            "says": self.desk.cited(entry.thing.says, up),
            "confidence": self.words(f"confidence.{entry.thing.confidence.grade}"),
            "because": self.desk.text(entry.thing.confidence.because),
            "rests": self.words(
                "finding.rests",
                claims=self.words.count("claims", len(cited)),
                documents=self.words.count("documents", len(documents)),
            ),
            "voices": self.words.count("voices", len(voices)),
        }

    def findings(self, section: str | None, up: str, most: int | None = None) -> list[dict[str, object]]:
        """Return the findings of a section (of all, when None), in their order."""
        chosen = [
            entry for entry in self.library.findings.values() if section is None or section in entry.thing.sections
        ]
        chosen.sort(key=lambda entry: (entry.thing.order, entry.id))
        return [self.finding(entry, up) for entry in chosen[:most]]

    def position(self, position: Position, up: str) -> dict[str, object]:
        """Return a position with its voices, documents and claims."""
        told = [found for each in position.claims if (found := self.shelf.told(each))]
        voices = dict.fromkeys(self.desk.voice(each.claim.voice, up) for each in told)
        documents = dict.fromkeys(self.line(each.document, up).link for each in told)
        return {
            "says": self.desk.text(position.says),
            "voices": "; ".join(voices),
            "documents": " · ".join(documents),
            "claims": self.views(position.claims, up),
        }

    def question(self, entry: Entry[Question], up: str) -> dict[str, object]:
        """Return a question with its positions."""
        return {
            "id": entry.id,
            "link": self.desk.thing_link("questions", entry.id, up),
            "question": self.desk.text(entry.thing.question),
            "why": self.desk.cited(entry.thing.why, up),
            "positions": [self.position(each, up) for each in entry.thing.positions],
            "edit": self.desk.edit(entry.file, 1),
        }

    def event(self, entry: Entry[Event], up: str) -> dict[str, object]:
        """Return an event with its date and its claims."""
        event = entry.thing
        return {
            "id": entry.id,
            "title": self.desk.text(event.title),
            "link": self.desk.thing_link("events", entry.id, up),
            "when": self.words.date(event.when),
            "because": self.desk.text(event.when_because),
            "kind": event.status,
            "status": self.words(f"status.{event.status}"),
            "note": self.desk.text(event.note) if event.note else "",
            "claims": self.views(event.claims, up),
            "edit": self.desk.edit(entry.file, 1),
        }

    def events(self, section: str | None, up: str) -> list[dict[str, object]]:
        """Return the events of a section (of all, when None) by date."""
        chosen = [entry for entry in self.library.events.values() if section is None or section in entry.thing.sections]
        chosen.sort(key=lambda entry: (span_of(entry.thing.when).sort_key, entry.id))
        return [self.event(entry, up) for entry in chosen]

    def figures(self, documents: Iterable[str], section: str | None, up: str) -> list[dict[str, str]]:
        """Return the figures of documents (in one section, or all), those of one series side by side."""
        rows: list[tuple[str, dict[str, str]]] = []
        for document in documents:
            for told in self.shelf.claims(document):
                if section is not None and section not in told.claim.sections:
                    continue
                for figure in told.claim.figures:
                    view = self.view(told, up)
                    base = f" ({self.words('figure.of', base=self.desk.text(figure.base))})" if figure.base else ""
                    row = {
                        "measures": self.desk.text(figure.measures) + base,
                        "number": self.words.figure(figure),
                        "passage": view.passage,
                        "language": view.language,
                        "href": view.href,
                        "when": view.when,
                        "voice": view.voice,
                        "document": view.document,
                    }
                    rows.append((figure.series or told.ref, row))
        first: dict[str, int] = {}
        for place, (series, _) in enumerate(rows):
            first.setdefault(series, place)
        return [row for _, row in sorted(rows, key=lambda item: first[item[0]])]

    # pages

    def home(self) -> Page:
        """Return the home page."""
        documents, claims = self.shelf.totals()
        counts = self.shelf.sums("section")
        settings = self.library.settings
        return self.desk.page(
            "index.md",
            "home.md.jinja",
            title=self.desk.text(settings.title),
            about=self.desk.text(settings.about),
            counts=self.words(
                "home.counts",
                documents=self.words.count("documents", documents),
                claims=self.words.count("claims", claims),
                actors=len(self.library.actors),
            ),
            findings=self.findings(None, "", 5),
            questions=[self.desk.thing_link("questions", each, "") for each in sorted(self.library.questions)],
            sections=[
                (
                    self.desk.section_link(entry.id, ""),
                    self.desk.text(entry.thing.about),
                    self.words.count("claims", counts.get(entry.id, (0, 0))[1]),
                )
                for entry in self.library.sections_in_order
            ],
            newest=[self.line(document, "") for document in self.shelf.newest(MOST_NEW)],
        )

    def section(self, entry: Entry[Section]) -> Page:
        """Return a section's page."""
        users = self.shelf.users(f"section:{entry.id}", MOST_LINES)
        documents, claims = self.shelf.sums("section").get(entry.id, (0, 0))
        told: list[Told] = []
        for document, _ in users:
            if len(told) >= self.most:
                break
            told += [each for each in self.shelf.claims(document, entry.id) if entry.id in each.claim.sections]
        told.sort(key=_date_order)
        lean = self.shelf.leaning(f"section:{entry.id}")
        return self.desk.page(
            f"sections/{entry.id}.md",
            "section.md.jinja",
            section=entry.thing,
            file=entry.file,
            edit=self.desk.edit(entry.file, 1),
            leaning=self.words("section.leaning", n=lean[1], all=lean[2], document=self.line(lean[0], "../").link)
            if lean
            else "",
            findings=self.findings(entry.id, "../"),
            questions=[
                self.question(each, "../")
                for each in self.library.questions.values()
                if entry.id in each.thing.sections
            ],
            events=self.events(entry.id, "../"),
            figures=self.figures([document for document, _ in users[:MOST_NEW]], entry.id, "../"),
            claims=[self.view(each) for each in told[: self.most]],
            shown=min(len(told), self.most),
            all=claims,
            documents=[self.line(document, "../", number) for document, number in users],
            older=documents - len(users),
        )

    def actor(self, entry: Entry[Actor]) -> Page:
        """Return an actor's page."""
        actor = entry.thing
        users = self.shelf.users(f"actor:{entry.id}", MOST_LINES)
        documents, claims = self.shelf.sums("actor").get(entry.id, (0, 0))
        says: list[Told] = []
        of: list[Told] = []
        for document, _ in users:
            if len(says) + len(of) >= self.most:
                break
            for told in self.shelf.claims(document, entry.id):
                if told.claim.voice[:1] == (entry.id,):
                    says.append(told)
                elif entry.id in told.claim.actors or entry.id in told.claim.voice:
                    of.append(told)
        return self.desk.page(
            f"actors/{entry.id}.md",
            "actor.md.jinja",
            name=self.desk.text(actor.name),
            type=self.words(f"type.{actor.type}"),
            actor=actor,
            file=entry.file,
            edit=self.desk.edit(entry.file, 1),
            spellings=self._spellings(entry),
            also=[escape(each) for each in actor.also],
            not_same_as=[self.desk.actor_link(each, "../") for each in actor.not_same_as],
            roles=[
                (
                    self.desk.text(role.title)
                    if role.at is None
                    else self.words(
                        "actor.role-at", role=self.desk.text(role.title), at=self.desk.actor_link(role.at, "../")
                    ),
                    self.words.date(role.when) if role.when else "",
                    self._marks(role.claims),
                )
                for role in actor.roles
            ],
            relations=[
                (
                    self.words(f"relation.{relation.type}"),
                    self.desk.actor_link(relation.to, "../"),
                    self.words.date(relation.when) if relation.when else "",
                    self._marks(relation.claims),
                )
                for relation in actor.relations
            ],
            says=[self.view(each) for each in says],
            of=[self.view(each) for each in of],
            documents=[self.line(document, "../", number) for document, number in users],
            older=documents - len(users),
            shown=len(says) + len(of),
            all=claims,
        )

    def _spellings(self, entry: Entry[Actor]) -> list[tuple[str, str]]:
        """Return each spelling with the documents in which it is written."""
        written = self.shelf.written(entry.id)
        return [
            (escape(each), " · ".join(self.line(document, "../").link for document in written.get(each, ())[:MOST_NEW]))
            for each in entry.thing.spellings
        ]

    def _marks(self, cited: Iterable[str]) -> str:
        """Return numbered links to claims."""
        return " ".join(
            f"[{number}]({self.desk.claim_href(each, '../')}){{: .ref }}" for number, each in enumerate(cited, 1)
        )

    def actors(self) -> Page:
        """Return the index of actors."""
        sums = self.shelf.sums("actor")
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for entry in sorted(self.library.actors.values(), key=lambda each: self.desk.text(each.thing.name).casefold()):
            claims = self.words.count("claims", sums.get(entry.id, (0, 0))[1])
            groups[entry.thing.type].append((self.desk.actor_link(entry.id, "../"), claims))
        return self.desk.page(
            "actors/index.md",
            "actors.md.jinja",
            groups=[(self.words(f"types.{each}"), groups[each]) for each in TYPES if groups[each]],
        )

    def documents(self) -> Page:
        """Return the index of documents; when there are many, the newest and a list of years."""
        years = self.shelf.years()
        split = sum(years.values()) > MOST_LINES
        return self.desk.page(
            "documents/index.md",
            "documents.md.jinja",
            title=self.words("document-list.title"),
            about=self.words("document-list.about"),
            documents=[self.line(each, "../") for each in self.shelf.newest(MOST_LINES)],
            years=[
                (self._year(year), f"documents-{year or 'unknown'}.md", self.words.count("documents", count))
                for year, count in years.items()
            ]
            if split
            else [],
        )

    def year(self, year: str) -> Page:
        """Return the page of all documents of a year (empty when unknown)."""
        return self.desk.page(
            f"documents/documents-{year or 'unknown'}.md",
            "documents.md.jinja",
            title=self._year(year),
            about="",
            documents=[self.line(each, "../") for each, _ in self.shelf.users(f"year:{year}")],
            years=[],
        )

    def _year(self, year: str) -> str:
        return self.words("document-list.year", year=year) if year else self.words("document-list.unknown-year")

    def questions(self) -> Page:
        """Return the index of questions."""
        entries = sorted(self.library.questions.values(), key=lambda entry: entry.id)
        return self.desk.page(
            "questions/index.md", "questions.md.jinja", questions=[self.question(each, "../") for each in entries]
        )

    def question_page(self, entry: Entry[Question]) -> Page:
        """Return the page of one question."""
        sections = [self.desk.section_link(each, "../") for each in entry.thing.sections]
        return self.desk.page(
            f"questions/{entry.id}.md", "question.md.jinja", q=self.question(entry, "../"), sections=sections
        )

    def timeline(self) -> Page:
        """Return the timeline."""
        return self.desk.page("timeline/index.md", "timeline.md.jinja", events=self.events(None, "../"))

    def all_figures(self) -> Page:
        """Return the page of figures."""
        documents = [document for document, _ in self.shelf.users("figures", self.most)]
        return self.desk.page(
            "figures/index.md",
            "figures.md.jinja",
            figures=self.figures(documents, None, "../"),
            more=len(documents) == self.most,
            most=self.most,
        )

    def glossary(self) -> Page:
        """Return the glossary."""
        terms = [
            {
                "id": entry.id,
                "term": self.desk.text(entry.thing.term),
                "short": self.desk.text(entry.thing.short) if entry.thing.short else "",
                "means": self.desk.text(entry.thing.means),
                "basis": self.desk.text(entry.thing.basis) if entry.thing.basis else "",
                "actor": self.desk.actor_link(entry.thing.actor, "../") if entry.thing.actor else "",
                "marks": self._marks(entry.thing.claims),
            }
            for entry in self.library.glossary.values()
        ]
        terms.sort(key=lambda term: (term["short"] or term["term"]).casefold())
        return self.desk.page("glossary/index.md", "glossary.md.jinja", terms=terms)

    def problems(self, problems: list[Problem]) -> Page:
        """Return the page of published warnings."""
        warnings = sorted(problem for problem in problems if problem.severity == "warning")
        rows = [
            (
                self.desk.edit(problem.place.file, problem.place.line),
                problem.rule,
                escape(problem.says if self.desk.language == "en" else problem.es),
            )
            for problem in warnings[:MOST_LINES]
        ]
        counts = sorted(Counter(problem.rule for problem in warnings).items())
        return self.desk.page(
            "problems/index.md",
            "problems.md.jinja",
            rows=rows,
            counts=[(rule, self.words.count("warnings", number)) for rule, number in counts],
            shown=len(rows),
            all=len(warnings),
        )


def _date_order(told: Told) -> str:
    """Order claims by when what they tell happened, undated ones last."""
    return span_of(told.claim.when).sort_key if told.claim.when else "9999"
