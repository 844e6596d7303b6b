"""Library in, Markdown pages out. Owns Jinja2 and Babel; templates/ lay out, phrases/ hold the words."""

from pathlib import Path

from generator.model import LANGUAGES, Library, Reads
from generator.rendering.citing import cited_pages, site_address
from generator.rendering.desk import Desk
from generator.rendering.fields import field_page
from generator.rendering.gatherings import Gathering
from generator.rendering.kinds import KINDS, page_ids, page_of
from generator.rendering.sheets import aliases, search_phrases, sheet_ids, sheets


def desks(library: Library, cache: Path | None = None, reads: Reads | None = None) -> tuple[Desk, ...]:
    """Return a desk for each language; compiled templates are kept in the folder `cache`, which must be there.

    What pages read of the library is noted in `reads`.
    """
    return tuple(Desk(language, library, cache, reads) for language in LANGUAGES)


__all__ = [
    "KINDS",
    "Desk",
    "Gathering",
    "aliases",
    "cited_pages",
    "desks",
    "field_page",
    "page_ids",
    "page_of",
    "search_phrases",
    "sheet_ids",
    "sheets",
    "site_address",
]
