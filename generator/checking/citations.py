"""Summaries, findings, section texts and the reasons of questions cite a claim in every sentence."""

from collections.abc import Iterator

from generator.checking.case import Case
from generator.checking.sentences import sentences
from generator.model import (
    LANGUAGES,
    Entry,
    Finding,
    Library,
    Model,
    Problem,
    Question,
    Section,
    Text,
    error,
    references,
)


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each sentence of a summary that cites no claim."""
    yield from _uncited(case.document, "summary", case.document.thing.summary)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each sentence of a cited text that cites no claim."""
    for _, entry in library.entries():
        match entry.thing:
            case Section():
                yield from _uncited(entry, "text", entry.thing.text)
            case Finding():
                yield from _uncited(entry, "says", entry.thing.says)
            case Question():
                yield from _uncited(entry, "why", entry.thing.why)


def _uncited(entry: Entry[Model], field: str, text: Text) -> Iterator[Problem]:
    for language in LANGUAGES:
        for sentence in sentences(text.in_(language)):
            if not references(sentence):
                short = sentence if len(sentence) < 60 else f"{sentence[:57]}…"
                yield error(entry.at(field, language), "citations.none", sentence=short)
    if set(references(text.en)) != set(references(text.es)):
        odd = tuple(sorted(set(references(text.en)) ^ set(references(text.es))))
        yield error(entry.at(field), "citations.one-language", claims=odd)
