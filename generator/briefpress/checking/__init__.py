"""Library in, problems out: one rule a file. Owns text2num; uses RapidFuzz for near-misses of names."""

from briefpress.checking import (
    amounts,
    authors,
    balance,
    changed,
    citations,
    colours,
    confidence,
    corroboration,
    dates,
    figures,
    former,
    languages,
    names,
    occurrence,
    passages,
    plain_text,
    plans,
    quotation,
    references,
    style,
    times,
    unused,
    voices,
)
from briefpress.checking.case import Case, Catalogue, nearest
from briefpress.checking.echoes import without_echoes
from briefpress.model import Library, Problem

_OF_A_BRIEFING = (
    passages,
    changed,
    references,
    voices,
    authors,
    figures,
    amounts,
    dates,
    times,
    occurrence,
    citations,
    quotation,
    languages,
    plain_text,
    plans,
    unused,
    style,
    former,
)
_OF_THE_LIBRARY = (names, citations, confidence, languages, plain_text, style, colours)
_OF_THE_CATALOGUE = (references, amounts, balance, plans, corroboration, times, former)


def check_briefing(case: Case) -> list[Problem]:
    """Return the problems of one briefing."""
    return [problem for rule in _OF_A_BRIEFING for problem in rule.check(case)]


def check_passages(case: Case) -> list[Problem]:
    """Return the problems of one briefing's passages alone."""
    return list(passages.check(case))


def check_library(library: Library) -> list[Problem]:
    """Return the problems of the library's other files, as far as they show without the briefings."""
    return [problem for rule in _OF_THE_LIBRARY for problem in rule.check_library(library)]


def check_catalogue(catalogue: Catalogue) -> list[Problem]:
    """Return the problems that show only when the library and all briefings lie side by side."""
    return [problem for rule in _OF_THE_CATALOGUE for problem in rule.check_library(catalogue)]


__all__ = [
    "Case",
    "Catalogue",
    "check_briefing",
    "check_catalogue",
    "check_library",
    "check_passages",
    "nearest",
    "without_echoes",
]
