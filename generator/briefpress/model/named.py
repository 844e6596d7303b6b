"""A thing in; the ids by which it names other things out."""

from collections.abc import Iterator

from briefpress.model.actor import Actor
from briefpress.model.briefing import Briefing
from briefpress.model.entry import Path
from briefpress.model.text import Model
from briefpress.model.topics import Event, Finding, Question, Section, Settings, Term

Named = Iterator[tuple[Path, str, str]]
"""Path, id, and the folder of what bears it."""


def named_by(thing: Model) -> Named:
    """Yield every id of an actor, a section or a question that a thing names, with its path; not those of claims."""
    match thing:
        case Briefing():
            for name, claim in thing.claims.items():
                for field, folder in (("voice", "actors"), ("actors", "actors"), ("sections", "sections")):
                    yield from _each(("claims", name, field), getattr(claim, field), folder)
        case Actor():
            yield from _each(("not_same_as",), thing.not_same_as, "actors")
            for index, role in enumerate(thing.roles):
                if role.at:
                    yield ("roles", index, "at"), role.at, "actors"
            for index, relation in enumerate(thing.relations):
                yield ("relations", index, "to"), relation.to, "actors"
        case Section():
            for number, side in enumerate(thing.sides):
                yield from _each(("sides", number, "actors"), side.actors, "actors")
        case Event() | Question() | Finding():
            yield from _each(("sections",), thing.sections, "sections")
        case Term():
            if thing.actor:
                yield ("actor",), thing.actor, "actors"
        case Settings():
            yield from _each(("home", "questions"), thing.home.questions, "questions")


def _each(path: Path, ids: tuple[str, ...], folder: str) -> Named:
    yield from (((*path, index), name, folder) for index, name in enumerate(ids))
