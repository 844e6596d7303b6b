"""What the pages ask of the briefings that have been read; the store answers."""

from collections.abc import Mapping
from typing import Protocol

from briefpress.model import Change, Problem, Shelved, Told


class Shelf(Protocol):
    """The briefings, as far as pages other than their own need them."""

    def shelved(self, document: str) -> Shelved:
        """Return a briefing with only those of its claims that are withdrawn."""

    @property
    def is_large(self) -> bool:
        """Return whether only the newest few claims can stand on a page that gathers them."""

    def has(self, document: str) -> bool:
        """Return whether there is a briefing of that id."""

    def documents(self) -> list[str]:
        """Return the ids of all briefings, in order."""

    def shown_text(self, document: str) -> str | None:
        """Return the text of a document's source, where it is at hand and may be shown, as in a private copy."""

    def with_texts(self) -> list[str]:
        """Return the ids of the briefings whose texts may be shown where they are at hand."""

    def changes(self) -> list[Change]:
        """Return what became of claims, newest first."""

    def newest(self, most: int) -> list[str]:
        """Return the newest briefings."""

    def years(self) -> dict[str, int]:
        """Return the number of briefings by year of publication (empty when unknown), newest first."""

    def written(self, actor: str, most: int) -> dict[str, list[str]]:
        """Return the briefings in whose sources each spelling of an actor is written, of its newest so many."""

    def users(self, thing: str, most: int = -1) -> list[tuple[str, int]]:
        """Return the briefings that use a thing (`actor:x`), and with how many claims, newest first."""

    def claims(self, document: str, using: str | None = None) -> list[Told]:
        """Return the claims of a briefing in its order: all, or those that use a thing (`actor:x`, `figures`)."""

    def told(self, reference: str) -> Told | None:
        """Return a claim by `briefing#claim`."""

    def leaning(self, thing: str | None) -> tuple[str, int, int] | None:
        """Return the briefing on which a thing's page leans (all pages, when None), its claims and all claims."""

    def sums(self, kind: str) -> Mapping[str, tuple[int, int]]:
        """Return the number of briefings and of claims by thing of a kind."""

    def totals(self) -> tuple[int, int]:
        """Return the number of briefings and of claims."""

    def problems(self) -> list[Problem]:
        """Return every problem of the library."""
