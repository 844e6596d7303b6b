"""The dates that a text prints."""

import re
from collections.abc import Iterator
from functools import cache

from babel.dates import get_month_names

from briefpress.model import primary_of


def printed_in(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield each date that a text prints, as EDTF and as printed: a day or a month with its year."""
    pattern, months = _dates(primary_of(language))
    for match in pattern.finditer(text):
        given = match.groupdict()
        day = given["before"] or given["behind"]
        month = months[given["month"].lower()]
        yield f"{given['year']}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else ""), match[0]


def days_in(text: str, language: str) -> Iterator[str]:
    """Yield the number of each day that stands beside the name of a month, with or without a year."""
    _, months = _dates(primary_of(language))
    month = "|".join(map(re.escape, months))
    beside = rf"(\d{{1,2}})\.?\s+(?:de\s+)?(?:{month})\b|\b(?:{month})\s+(\d{{1,2}})\b"
    for match in re.finditer(beside, text, re.IGNORECASE):
        yield match[1] or match[2]


@cache
def _dates(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern of a language's dates, and its months; of a language unknown to CLDR, English ones."""
    try:
        names = get_month_names("wide", locale=language)
    except ValueError:  # babel.core.UnknownLocaleError is none, but a malformed tag is
        names = get_month_names("wide", locale="en")
    months = {name.lower(): number for number, name in names.items()}
    month = "|".join(map(re.escape, months))
    return (
        re.compile(
            rf"(?:(?P<before>\d{{1,2}})\.?\s+(?:de\s+)?)?(?P<month>{month})(?:\s+(?P<behind>\d{{1,2}}),?)?"
            r"(?:,|\s+del?|\s+of)?\s+(?P<year>\d{4})",
            re.IGNORECASE,
        ),
        months,
    )
