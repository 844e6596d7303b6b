"""The home page: headlines, the numbers that readers come for, what they ask, what is new, and the ways in."""

from collections import Counter
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from briefpress.model import KINDS, Entry, Page, Question
from briefpress.rendering.desk import MOST_NEW, Pieces, figure_cards, page_citation
from briefpress.rendering.pages.chronicle import years_of

MOST_FINDINGS, MOST_NEWS = 5, 5
_PARTS = (
    ("figures", "figures", "home.figures"),
    ("questions", "questions", "home.questions"),
    ("news", "news", "home.news"),
    ("", "sections", "home.sections"),
)
"""The parts of the page below the headlines, to which its head leads: what fills each, its id, and its title."""


def home_page(pieces: Pieces) -> Page:
    """Return the home page."""
    desk, shelf, words = pieces.desk, pieces.shelf, pieces.words
    settings = pieces.library.settings
    documents, claims = shelf.totals()
    lean = shelf.leaning(None)
    shown = {
        "findings": pieces.findings(None, "", MOST_FINDINGS),
        "figures": figure_cards(pieces, settings.home.figures, ""),
        "questions": _questions(pieces),
        "news": _news(pieces),
    }
    return desk.page(
        "index.md",
        "home.md.jinja",
        title=desk.text(settings.title),
        about=desk.text(settings.about),
        cite=page_citation(desk, "index", settings.title.in_(desk.language)),
        counts=words(
            "home.counts",
            documents=words.count("documents", documents),
            claims=words.count("claims", claims),
            actors=words.count("actors", len(pieces.library.actors)),
        ),
        leaning=pieces.leaning(lean, "home.leaning", "") if lean else "",
        parts=[(name, words(key)) for part, name, key in _PARTS if part not in shown or shown[part]],
        **shown,
        sections=_sections(pieces),
        actors=_actors(pieces),
        years=[(year, f"timeline/index.md#y{year}") for year in years_of(pieces)],
        kinds=[(kind, words(f"kind.{kind}")) for kind in KINDS],
        newest=[pieces.line(document, "") for document in shelf.newest(MOST_NEW)],
    )


def _sections(pieces: Pieces) -> list[tuple[str, str, str]]:
    """Return the sections: link, what they are about, number of claims."""
    sums = pieces.shelf.sums("section")
    return [
        (
            pieces.desk.section_link(entry.id, ""),
            pieces.desk.text(entry.thing.about),
            pieces.words.count("claims", sums.get(entry.id, (0, 0))[1]),
        )
        for entry in pieces.library.sections_in_order
    ]


def _actors(pieces: Pieces) -> list[tuple[str, str]]:
    """Return the actors that most documents name, so that one long document does not choose them."""
    sums = pieces.shelf.sums("actor")
    most = sorted(
        sums.keys() & pieces.library.actors.keys(), key=lambda actor: (-sums[actor][0], -sums[actor][1], actor)
    )
    return [
        (pieces.desk.actor_link(actor, ""), pieces.words.count("documents", sums[actor][0]))
        for actor in most[:MOST_NEW]
    ]


def _questions(pieces: Pieces) -> list[tuple[str, str, str]]:
    """Return the questions that readers ask, else those in dispute between most documents: link, answer, positions."""
    questions = pieces.library.questions
    asked = [questions[each] for each in pieces.library.settings.home.questions if each in questions]
    chosen = asked or sorted(questions.values(), key=_dispute)[:MOST_NEW]
    return [
        (
            pieces.desk.thing_link("questions", entry.id, ""),
            pieces.desk.bare(entry.thing.answer) if entry.thing.answer else "",
            pieces.words.count("positions", len(entry.thing.positions)),
        )
        for entry in chosen
    ]


class News(NamedTuple):
    """What is new in the last week of changes: how much in words, and a line for each of the newest claims."""

    counts: str
    lines: list[str]


def _news(pieces: Pieces) -> News | None:
    """Return what the newest week of changes brought: how many claims came and changed, and the newest that came."""
    changes = pieces.shelf.changes()
    if not changes:
        return None
    newest = max(each.when[:10] for each in changes)
    first = (date.fromisoformat(newest) - timedelta(days=6)).isoformat()
    recent = [each for each in changes if each.claim and each.when[:10] >= first]
    dids = Counter(each.did for each in recent)
    added = dict.fromkeys(f"{each.document}#{each.claim}" for each in recent if each.did == "added")
    told = islice((found for each in added if (found := pieces.shelf.told(each))), MOST_NEWS)
    counts = pieces.words(
        "home.news-counts",
        date=pieces.words.date(newest),
        added=pieces.words.count("added", dids["added"]),
        changed=pieces.words.count("changed", dids["changed"]),
    )
    return News(
        counts, [f"[{pieces.desk.text(each.claim.says)}]({pieces.desk.claim_href(each.ref, '')})" for each in told]
    )


def _dispute(entry: Entry[Question]) -> tuple[int, int, str]:
    documents = {claim.partition("#")[0] for position in entry.thing.positions for claim in position.claims}
    return -len(documents), -len(entry.thing.positions), entry.id
