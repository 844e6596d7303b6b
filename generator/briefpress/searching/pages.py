"""Hand-written Markdown pages as sheets: an item for each heading."""

from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown  # type: ignore[import-untyped]

from briefpress.model import Item, Passage, Sheet

_EXTENSIONS = ["admonition", "attr_list", "fenced_code", "tables", "toc"]
_HEADINGS = ("h1", "h2", "h3")
_TITLE, _BODY = 4, 1


def sheet_of(path: Path, name: str, language: str) -> Sheet:
    """Return the sheet of a Markdown file; `name` is its path below the language's root, without the ending."""
    items = tuple(_item(*part, language) for part in _parts(path.read_text("utf-8")))
    title = items[0].shown["t"] if items else name
    return Sheet(f"pages/{name}", f"{name}.html", title, items)


@lru_cache(128)
def _parts(text: str) -> list[tuple[str, str, str]]:
    """Return the anchor, the heading and the words below it of each part of a Markdown page."""
    parts = _Parts()
    parts.feed(Markdown(extensions=_EXTENSIONS).convert(text))
    return parts.found()


def _item(anchor: str, title: str, text: str, language: str) -> Item:
    words = (Passage(title, _TITLE, language), Passage(text, _BODY, language))
    return Item(anchor, "page", words, {"t": title, "b": text[:300]})


class _Parts(HTMLParser):
    """Cuts a page into its headings and the words below each."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[str, list[str], list[str]]] = []
        self._in_heading = False

    def found(self) -> list[tuple[str, str, str]]:
        return [(anchor, _line(title), _line(text)) for anchor, title, text in self._parts]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS:
            anchor = "" if not self._parts else (dict(attrs).get("id") or "")
            self._parts.append((anchor, [], []))
            self._in_heading = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self._parts:
            _, title, text = self._parts[-1]
            (title if self._in_heading else text).append(data)


def _line(words: list[str]) -> str:
    return " ".join(" ".join(words).split())
