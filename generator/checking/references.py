"""Every id leads somewhere."""

from collections.abc import Iterable, Iterator

from generator.checking.case import Case, Catalogue, near_of, unknown
from generator.model import (
    Actor,
    Entry,
    Event,
    Finding,
    Library,
    Location,
    Model,
    Path,
    Place,
    Problem,
    Question,
    Section,
    Term,
    Text,
    references,
)

_SETTINGS = Place("briefings/library.yml")


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each id in a briefing that leads nowhere."""
    document, library = case.document, case.library
    briefing = document.thing
    for name, claim in briefing.claims.items():
        path = ("claims", name)
        yield from _each(document, (*path, "voice"), claim.voice, "actor", library)
        yield from _each(document, (*path, "actors"), claim.actors, "actor", library)
        yield from _each(document, (*path, "sections"), claim.sections, "section", library)
        if claim.part is not None and claim.part not in briefing.parts:
            yield unknown(document.at(*path, "part"), "part of this document", claim.part, briefing.parts)
    for at, reference in _cited("summary", briefing.summary):
        if reference not in briefing.claims:
            yield unknown(document.at(*at), "claim of this briefing", reference, briefing.claims)


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each id in the library's other files that leads nowhere."""
    library = catalogue.library
    for _, entry in library.entries():
        for path, name, what in _ids(entry.thing):
            if not library.knows(f"{what}s", name):
                yield unknown(entry.at(*path), what, name, getattr(library, f"{what}s"))
        for path, reference in _claims(entry.thing):
            if catalogue.told(reference) is None and catalogue.all_read([reference]):
                yield near_of(entry.at(*path), "claim", reference, catalogue.near(reference))
    yield from _of_home(catalogue)


def _of_home(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each claim or question that is to stand on the home page and is not there."""
    home, library = catalogue.library.settings.home, catalogue.library
    for reference in home.figures:
        if catalogue.told(reference) is None and catalogue.all_read([reference]):
            yield near_of(_SETTINGS, "claim", reference, catalogue.near(reference))
    for name in home.questions:
        if not library.knows("questions", name):
            yield unknown(_SETTINGS, "question", name, library.questions)


def _each(entry: Entry[Model], path: Path, given: Iterable[str], what: str, library: Library) -> Iterator[Problem]:
    for index, name in enumerate(given):
        if not library.knows(f"{what}s", name):
            yield unknown(entry.at(*path, index), what, name, getattr(library, f"{what}s"))


def _ids(thing: Model) -> Iterator[tuple[Path, str, str]]:
    match thing:
        case Actor():
            for index, name in enumerate(thing.not_same_as):
                yield ("not_same_as", index), name, "actor"
            for index, role in enumerate(thing.roles):
                if role.at:
                    yield ("roles", index, "at"), role.at, "actor"
            for index, relation in enumerate(thing.relations):
                yield ("relations", index, "to"), relation.to, "actor"
        case Section():
            for number, side in enumerate(thing.sides):
                for index, name in enumerate(side.actors):
                    yield ("sides", number, "actors", index), name, "actor"
        case Event() | Question() | Finding():
            for index, name in enumerate(thing.sections):
                yield ("sections", index), name, "section"
        case Term():
            if thing.actor:
                yield ("actor",), thing.actor, "actor"


def _claims(thing: Model) -> Iterator[tuple[Path, str]]:
    match thing:
        case Actor():
            for field in ("roles", "relations"):
                for number, part in enumerate(getattr(thing, field)):
                    yield from (((field, number, "claims", index), each) for index, each in enumerate(part.claims))
            if thing.wants:
                yield from _cited("wants", thing.wants)
        case Event() | Term() | Location():
            yield from ((("claims", index), each) for index, each in enumerate(thing.claims))
        case Question():
            for number, position in enumerate(thing.positions):
                yield from (
                    (("positions", number, "claims", index), each) for index, each in enumerate(position.claims)
                )
            yield from _cited("why", thing.why)
            if thing.answer:
                yield from _cited("answer", thing.answer)
        case Finding():
            yield from _cited("says", thing.says)
        case Section():
            if thing.bottom_line:
                yield from _cited("bottom_line", thing.bottom_line)
            yield from _cited("text", thing.text)


def _cited(field: str, text: Text) -> Iterator[tuple[Path, str]]:
    for language, words in text.by_language.items():
        yield from (((field, language), each) for each in references(words))
