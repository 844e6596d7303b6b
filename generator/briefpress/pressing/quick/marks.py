"""What the parts of the converter share: marks that stand in unfinished HTML, and how one says that it gives up."""

import re
from collections.abc import Callable

LINK, LINK_END = "\x02", "\x03"
"""Around the target of a link as it was written, until the page's own address of it is put in its place."""
ID = "\x04"
"""Before the id of an element, until all of a page are known."""

_CONTROLS = bytes(sign for sign in range(32) if sign != 10)

_LINKS = re.compile(f"{LINK}([^{LINK_END}]*){LINK_END}")
_ESCAPE = re.compile(r'[<>"]|&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)', re.IGNORECASE)
_SIGNS = {"<": "&lt;", ">": "&gt;", '"': "&quot;", "&": "&amp;"}
_IDS = re.compile(f'{ID}([^"]*)')


class Uncovered(Exception):
    """This text is not in the subset: Python-Markdown has to convert it."""


def check(text: str) -> None:
    """Refuse a page with control signs or with spaces at ends of lines, of which Python-Markdown makes something."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _CONTROLS)) != len(data) or " \n" in text:
        raise Uncovered(text)


def resolved(html: str, resolve: Callable[[str], str]) -> tuple[str, list[str]]:
    """Return HTML with the addresses of its links in it, and the links as they were written."""
    pieces = _LINKS.split(html)
    links = pieces[1::2]
    pieces[1::2] = [escaped(resolve(link)) for link in links]
    return "".join(pieces), links


def ids_in(html: str) -> list[str]:
    """Return the ids of the elements in unfinished HTML."""
    return _IDS.findall(html)


def escaped(text: str) -> str:
    """Return a text as the value of an attribute; an entity in it stays one."""
    return _ESCAPE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _SIGNS[found[0]]
