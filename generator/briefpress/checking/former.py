"""What was published keeps its address: a former id leads to one thing."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from briefpress.checking.case import Case, Catalogue
from briefpress.model import Entry, Model, Path, Place, Problem, error, is_reserved


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each former id of a briefing or a claim that leads elsewhere."""
    document = case.document
    yield from _reserved(document, "documents")
    claims = document.thing.claims
    every = {**claims, **case.withdrawn}
    had = Counter(old for claim in every.values() for old in claim.formerly)
    known = every.keys()
    for name, claim in every.items():
        yield from _taken(document, ("claims", name), claim.formerly, known, had)


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each former id of a thing that leads elsewhere."""
    library = catalogue.library
    had = {folder: Counter[str]() for folder, _ in library.entries()}
    for folder, entry in library.entries():
        had[folder].update(entry.thing.formerly)
    for folder, entry in library.entries():
        yield from _taken(entry, (), entry.thing.formerly, getattr(library, folder), had[folder])
        yield from _reserved(entry, folder)
    for old, documents in catalogue.former.items():
        for each in documents if catalogue.has(old) or len(documents) > 1 else ():
            yield error(Place(f"briefings/documents/{each}.yml"), "former.taken", given=old)


def _reserved(entry: Entry[Any], folder: str) -> Iterator[Problem]:
    for number, old in enumerate(entry.thing.formerly):
        if is_reserved(folder, old):
            yield error(entry.at("formerly", number), "former.reserved", given=old)


def _taken(
    entry: Entry[Model], path: Path, former: Sequence[str], known: Collection[str], had: Counter[str]
) -> Iterator[Problem]:
    for number, old in enumerate(former):
        if old in known or had[old] > 1:
            yield error(entry.at(*path, "formerly", number), "former.taken", given=old)
