"""The page of a section: what a reader must know first, what is in dispute, who is not heard, and every claim."""

from collections import Counter

from generator.model import Entry, Page, Section, Told, span_of
from generator.rendering.notes import Notes
from generator.rendering.pieces import MOST_LINES, MOST_NEW, Pieces


def section_page(pieces: Pieces, entry: Entry[Section]) -> Page:
    """Return a section's page."""
    desk, shelf, library, up = pieces.desk, pieces.shelf, pieces.library, "../"
    users = shelf.users(f"section:{entry.id}", MOST_LINES)
    documents, claims = shelf.sums("section").get(entry.id, (0, 0))
    told = _newest(pieces, entry.id, [document for document, _ in users])
    lean = shelf.leaning(f"section:{entry.id}")
    notes = Notes("text")
    text = desk.cited(entry.thing.text, notes)
    findings = pieces.findings(entry.id, up)
    return desk.page(
        f"sections/{entry.id}.md",
        "section.md.jinja",
        section=entry.thing,
        text=text,
        evidence=pieces.evidence(notes),
        file=entry.file,
        edit=desk.edit(entry.file, 1),
        leaning=desk.words("section.leaning", n=lean[1], all=lean[2], document=pieces.line(lean[0], up).link)
        if lean
        else "",
        findings=findings,
        questions=[pieces.question(each, up) for each in library.questions.values() if entry.id in each.thing.sections],
        events=pieces.events(entry.id, up),
        figures=pieces.figures([document for document, _ in users[:MOST_NEW]], entry.id, up),
        unheard=_unheard(pieces, told),
        single=[each for each in findings if each["lone"]],
        claims=[pieces.view(each) for each in sorted(told, key=_date_order)[: pieces.most]],
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
        told += [each for each in pieces.shelf.claims(document, section) if section in each.claim.sections]
    return told


def _unheard(pieces: Pieces, told: list[Told]) -> list[str]:
    """Return who is spoken about in claims and speaks in none of them, those most spoken about first."""
    heard = {actor for each in told for actor in each.claim.voice}
    about = Counter(actor for each in told for actor in each.claim.actors if actor not in heard)
    most = sorted(about, key=lambda actor: (-about[actor], actor))[:MOST_NEW]
    return [f"{pieces.desk.actor_link(actor, '../')} ({pieces.words.count('claims', about[actor])})" for actor in most]


def _date_order(told: Told) -> str:
    """Order claims by when what they tell happened, undated ones last."""
    return span_of(told.claim.when).sort_key if told.claim.when else "9999"
