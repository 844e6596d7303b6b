"""Every id leads somewhere."""

from collections.abc import Callable, Iterator
from functools import partial

from briefpress.checking.case import Case, Catalogue, near_of, unknown
from briefpress.model import (
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
    error,
    named_by,
    references,
)


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each id in a briefing that leads nowhere."""
    document, briefing = case.document, case.document.thing
    yield from _strange(document, case.library)
    for name, claim in briefing.claims.items():
        if claim.part is not None and claim.part not in briefing.parts:
            yield unknown(document.at("claims", name, "part"), "part of this document", claim.part, briefing.parts)
    for at, reference in _cited("summary", briefing.summary):
        if reference in case.withdrawn:
            yield error(document.at(*at), "references.withdrawn", given=reference)
        elif reference not in briefing.claims:
            yield unknown(document.at(*at), "claim of this briefing", reference, briefing.claims)


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each id in the library's other files that leads nowhere."""
    library = catalogue.library
    for _, entry in library.entries():
        yield from _strange(entry, library)
        for path, reference in _claims(entry.thing):
            yield from _missed(catalogue, partial(entry.at, *path), reference)
    yield from _of_home(catalogue)


def _of_home(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each claim or question that is to stand on the home page and is not there."""
    home, library = catalogue.library.settings.home, catalogue.library
    for number, reference in enumerate(home.figures):
        place, told = partial(library.settings_at, "home", "figures", number), catalogue.told(reference)
        yield from _missed(catalogue, place, reference)
        if told is not None and not told.claim.figures:
            yield error(place(), "references.no-figure", given=reference)
    for number, name in enumerate(home.questions):
        if not library.knows("questions", name):
            yield unknown(library.settings_at("home", "questions", number), "question", name, library.questions)


def _missed(catalogue: Catalogue, place: Callable[[], Place], reference: str) -> Iterator[Problem]:
    """Yield the problem of a reference to a claim that is withdrawn, or not there."""
    if catalogue.told(reference) is not None or not catalogue.all_read([reference]):
        return
    if catalogue.withdrawn(reference):
        yield error(place(), "references.withdrawn", given=reference)
    else:
        yield near_of(place(), "claim", reference, catalogue.near(reference))


def _strange(entry: Entry[Model], library: Library) -> Iterator[Problem]:
    for path, name, folder in named_by(entry.thing):
        if not library.knows(folder, name):
            yield unknown(entry.at(*path), folder.removesuffix("s"), name, getattr(library, folder))


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
            if isinstance(thing, Location) and thing.says:
                yield from _cited("says", thing.says)
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
            if thing.text:
                yield from _cited("text", thing.text)


def _cited(field: str, text: Text) -> Iterator[tuple[Path, str]]:
    for language, words in text.by_language.items():
        yield from (((field, language), each) for each in references(words))
