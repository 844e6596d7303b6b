"""The page of a section: what a reader must know first, what is in dispute, who is not heard, and every claim."""

from collections import Counter

from briefpress.model import Entry, Page, Section, Told, span_of
from briefpress.rendering.desk import MOST_LINES, MOST_NEW, ClaimView, Notes, Pieces, figure_rows, page_citation
from briefpress.rendering.pages.sides import side_view

AHEAD = ("planned", "possible")
"""What an event is that the documents only expect."""


def section_page(pieces: Pieces, entry: Entry[Section]) -> Page:
    """Return a section's page."""
    desk, shelf, library, up = pieces.desk, pieces.shelf, pieces.library, "../"
    users = shelf.users(f"section:{entry.id}", MOST_LINES)
    documents, claims = shelf.sums("section").get(entry.id, (0, 0))
    told = _newest(pieces, entry.id, [document for document, _ in users])
    lean = shelf.leaning(f"section:{entry.id}")
    notes, bottom_notes = Notes("text"), Notes("bottom-line")
    text = desk.cited(entry.thing.text, notes) if entry.thing.text else ""
    bottom_line = desk.cited(entry.thing.bottom_line, bottom_notes) if entry.thing.bottom_line else ""
    findings = pieces.findings(entry.id, up)
    events = pieces.events(entry.id, up)
    return desk.page(
        f"sections/{entry.id}.md",
        "section.md.jinja",
        id=entry.id,
        section=entry.thing,
        bottom_line=bottom_line,
        bottom_evidence=pieces.evidence(bottom_notes),
        text=text,
        evidence=pieces.evidence(notes),
        file=entry.file,
        edit=desk.edit(entry.file, 1),
        cite=page_citation(desk, f"sections/{entry.id}", entry.thing.title.in_(desk.language)),
        openly=lean is not None and shelf.shelved(lean[0]).briefing.source.genre == "opinion",
        leaning=pieces.leaning(lean, "section.leaning", up, entry.id) if lean else "",
        findings=[each for each in findings if each["about"] == "world"],
        about_sources=[each for each in findings if each["about"] == "sources"],
        questions=[
            pieces.question_line(each, up) for each in library.questions.values() if entry.id in each.thing.sections
        ],
        sides=[side_view(pieces, each, number) for number, each in enumerate(entry.thing.sides, 1)],
        events=[each for each in events if each["kind"] not in AHEAD],
        ahead=[each for each in events if each["kind"] in AHEAD],
        figures=figure_rows(pieces, [document for document, _ in users[:MOST_NEW]], entry.id, up),
        unheard=_unheard(pieces, told),
        single=[each for each in findings if each["lone"]],
        groups=_by_document(pieces, told[: pieces.most]),
        shown=min(len(told), pieces.most),
        all=claims,
        documents=[pieces.line(document, up, number) for document, number in users],
        older=documents - len(users),
    )


def _newest(pieces: Pieces, section: str, documents: list[str]) -> list[Told]:
    """Return the section's claims, from the newest documents first, until there are enough."""
    told: list[Told] = []
    for document in documents:
        if len(told) >= pieces.most:
            break
        told += pieces.shelf.claims(document, f"section:{section}")
    return told


def _unheard(pieces: Pieces, told: list[Told]) -> list[str]:
    """Return who is spoken about in claims and speaks in none of them, those most spoken about first.

    States are left out: they speak through people and bodies, which are heard or not.
    """
    heard = {actor for each in told for actor in each.claim.voice}
    actors = pieces.library.actors
    about = Counter(
        actor
        for each in told
        for actor in each.claim.actors
        if actor not in heard and actors[actor].thing.type != "state"
    )
    most = sorted(about, key=lambda actor: (-about[actor], actor))[:MOST_NEW]
    return [f"{pieces.desk.actor_link(actor, '../')} ({pieces.words.count('claims', about[actor])})" for actor in most]


def _by_document(pieces: Pieces, told: list[Told]) -> list[tuple[str, list[ClaimView]]]:
    """Return (document and number of claims, claims by date), opinion pieces last, so that none drowns the others."""
    groups: dict[str, list[Told]] = {}
    for each in told:
        groups.setdefault(each.document, []).append(each)
    plainly = sorted(groups, key=lambda document: _is_opinion(pieces, document))
    return [
        (
            " · ".join([pieces.desk.text(pieces.shelf.shelved(document).briefing.title), _count(pieces, group)]),
            [pieces.view(each) for each in sorted(group, key=_date_order)],
        )
        for document, group in ((each, groups[each]) for each in plainly)
    ]


def _count(pieces: Pieces, told: list[Told]) -> str:
    return pieces.words.count("claims", len(told))


def _is_opinion(pieces: Pieces, document: str) -> bool:
    return pieces.shelf.shelved(document).briefing.source.genre == "opinion"


def _date_order(told: Told) -> str:
    """Order claims by when what they tell happened, undated ones last."""
    return span_of(told.claim.when).sort_key if told.claim.when else "9999"
