"""The pages that list and lead on: the indexes, the figures, the glossary, the problems."""

from collections import Counter, defaultdict

from generator.model import Actor, Entry, Page, Position, Question
from generator.rendering.citing import INDEXES, Citation, page_citation
from generator.rendering.markdown import escape, escape_within
from generator.rendering.notes import Notes
from generator.rendering.pieces import MOST_LINES, Pieces
from generator.rendering.words import sort_key

MOST_COLUMNS = 12
"""The matrix of questions has a column for each of so many documents."""

TYPES = ("person", "state", "organisation", "company", "group", "outlet")


class Gathering(Pieces):
    """Makes the gathering pages of one language from the library and the shelf."""

    def actors(self) -> Page:
        """Return the index of actors."""
        sums = self.shelf.sums("actor")
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for entry in sorted(self.library.actors.values(), key=self._by_name):
            claims = self.words.count("claims", sums.get(entry.id, (0, 0))[1])
            groups[entry.thing.type].append((self.desk.actor_link(entry.id, "../"), claims))
        return self.desk.page(
            "actors/index.md",
            "actors.md.jinja",
            groups=[(self.words(f"types.{each}"), groups[each]) for each in TYPES if groups[each]],
            cite=self._cite("actors"),
        )

    def _by_name(self, entry: Entry[Actor]) -> tuple[str, str]:
        """Order actors by name, people by its last word; accents and capitals do not count."""
        name = entry.thing.name.in_(self.desk.language)
        last = name.rpartition(" ")[2] if entry.thing.type == "person" else ""
        return sort_key(last), sort_key(name)

    def documents(self) -> Page:
        """Return the index of documents; when there are many, the newest and a list of years."""
        years = self.shelf.years()
        split = sum(years.values()) > MOST_LINES
        return self.desk.page(
            "documents/index.md",
            "documents.md.jinja",
            title=self.words("document-list.title"),
            about=self.words("document-list.about"),
            cite=self._cite("documents"),
            documents=[self.card(each, "../") for each in self.shelf.newest(MOST_LINES)],
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
            cite=self._cite("documents"),
            documents=[self.card(each, "../") for each, _ in self.shelf.users(f"year:{year}")],
            years=[],
        )

    def _cite(self, folder: str) -> Citation:
        return page_citation(self.desk, f"{folder}/index", self.words(f"{INDEXES[folder]}.title"))

    def _year(self, year: str) -> str:
        return self.words("document-list.year", year=year) if year else self.words("document-list.unknown-year")

    def questions(self) -> Page:
        """Return the index of questions."""
        entries = sorted(self.library.questions.values(), key=lambda entry: entry.id)
        return self.desk.page(
            "questions/index.md",
            "questions.md.jinja",
            groups=self._by_section(entries),
            cite=self._cite("questions"),
            matrix=self._matrix(entries),
        )

    def _by_section(self, entries: list[Entry[Question]]) -> list[tuple[str, list[dict[str, object]]]]:
        """Return the questions below the first of their sections, in the order of the sections."""
        return [
            (
                self.desk.text(section.thing.title),
                [self.question(each, "../") for each in entries if each.thing.sections[:1] == (section.id,)],
            )
            for section in self.library.sections_in_order
        ] + [("", [self.question(each, "../") for each in entries if not each.thing.sections])]

    def _matrix(self, entries: list[Entry[Question]]) -> tuple[list[str], list[tuple[str, list[tuple[str, str]]]]]:
        """Return the documents that bear on most questions; for each question (title, positions it speaks for)."""
        spoken = {
            (entry.id, document): None
            for entry in entries
            for position in entry.thing.positions
            for document in _documents_of(position)
        }
        counts = Counter(document for _, document in spoken)
        documents = sorted(counts, key=lambda each: (-counts[each], each))[:MOST_COLUMNS]
        titles = [self.desk.text(self.shelf.shelved(each).briefing.title) for each in documents]
        rows = []
        for entry in entries:
            letters = {
                document: " ".join(
                    f"[{chr(ord('A') + number)}]({entry.id}.md#position-{number + 1})"
                    for number, position in enumerate(entry.thing.positions)
                    if document in _documents_of(position)
                )
                for document in documents
            }
            rows.append(
                (self.desk.thing_link("questions", entry.id, "../"), list(zip(titles, letters.values(), strict=True)))
            )
        return [self.line(each, "../").link for each in documents], rows

    def question_page(self, entry: Entry[Question]) -> Page:
        """Return the page of one question."""
        sections = [self.desk.section_link(each, "../") for each in entry.thing.sections]
        return self.desk.page(
            f"questions/{entry.id}.md",
            "question.md.jinja",
            q=self.question(entry, "../"),
            answers=self.answers(entry, "../"),
            sections=sections,
            cite=page_citation(self.desk, f"questions/{entry.id}", entry.thing.question.in_(self.desk.language)),
        )

    def all_figures(self) -> Page:
        """Return the page of figures."""
        documents = [document for document, _ in self.shelf.users("figures", self.most)]
        return self.desk.page(
            "figures/index.md",
            "figures.md.jinja",
            figures=self.figures(documents, None, "../"),
            plots=self.plots(documents),
            cite=self._cite("figures"),
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
                "marks": self.marks(entry.thing.claims, notes),
                "evidence": self.evidence(notes),
            }
            for entry in self.library.glossary.values()
            for notes in [Notes(f"{entry.id}-rests")]
        ]
        terms.sort(key=lambda term: sort_key(str(term["short"] or term["term"])))
        return self.desk.page("glossary/index.md", "glossary.md.jinja", terms=terms, cite=self._cite("glossary"))

    def problems(self) -> Page:
        """Return the page of published warnings."""
        warnings = sorted(problem for problem in self.shelf.problems() if problem.severity == "warning")
        rows = [
            (
                self.desk.edit(problem.place.file, problem.place.line),
                problem.rule,
                self._said(problem.says(self.desk.language)),
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

    def _said(self, text: str) -> str:
        """Return a problem's words as Markdown; what stands between backticks as code, a briefing's id as a link."""
        return "".join(self._code(part) if at % 2 else escape_within(part) for at, part in enumerate(text.split("`")))

    def _code(self, part: str) -> str:
        is_briefing = self.shelf.has(part)
        return self.line(part, "../").link if is_briefing else f"<code>{escape(part)}</code>"


def _documents_of(position: Position) -> set[str]:
    return {each.partition("#")[0] for each in position.claims}
