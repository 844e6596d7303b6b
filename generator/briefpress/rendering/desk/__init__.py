"""What all pages share: the desk and its words, how a claim is shown and cited, and the pieces of pages."""

from briefpress.rendering.desk.citing import (
    INDEXES,
    Citation,
    address_in,
    briefing_citation,
    cited_paths,
    cited_title,
    claim_citation,
    index_citation,
    original,
    page_citation,
    site_address,
)
from briefpress.rendering.desk.desk import ClaimView, Desk, quotes_damage
from briefpress.rendering.desk.figures import figure_cards, figure_rows, plots
from briefpress.rendering.desk.linked import actor_data, document_data
from briefpress.rendering.desk.markdown import apart, escape, escape_within
from briefpress.rendering.desk.notes import Notes
from briefpress.rendering.desk.phrases import blank_file, faults, keys, lacking
from briefpress.rendering.desk.pieces import MOST_LINES, MOST_NEW, Evidence, Pieces, shape_of, sureness, year_of
from briefpress.rendering.desk.shelf import Shelf
from briefpress.rendering.desk.words import Words, own_phrases, sort_key, words

__all__ = [
    "INDEXES",
    "MOST_LINES",
    "MOST_NEW",
    "Citation",
    "ClaimView",
    "Desk",
    "Evidence",
    "Notes",
    "Pieces",
    "Shelf",
    "Words",
    "actor_data",
    "address_in",
    "apart",
    "blank_file",
    "briefing_citation",
    "cited_paths",
    "cited_title",
    "claim_citation",
    "document_data",
    "escape",
    "escape_within",
    "faults",
    "figure_cards",
    "figure_rows",
    "index_citation",
    "keys",
    "lacking",
    "original",
    "own_phrases",
    "page_citation",
    "plots",
    "quotes_damage",
    "shape_of",
    "site_address",
    "sort_key",
    "sureness",
    "words",
    "year_of",
]
