"""The home page: what to know now, the ways in, what is disputed most, and the newest documents."""

from generator.model import KINDS, Entry, Page, Question
from generator.rendering.desk import MOST_NEW, Pieces, page_citation
from generator.rendering.pages.chronicle import years_of

MOST_FINDINGS = 5


def home_page(pieces: Pieces) -> Page:
    """Return the home page."""
    desk, shelf, words = pieces.desk, pieces.shelf, pieces.words
    settings = pieces.library.settings
    documents, claims = shelf.totals()
    lean = shelf.leaning(None)
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
            actors=len(pieces.library.actors),
        ),
        leaning=pieces.leaning(lean, "home.leaning", "") if lean else "",
        findings=pieces.findings(None, "", MOST_FINDINGS),
        sections=_sections(pieces),
        actors=_actors(pieces),
        years=[(year, f"timeline/index.md#y{year}") for year in years_of(pieces)],
        kinds=[(kind, words(f"kind.{kind}")) for kind in KINDS],
        questions=_questions(pieces),
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


def _questions(pieces: Pieces) -> list[tuple[str, str]]:
    """Return the questions in dispute between most documents: link, number of positions."""
    most = sorted(pieces.library.questions.values(), key=_dispute)
    return [
        (pieces.desk.thing_link("questions", entry.id, ""), pieces.words.count("positions", len(entry.thing.positions)))
        for entry in most[:MOST_NEW]
    ]


def _dispute(entry: Entry[Question]) -> tuple[int, int, str]:
    documents = {claim.partition("#")[0] for position in entry.thing.positions for claim in position.claims}
    return -len(documents), -len(entry.thing.positions), entry.id
