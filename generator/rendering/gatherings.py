"""The pages that gather claims of several documents: home, sections, actors, questions, timeline and the rest."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from generator.model import Actor, Entry, Page, Problem, Question, Section, Told, span_of
from generator.rendering.markdown import escape
from generator.rendering.pieces import MOST_LINES, MOST_NEW, Pieces

TYPES = ("person", "state", "organisation", "company", "group", "outlet")


class Gathering(Pieces):
    """Makes the gathering pages of one language from the library and the shelf."""

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
        written = self.shelf.written(entry.id, MOST_LINES)
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
            f"questions/{entry.id}.md",
            "question.md.jinja",
            q=self.question(entry, "../"),
            answers=self.answers(entry, "../"),
            sections=sections,
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

    def search(self) -> Page:
        """Return the page of the search."""
        titles = {"documents": "document-list", "actors": "actor", "questions": "question", "figures": "figure"}
        folders = ("documents", "actors", "questions", "timeline", "figures", "glossary")
        places = [(folder, self.desk.words(f"{titles.get(folder, folder)}.title")) for folder in folders]
        return self.desk.page("search.md", "search.md.jinja", places=places)

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
