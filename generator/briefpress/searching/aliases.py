"""Every name of every actor, so that any of them finds what is told of it."""

from collections.abc import Iterable
from typing import Any

from briefpress.model import Alias
from briefpress.searching.words import words


def aliases_of(actors: Iterable[Alias]) -> list[Any]:
    """Return the actors in order: id, name, and each other name as its folded words; a page goes by its actor's id."""
    return [
        [each.id, each.name, sorted({_folded(name) for name in each.names} - {"", _folded(each.name)})]
        for each in actors
    ]


def _folded(name: str) -> str:
    return " ".join(words(name))
