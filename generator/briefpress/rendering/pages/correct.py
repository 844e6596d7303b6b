"""The page with the form that corrects a claim, or proposes one; the browser fills it with a briefing's data."""

from briefpress.model import KINDS, Page, forge_of
from briefpress.rendering.desk import Pieces


def correct_page(pieces: Pieces) -> Page:
    """Return the page of the form; what it needs of a briefing lies beside the pages of the first language."""
    desk, library, words = pieces.desk, pieces.library, pieces.words
    settings = library.settings
    languages = settings.languages
    return desk.page(
        "correct/index.md",
        "correct.md.jinja",
        said=sorted(words.below("correct-said").items()),
        kinds=[(each, words(f"kind.{each}")) for each in KINDS],
        languages=[(each, desk.language_name(each)) for each in languages],
        sections=[(each.id, desk.text(each.thing.title)) for each in library.sections_in_order],
        editor=forge.edit if (forge := forge_of(settings)) else "",
        files="../" if desk.language == languages[0] else "../../",
    )
