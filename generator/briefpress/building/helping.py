"""The manual's pages for the terminal."""

from briefpress.building.house import PAGES
from briefpress.model import Language


def topics(language: Language) -> list[tuple[str, str]]:
    """Return the manual's pages by name, each with its title."""
    pages = sorted((PAGES / language).rglob("*.md"))
    return [(page.stem, page.read_text("utf-8").partition("\n")[0].removeprefix("# ")) for page in pages]


def page_of(topic: str, language: Language) -> str | None:
    """Return a page of the manual as Markdown; None where there is none of that name."""
    page = next((each for each in (PAGES / language).rglob("*.md") if each.stem == topic), None)
    return page.read_text("utf-8") if page else None
