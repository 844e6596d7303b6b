"""Text fields hold plain text and claim references, and nothing else."""

import re
from collections.abc import Iterable, Iterator

from generator.checking.case import Case
from generator.model import LANGUAGES, REFERENCE, Entry, Library, Model, Path, Problem, Text, walk

_MARKUP = re.compile(r"</?[a-zA-Z!][^>]*>?|\]\(|\*\*|`|~~|(?<!\w)__?(?=\w)|&#?\w+;")
_SUSPECT = re.compile(r"[<&\[\]*`~_]")
_BRACKET = re.compile(r"[\[\]]")
_CITING = {("summary",), ("text",), ("says",), ("why",)}


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each text of a briefing that holds markup or stray brackets."""
    yield from _markup(case.document, case.texts)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each text of the library that holds markup or stray brackets."""
    for _, entry in library.entries():
        yield from _markup(entry, walk(entry.thing))


def _markup(entry: Entry[Model], texts: Iterable[tuple[Path, Text]]) -> Iterator[Problem]:
    for path, text in texts:
        for language in LANGUAGES:
            if not _SUSPECT.search(text.in_(language)):
                continue
            yield from _in_words(entry, (*path, language), text.in_(language), path in _CITING)


def _in_words(entry: Entry[Model], path: Path, words: str, citing: bool) -> Iterator[Problem]:
    if markup := _MARKUP.search(words):
        hint = "write plain words; the pages do the rest"
        yield Problem(entry.at(*path), "plain-text", f"markup in a text: `{markup[0]}`", hint)
    elif _BRACKET.search(REFERENCE.sub("", words) if citing else words):
        hint = (
            "a claim's id stands in brackets, as [claim]" if citing else "use round brackets; this text cites no claims"
        )
        yield Problem(entry.at(*path), "plain-text", "a bracket that holds no claim reference", hint)
