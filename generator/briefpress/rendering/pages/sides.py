"""Who is who on a section's page: by side, each actor with its roles then, and what it wants according to whom."""

from typing import NamedTuple

from briefpress.model import Side
from briefpress.rendering.desk import Evidence, Notes, Pieces


class Person(NamedTuple):
    """An actor of a side: its link, its roles in words, what it wants, and the claims on which that rests."""

    link: str
    roles: str
    wants: str
    evidence: Evidence


def side_view(pieces: Pieces, side: Side, number: int) -> tuple[str, list[Person], list[str]]:
    """Return the title of a side (its number on the page), its actors, and the links of those only known by name."""
    people = [_person(pieces, each, number) for each in side.actors]
    known = [each for each in people if each.roles or each.wants]
    return pieces.desk.text(side.title), known, [each.link for each in people if each not in known]


def _person(pieces: Pieces, actor: str, number: int) -> Person:
    desk, thing = pieces.desk, pieces.library.actors[actor].thing
    notes = Notes(f"who-{number}-{actor}")
    wants = desk.cited(thing.wants, notes) if thing.wants else ""
    roles = desk.words("semicolon").join(desk.text(role.title) for role in thing.roles)
    return Person(desk.actor_link(actor, "../"), roles, wants, pieces.evidence(notes))
