"""Text fields hold plain text and claim references, and nothing else."""

import re
from collections.abc import Iterable, Iterator

from briefpress.checking.case import Case
from briefpress.model import REFERENCE, Entry, Library, Model, Path, Problem, Text, error, walk

_MARKUP = re.compile(r"</?[a-zA-Z!][^>]*>?|\]\(|\*\*|`|~~|(?<!\w)__?(?=\w)|&#?\w+;")
_SUSPECT = re.compile(r"[<&\[\]*`~_#]")
_BARE = re.compile(r"(?<![\w#.-])[a-z0-9-]+#[a-z0-9-]+(?![\w#-])")
_BRACKET = re.compile(r"[\[\]]")
_HELD = re.compile(r"\[[^\[\]]{0,80}\]")
_MOST_SHOWN = 40
_CITING = {("summary",), ("bottom_line",), ("text",), ("says",), ("why",), ("wants",), ("answer",)}


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each text of a briefing that holds markup or stray brackets."""
    yield from _markup(case.document, case.texts)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each text of the library that holds markup or stray brackets."""
    for _, entry in library.entries():
        yield from _markup(entry, walk(entry.thing))


def _markup(entry: Entry[Model], texts: Iterable[tuple[Path, Text]]) -> Iterator[Problem]:
    for path, text in texts:
        for language, words in text.by_language.items():
            if _SUSPECT.search(words):
                yield from _in_words(entry, (*path, language), words, path in _CITING)


def _in_words(entry: Entry[Model], path: Path, words: str, citing: bool) -> Iterator[Problem]:
    if markup := _MARKUP.search(words):
        yield error(entry.at(*path), "plain-text.markup", markup=markup[0])
        return
    rest = REFERENCE.sub("", words) if citing else words
    if citing and (bare := _BARE.search(rest)):
        yield error(entry.at(*path), "plain-text.bare", claim=bare[0])
    elif at := _BRACKET.search(rest):
        bracket = _HELD.search(rest)
        values = {"bracket": bracket[0] if bracket else rest[at.start() :][:_MOST_SHOWN]}
        yield error(entry.at(*path), "plain-text.reference" if citing else "plain-text.bracket", **values)
