"""Names of authors as printed, and as citations have them: whose may be divided, and where."""

import re
from collections.abc import Callable

from briefpress.model import Actor, Name

_COMPANY = re.compile(r"(?:inc|ltd|llc|llp|plc|co|corp|gmbh|ag|s\.?\s?a|s\.?\s?l|s\.?\s?p\.?\s?a)\.?", re.IGNORECASE)
_JOINED = re.compile(r"(?:^|\s)(?:and|y|e|und|et|&)(?:\s|$)", re.IGNORECASE)
_MOST_WORDS = 3


class Names:
    """What the library knows of names: the actors who bear them, and how else these are called."""

    def __init__(self, bearer: Callable[[str], Actor | None]) -> None:
        """Take up who tells the actor that bears a name, if one does."""
        self._bearer = bearer

    def of(self, written: str) -> Name:
        """Return a name in its parts where these are known, and whole where it is an institution's or nobody's.

        A person is who is written surname first, with a comma, and who is an actor of that type. An actor's family
        name is what he is also called; else the second of two words.
        """
        written = " ".join(written.split())
        bearer = self._bearer(written)
        if bearer and bearer.type != "person":
            return Name(written)
        if "," in written:
            return _inverted(written)
        return _divided(written, bearer) if bearer else Name(written)


def _spellings(actor: Actor) -> list[str]:
    return [*actor.name.by_language.values(), *actor.spellings, *actor.also]


def _inverted(written: str) -> Name:
    """Return the name of a person written surname first, unless it looks like that of an institution."""
    family, _, given = (part.strip() for part in written.partition(","))
    is_person = family and given and "," not in given and not _COMPANY.fullmatch(given) and not _JOINED.search(given)
    return Name(family, given) if is_person and len(given.split()) <= _MOST_WORDS else Name(written)


def _divided(written: str, person: Actor) -> Name:
    for family in sorted(_spellings(person), key=len, reverse=True):
        if written.endswith(f" {family}"):
            return Name(family, written.removesuffix(family).strip())
        if written.startswith(f"{family} "):
            return Name(family, written.removeprefix(family).strip())
    words = written.split()
    return Name(words[1], words[0]) if len(words) == 2 else Name(written)
