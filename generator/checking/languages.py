"""Both languages are there, and each is itself."""

from collections.abc import Iterable, Iterator

from generator.checking.case import Case
from generator.model import Entry, Library, Model, Path, Problem, Text, error, walk


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each text of a briefing whose Spanish is its English."""
    yield from _same(case.document, case.texts)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each text of the library whose Spanish is its English."""
    for _, entry in library.entries():
        yield from _same(entry, walk(entry.thing))


def _same(entry: Entry[Model], texts: Iterable[tuple[Path, Text]]) -> Iterator[Problem]:
    for path, text in texts:
        if text.en == text.es and text.en.count(" ") >= 4:
            yield error(entry.at(*path, "es"), "languages.same")
