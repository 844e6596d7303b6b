"""The page at the former address of a thing, which leads on to where it is now."""

from generator.model import Page
from generator.rendering.desk import Pieces

INDEX = "index"


def former_ids(pieces: Pieces, folder: str) -> list[str]:
    """Return the ids that things of a folder had before, and that have a page of their own."""
    if folder == "documents":
        return list(pieces.shelf.sums("former"))
    return [old for entry in getattr(pieces.library, folder).values() for old in entry.thing.formerly]


def has_moved(pieces: Pieces, folder: str, name: str) -> bool:
    """Return whether an id of a page in a folder is that of no thing any more; only this one is asked for."""
    if name == INDEX or name in getattr(pieces.library, folder, ()):
        return False
    return folder != "documents" or bool(pieces.shelf.users(f"former:{name}"))


def moved_page(pieces: Pieces, folder: str, old: str) -> Page:
    """Return the page that leads from a former id to its thing; the theme has the browser go there at once."""
    desk = pieces.desk
    if folder == "documents":
        name = pieces.shelf.users(f"former:{old}")[0][0]
        link = desk.document_link(name, pieces.shelf.shelved(name).briefing.title, "../")
    else:
        name = next(each.id for each in getattr(pieces.library, folder).values() if old in each.thing.formerly)
        link = desk.thing_link(folder, name, "../")
    return desk.page(f"{folder}/{old}.md", "moved.md.jinja", moved=f"{name}.html", link=link)
