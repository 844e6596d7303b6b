"""The glossary."""

from briefpress.model import Page
from briefpress.rendering.desk import Notes, Pieces, index_citation, sort_key


def glossary_page(pieces: Pieces) -> Page:
    """Return the glossary."""
    terms = [
        {
            "id": entry.id,
            "formerly": entry.thing.formerly,
            "term": pieces.desk.text(entry.thing.term),
            "short": pieces.desk.text(entry.thing.short) if entry.thing.short else "",
            "means": pieces.desk.text(entry.thing.means),
            "basis": pieces.desk.text(entry.thing.basis) if entry.thing.basis else "",
            "actor": pieces.desk.actor_link(entry.thing.actor, "../") if entry.thing.actor else "",
            "marks": pieces.marks(entry.thing.claims, notes),
            "evidence": pieces.evidence(notes),
        }
        for entry in pieces.library.glossary.values()
        for notes in [Notes(f"{entry.id}-rests")]
    ]
    terms.sort(key=lambda term: sort_key(str(term["short"] or term["term"])))
    return pieces.desk.page(
        "glossary/index.md", "glossary.md.jinja", terms=terms, cite=index_citation(pieces.desk, "glossary")
    )
