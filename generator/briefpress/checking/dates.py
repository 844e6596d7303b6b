"""A date is no more precise than the words, or a reason says how it is known."""

import re
from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.model import Problem, error

_MONTHS = (
    ("enero", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("septiembre", "september", "setiembre"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each dated claim whose passage does not print the date and that gives no reason."""
    document = case.document
    for name, claim in document.thing.claims.items():
        if (
            claim.when is not None
            and claim.when_because is None
            and (lacking := _not_printed(claim.when, claim.passage))
        ):
            yield error(document.at("claims", name, "when"), "dates.printed", lacking=lacking, when=claim.when)


def _not_printed(when: str, passage: str) -> str:
    """Return which part of a date the words do not print, or nothing."""
    words = passage.lower()
    for year, month, day in _DATE.findall(when):
        if year not in words:
            return "year"
        if month and 1 <= int(month) <= 12 and not any(each in words for each in _MONTHS[int(month) - 1]):
            return "month"
        if day and not re.search(rf"\b0?{int(day)}\b", words):
            return "day"
    return ""
