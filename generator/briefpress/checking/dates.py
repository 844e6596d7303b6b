"""A date is no more precise than the words, or a reason says how it is known."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from briefpress.checking.case import Case
from briefpress.checking.numbers import plain
from briefpress.model import Problem, error, primary_of

_ALSO = {"ar": ("ar-SY", "ar-DZ", "ar-MA")}
"""Varieties of a language that call the months otherwise."""
_SPOKEN = ("en", "es")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each dated claim whose passage does not print the date and that gives no reason."""
    document = case.document
    for name, claim in document.thing.claims.items():
        if (
            claim.when is not None
            and claim.when_because is None
            and (lacking := not_printed(claim.when, claim.passage, document.thing.source.language))
        ):
            yield error(document.at("claims", name, "when"), "dates.printed", lacking=lacking, when=claim.when)


def not_printed(when: str, passage: str, language: str) -> str:
    """Return which part of a date the words do not print, or nothing."""
    words = plain(passage).lower()
    for year, month, day in _DATE.findall(when):
        if year not in words:
            return "year"
        if month and 1 <= int(month) <= 12 and not any(each in words for each in _months(language)[int(month)]):
            return "month"
        if day and not re.search(rf"(?<!\d)0?{int(day)}(?!\d)", words):
            return "day"
    return ""


@cache
def _months(language: str) -> dict[int, set[str]]:
    """Return the names of each month (1 to 12) in a language, within a date and alone, and in English and Spanish."""
    from babel import Locale, UnknownLocaleError

    found: dict[int, set[str]] = {number: set() for number in range(1, 13)}
    for each in (language, *_ALSO.get(primary_of(language), ()), *_SPOKEN):
        with suppress(UnknownLocaleError, ValueError):
            for context in ("format", "stand-alone"):
                for number, name in Locale.parse(each, sep="-").months[context]["wide"].items():
                    found[number].add(name.lower())
    found[9].add("setiembre")
    return found
