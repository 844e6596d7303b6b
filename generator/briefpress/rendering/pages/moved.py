"""The page at the former address of a thing, which leads on to where it is now."""

from briefpress.model import Page
from briefpress.rendering.desk import Pieces

INDEX = "index"
_TITLES = {"actors": "name", "questions": "question", "sections": "title"}
"""The field by which a thing is called, by its folder."""


def former_ids(pieces: Pieces, things: str) -> list[str]:
    """Return the ids that things of a folder (`sections`) had before."""
    if things == "documents":
        return list(pieces.shelf.sums("former"))
    return [old for entry in getattr(pieces.library, things).values() for old in entry.thing.formerly]


def has_moved(pieces: Pieces, things: str, name: str) -> bool:
    """Return whether an id is that of no thing any more; only this one is asked for."""
    if name == INDEX or name in getattr(pieces.library, things, ()):
        return False
    return things != "documents" or bool(pieces.shelf.users(f"former:{name}"))


def present_id(pieces: Pieces, things: str, old: str) -> str:
    """Return the id of the thing that had an id before."""
    if things == "documents":
        return pieces.shelf.users(f"former:{old}")[0][0]
    return str(next(each.id for each in getattr(pieces.library, things).values() if old in each.thing.formerly))


def moved_page(pieces: Pieces, folder: str, things: str, old: str) -> Page:
    """Return the page that leads from a former id to the present one; the theme has the browser go there at once."""
    desk, name = pieces.desk, present_id(pieces, things, old)
    if things == "documents":
        title = pieces.shelf.shelved(name).briefing.title
    else:
        title = getattr(getattr(pieces.library, things)[name].thing, _TITLES[things])
    link = f"[{desk.text(title)}]({name}.md)"
    return desk.page(f"{folder}/{old}.md", "moved.md.jinja", moved=f"{name}.html", link=link)
