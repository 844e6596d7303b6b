"""The library's own sentences are as short, and its words as plain, as its settings ask."""

import re
from collections.abc import Iterable, Iterator

from briefpress.checking.case import Case
from briefpress.model import REFERENCE, Entry, Library, Model, Path, Problem, Style, Text, sentences, walk, warning

_REFERENCES = re.compile(rf"\s*{REFERENCE.pattern}")
_PAUSE = re.compile(r"[;:]\s+")
_MOST_SHOWN = 60


def check(case: Case) -> Iterator[Problem]:
    """Yield a warning for each text of a briefing that is not in the library's style."""
    yield from _unlike(case.document, case.texts, case.library.settings.style)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a warning for each text of the library that is not in its style."""
    style = library.settings.style
    for _, entry in library.entries():
        yield from _unlike(entry, walk(entry.thing), style)


def _unlike(entry: Entry[Model], texts: Iterable[tuple[Path, Text]], style: Style) -> Iterator[Problem]:
    if not (style.sentence or style.avoid):
        return
    avoided = [(each, re.compile(rf"(?<!\w){re.escape(each.words)}(?!\w)", re.IGNORECASE)) for each in style.avoid]
    for path, text in texts:
        for language, words in text.by_language.items():
            own = _REFERENCES.sub("", words)
            if (most := style.sentence.get(language)) is not None:
                yield from _long(entry, (*path, language), own, most)
            for each, pattern in avoided:
                if each.language == language and pattern.search(own):
                    yield warning(entry.at(*path, language), "style.avoid", words=each.words, write=each.write)


def _long(entry: Entry[Model], path: Path, words: str, most: int) -> Iterator[Problem]:
    for sentence in sentences(words):
        for clause in _PAUSE.split(sentence):
            if (count := len(clause.split())) > most:
                shown = clause if len(clause) <= _MOST_SHOWN else f"{clause[: _MOST_SHOWN - 1]}…"
                yield warning(entry.at(*path), "style.long", words=count, most=most, sentence=shown)
