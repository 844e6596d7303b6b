"""Each language is itself."""

from collections.abc import Iterable, Iterator

from briefpress.checking.case import Case
from briefpress.model import Entry, Library, Model, Path, Problem, Text, error, walk


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each text of a briefing that is the same in two languages."""
    yield from _same(case.document, case.texts)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each text of the library that is the same in two languages."""
    for _, entry in library.entries():
        yield from _same(entry, walk(entry.thing))


def _same(entry: Entry[Model], texts: Iterable[tuple[Path, Text]]) -> Iterator[Problem]:
    for path, text in texts:
        if path[-1] == "alone":  # in a slice it comes from the program, which does not speak every language
            continue
        seen: dict[str, str] = {}
        for language, words in text.by_language.items():
            if seen.setdefault(words, language) != language and words.count(" ") >= 4:
                yield error(entry.at(*path, language), "languages.same", language=language, other=seen[words])
