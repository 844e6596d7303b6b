"""The pages of questions in dispute: each with its positions, and the index with the matrix of documents."""

import re
from collections import Counter

from briefpress.model import Entry, Page, Position, Question
from briefpress.rendering.desk import Pieces, index_citation, page_citation

Rows = list[tuple[str, list[tuple[str, str]]]]

MOST_COLUMNS = 12
"""The matrix of questions has a column for each of so many documents."""


def questions_index(pieces: Pieces) -> Page:
    """Return the index of questions."""
    entries = sorted(pieces.library.questions.values(), key=lambda entry: entry.id)
    return pieces.desk.page(
        "questions/index.md",
        "questions.md.jinja",
        groups=_by_section(pieces, entries),
        cite=index_citation(pieces.desk, "questions"),
        matrix=_matrix(pieces, entries),
    )


def question_page(pieces: Pieces, entry: Entry[Question]) -> Page:
    """Return the page of one question."""
    sections = [pieces.desk.section_link(each, "../") for each in entry.thing.sections]
    return pieces.desk.page(
        f"questions/{entry.id}.md",
        "question.md.jinja",
        q=pieces.question(entry, "../"),
        sections=sections,
        cite=page_citation(pieces.desk, f"questions/{entry.id}", entry.thing.question.in_(pieces.desk.language)),
    )


def _by_section(pieces: Pieces, entries: list[Entry[Question]]) -> list[tuple[str, list[dict[str, str]]]]:
    """Return the questions below the first of their sections, in the order of the sections."""
    return [
        (
            pieces.desk.text(section.thing.title),
            [pieces.question_line(each, "../") for each in entries if each.thing.sections[:1] == (section.id,)],
        )
        for section in pieces.library.sections_in_order
    ] + [("", [pieces.question_line(each, "../") for each in entries if not each.thing.sections])]


def _matrix(pieces: Pieces, entries: list[Entry[Question]]) -> tuple[list[str], Rows]:
    """Return the documents that bear on most questions; for each question (title, positions it speaks for)."""
    spoken = {
        (entry.id, document): None
        for entry in entries
        for position in entry.thing.positions
        for document in _documents_of(position)
    }
    counts = Counter(document for _, document in spoken)
    documents = sorted(counts, key=lambda each: (-counts[each], each))[:MOST_COLUMNS]
    titles = [pieces.desk.name_of(pieces.shelf.shelved(each).briefing) for each in documents]
    rows = []
    for entry in entries:
        letters = {
            document: " ".join(
                _letter(pieces, entry.id, number, position)
                for number, position in enumerate(entry.thing.positions)
                if document in _documents_of(position)
            )
            for document in documents
        }
        rows.append(
            (pieces.desk.thing_link("questions", entry.id, "../"), list(zip(titles, letters.values(), strict=True)))
        )
    return [pieces.line(each, "../").short for each in documents], rows


def _letter(pieces: Pieces, question: str, number: int, position: Position) -> str:
    """Return the link to a position: its letter, and its words as far as they may stand in an attribute."""
    words = re.sub(r"[|\"\\\\`*_\[\]<>&{}]", "", position.says.in_(pieces.desk.language))
    return f'[{chr(ord("A") + number)}]({question}.md#position-{number + 1}){{: .letter title="{words}" }}'


def _documents_of(position: Position) -> set[str]:
    return {each.partition("#")[0] for each in position.claims}
