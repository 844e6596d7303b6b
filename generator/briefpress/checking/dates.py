"""A date is no more precise than the words, or a reason says how it is known."""

import re
from collections.abc import Iterator
from copy import deepcopy
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
        if month and 1 <= int(month) <= 12 and not _months(language)[int(month)].search(words):
            return "month"
        if day and not re.search(rf"(?<!\d)0?{int(day)}(?!\d)", words):
            return "day"
    return ""


@cache
def _months(language: str) -> dict[int, re.Pattern[str]]:
    """Return what finds each month (1 to 12) by its names in a language, and in English and Spanish."""
    found: dict[int, set[str]] = {number: set() for number in range(1, 13)}
    found[9].add("setiembre")
    for each in (language, *_ALSO.get(primary_of(language), ()), *_SPOKEN):
        for number, name in _names(each):
            found[number].add(name)
    return {number: re.compile("|".join(map(_alone, names))) for number, names in found.items()}


def _alone(name: str) -> str:
    """Return the pattern of a name; of one that begins or ends with a number, the whole number is meant."""
    before, after = (r"(?<!\d)" if name[0].isdigit() else ""), (r"(?!\d)" if name[-1].isdigit() else "")
    return f"{before}{re.escape(name)}{after}"


def _names(language: str) -> Iterator[tuple[int, str]]:
    """Yield the months of a language with their names, within a date and alone; of short ones those with digits.

    Babel keeps what it finds by an alias in data that languages share: so they are asked for in a copy.
    """
    from babel import Locale, UnknownLocaleError, localedata

    try:
        name = str(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return
    months = localedata.LocaleDataDict({"months": deepcopy(localedata.load(name)["months"])})["months"]
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, written in months[context][width].items():
                if width == "wide" or any(sign.isdigit() for sign in written):
                    yield number, written.lower()
