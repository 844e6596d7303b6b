"""The page on how to have the library without a network: published copies, the browser's own, and slices."""

from briefpress.model import Page
from briefpress.rendering.desk import Pieces

FORMS = ("site", "html", "epub", "pdf", "zim", "data")


def take_page(pieces: Pieces) -> Page:
    """Return the page *Take it with you*."""
    desk, library, words = pieces.desk, pieces.library, pieces.words
    return desk.page(
        "take/index.md",
        "take.md.jinja",
        kept=sorted(words.below("keep").items()),
        copies=library.settings.copies or "",
        forms=[(form, words(f"copy.for-{form}")) for form in FORMS],
        sections=[(each.id, desk.section_link(each.id, "../")) for each in library.sections_in_order],
        questions=[(each.id, desk.thing_link("questions", each.id, "../")) for each in library.questions.values()],
    )
