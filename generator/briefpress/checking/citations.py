"""Texts that rest on claims cite one in every sentence: summaries, findings, and those of other things."""

from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import (
    Actor,
    Entry,
    Finding,
    Library,
    Location,
    Model,
    Problem,
    Question,
    Section,
    Text,
    error,
    references,
    sentences,
)


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each sentence of a summary that cites no claim."""
    yield from _uncited(case.document, "summary", case.document.thing.summary)


def check_library(library: Library) -> Iterator[Problem]:
    """Yield a problem for each sentence of a cited text that cites no claim."""
    for _, entry in library.entries():
        match entry.thing:
            case Section():
                if entry.thing.text:
                    yield from _uncited(entry, "text", entry.thing.text)
                if entry.thing.bottom_line:
                    yield from _uncited(entry, "bottom_line", entry.thing.bottom_line)
            case Finding():
                yield from _uncited(entry, "says", entry.thing.says)
            case Question():
                yield from _uncited(entry, "why", entry.thing.why)
                if entry.thing.answer:
                    yield from _uncited(entry, "answer", entry.thing.answer)
            case Location():
                if entry.thing.says:
                    yield from _uncited(entry, "says", entry.thing.says)
            case Actor():
                if entry.thing.wants:
                    yield from _uncited(entry, "wants", entry.thing.wants)


def _uncited(entry: Entry[Model], field: str, text: Text) -> Iterator[Problem]:
    for language, words in text.by_language.items():
        for sentence in sentences(words):
            if not references(sentence):
                short = sentence if len(sentence) < 60 else f"{sentence[:57]}…"
                yield error(entry.at(field, language), "citations.none", sentence=short)
    cited = [frozenset(references(words)) for words in text.by_language.values()]
    if odd := frozenset().union(*cited).difference(cited[0].intersection(*cited)):
        yield error(entry.at(field), "citations.one-language", claims=tuple(sorted(odd)))
