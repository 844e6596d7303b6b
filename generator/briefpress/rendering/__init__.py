"""Library in, Markdown pages out. Owns Jinja2 and Babel; templates/ lay out, phrases/ hold the words."""

from pathlib import Path

from briefpress.model import Library, Reads
from briefpress.rendering.desk import (
    Desk,
    Pieces,
    Words,
    address_in,
    blank_file,
    cited_paths,
    cited_title,
    faults,
    keys,
    lacking,
    own_phrases,
    site_address,
    words,
)
from briefpress.rendering.kinds import KINDS, page_ids, page_of
from briefpress.rendering.pages.fields import field_page
from briefpress.rendering.sheets import aliases, search_phrases, sheet_ids, sheets


def desks(
    library: Library, phrases: Path | None = None, cache: Path | None = None, reads: Reads | None = None
) -> tuple[Desk, ...]:
    """Return a desk for each of the library's languages; `phrases` is the folder of those that it has of its own.

    Compiled templates are kept in the folder `cache`, if any; what pages read of the library is noted in `reads`.
    """
    return tuple(Desk(words(each, phrases), library, cache, reads) for each in library.settings.languages)


__all__ = [
    "KINDS",
    "Desk",
    "Pieces",
    "Words",
    "address_in",
    "aliases",
    "blank_file",
    "cited_paths",
    "cited_title",
    "desks",
    "faults",
    "field_page",
    "keys",
    "lacking",
    "own_phrases",
    "page_ids",
    "page_of",
    "search_phrases",
    "sheet_ids",
    "sheets",
    "site_address",
    "words",
]
