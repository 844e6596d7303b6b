"""The page of figures."""

from briefpress.model import Page
from briefpress.rendering.desk import Pieces, figure_cards, figure_rows, index_citation, plots


def figures_page(pieces: Pieces) -> Page:
    """Return the page of figures."""
    documents = [document for document, _ in pieces.shelf.users("figures", pieces.most)]
    return pieces.desk.page(
        "figures/index.md",
        "figures.md.jinja",
        cards=figure_cards(pieces, pieces.library.settings.home.figures, "../"),
        figures=figure_rows(pieces, documents, None, "../"),
        plots=plots(pieces, documents),
        cite=index_citation(pieces.desk, "figures"),
        more=len(documents) == pieces.most,
        most=pieces.most,
    )
