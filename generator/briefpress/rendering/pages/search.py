"""The page of the search."""

from briefpress.model import Page
from briefpress.rendering.desk import Pieces


def search_page(pieces: Pieces) -> Page:
    """Return the page of the search."""
    titles = {"documents": "document-list", "actors": "actor", "questions": "question", "figures": "figure"}
    folders = ("documents", "actors", "questions", "timeline", "figures", "glossary")
    places = [(folder, pieces.words(f"{titles.get(folder, folder)}.title")) for folder in folders]
    return pieces.desk.page("search.md", "search.md.jinja", places=places)
