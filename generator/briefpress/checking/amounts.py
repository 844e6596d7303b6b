"""Numbers in our own words: the languages agree in them, and each stands in what the words rest on."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from briefpress.checking.case import Case, Catalogue
from briefpress.checking.numbers import READ, numbers_in, written_in
from briefpress.model import (
    Actor,
    Claim,
    Entry,
    Event,
    Finding,
    Location,
    Path,
    Problem,
    Question,
    Section,
    Text,
    error,
    primary_of,
    walk,
    warning,
)

Rests = tuple[Path, Iterable[str], set[Decimal]]
"""A text's path, the claims on which it rests, and the numbers that it may have besides."""


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each number in a briefing which its passages lack, or on which the languages differ."""
    document, source = case.document, case.document.thing.source
    beside = _of_date(source.published) | numbers_in(source.title, source.language)
    told = {name: _of_claim(claim, source.language) for name, claim in document.thing.claims.items()}
    known: dict[Path, set[Decimal]] = {("claims", name, "says"): beside | numbers for name, numbers in told.items()}
    known["summary",] = beside.union(*told.values())
    for path, text in case.texts:
        yield from _wrong(document, path, text, known.get(path), source.language)


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each number in the library's texts which no claim says, or on which the languages differ."""
    for _, entry in catalogue.library.entries():
        rests = {path: (references, beside) for path, references, beside in _resting(entry.thing)}
        for path, text in walk(entry.thing):
            if _has_numbers(text):
                known = _known(catalogue, *rests[path]) if path in rests else None
                yield from _wrong(entry, path, text, known, "")


def _has_numbers(text: Text) -> bool:
    return any(True for language, words in text.by_language.items() for _ in written_in(words, language))


def _known(catalogue: Catalogue, references: Iterable[str], beside: set[Decimal]) -> set[Decimal] | None:
    """Return the numbers that a text may have which rests on some claims; None where one of them is not known."""
    told = [catalogue.told(each) for each in references]
    found = [each for each in told if each is not None]
    if len(found) < len(told):
        return None
    dated = {catalogue.published(each.document) for each in found}
    return beside.union(*(_of_claim(each.claim, "") for each in found), *map(_of_date, dated))


def _wrong(entry: Entry[Any], path: Path, text: Text, known: set[Decimal] | None, source: str) -> Iterator[Problem]:
    """Yield the problems of a text's numbers: those that are not known, else those that a language lacks."""
    unsaid = [] if known is None else list(_unsaid(entry, path, text, known, source))
    yield from unsaid or _disagreements(entry, path, text)


def _resting(thing: Any) -> Iterator[Rests]:
    match thing:
        case Finding():
            yield ("says",), thing.says.references, set()
            if thing.headline:
                yield ("headline",), thing.says.references, set()
        case Actor():
            if thing.wants:
                yield ("wants",), thing.wants.references, set()
        case Section():
            if thing.bottom_line:
                yield ("bottom_line",), thing.bottom_line.references, set()
            if thing.text:
                yield ("text",), thing.text.references, set()
        case Location():
            if thing.says:
                yield ("says",), thing.says.references, set()
        case Event():
            yield (
                ("title",),
                thing.claims,
                _of_date(thing.when) | _of_texts(thing.when_because, thing.note),
            )
        case Question():
            every = [each for position in thing.positions for each in position.claims]
            yield ("question",), every, set()
            yield ("why",), thing.why.references, set()
            if thing.answer:
                yield ("answer",), thing.answer.references, set()
            for index, position in enumerate(thing.positions):
                yield ("positions", index, "says"), position.claims, set()


def _disagreements(entry: Entry[Any], path: Path, text: Text) -> Iterator[Problem]:
    """Yield a problem for each number that one language has in digits, and another not at all."""
    for language, words in text.by_language.items():
        written = list(written_in(words, language))
        for other, theirs in text.by_language.items() if written else ():
            said = numbers_in(theirs, other) if other != language and primary_of(other) in READ else None
            for number, values in written:
                if said is not None and not values & said:
                    yield error(entry.at(*path, language), "amounts.languages", number=number, other=other)


def _unsaid(entry: Entry[Any], path: Path, text: Text, known: set[Decimal], source: str) -> Iterator[Problem]:
    """Yield a problem for each number in digits that nothing on which a text rests says.

    Where the source's numbers in words cannot be read, it may well say them, so it is a warning.
    """
    tell = error if not source or primary_of(source) in READ else warning
    for language, words in text.by_language.items():
        for number, values in written_in(words, language):
            if not values & known:
                yield tell(entry.at(*path, language), "amounts.unsaid", number=number)


def _of_claim(claim: Claim, language: str) -> set[Decimal]:
    """Return the numbers that a claim's passage, figures, dates and notes say, and for `language` "" its own words."""
    around = " ".join(each for each in (claim.before, claim.passage, claim.after) if each)
    found = _of_date(claim.when or "") | _of_texts(claim.note, claim.when_because)
    found |= numbers_in(around, language) | {figure.amount for figure in claim.figures}
    return found if language else found | _of_texts(claim.says)


def _of_texts(*texts: Text | None) -> set[Decimal]:
    return {
        number
        for text in texts
        if text is not None
        for language, words in text.by_language.items()
        for number in numbers_in(words, language)
    }


def _of_date(edtf: str) -> set[Decimal]:
    """Return the numbers that a date in words may have: year, month and day, and the decade of an unknown year."""
    return {Decimal(each) for each in re.findall(r"\d+", edtf.replace("X", "0"))}
