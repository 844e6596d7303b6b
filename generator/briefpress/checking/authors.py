"""An author is one name: one written surname first, without quotation marks, is two to YAML."""

from collections.abc import Iterator
from itertools import pairwise

from briefpress.checking.case import Case
from briefpress.model import Problem, error, warning


def check(case: Case) -> Iterator[Problem]:
    """Yield an error for two authors that are one known actor's name in pieces, a warning for two of one word each.

    An author of one word who is an actor, such as an agency, is a whole one.
    """
    document, authors = case.document, case.document.thing.source.authors
    if len(authors) < 2:
        return
    bearers = case.library.bearers
    told = -2
    for index, (first, second) in enumerate(pairwise(authors)):
        if told == index - 1:
            continue
        place = document.at("source", "authors", index)
        whole = next((each for each in (f"{second} {first}", f"{first} {second}") if each in bearers), "")
        if whole:
            told = index
            yield error(place, "authors.actor", first=first, second=second, whole=whole, actor=bearers[whole][0])
        elif not any(" " in each or each in bearers for each in (first, second)):
            told = index
            yield warning(place, "authors.split", first=first, second=second, whole=f"{second} {first}")
