"""Every name of every actor, so that any of them finds what is told of it."""

from collections.abc import Iterable
from typing import Any

from generator.model import Alias
from generator.searching.words import words


def aliases_of(actors: Iterable[Alias]) -> list[Any]:
    """Return the actors in order: id, name, address, and each other name as its folded words."""
    return [
        [each.id, each.name, each.href, sorted({" ".join(words(name)) for name in (each.name, *each.names)} - {""})]
        for each in actors
    ]
