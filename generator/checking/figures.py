"""A figure's passage really says its number."""

from collections.abc import Iterator

from generator.checking.case import Case
from generator.checking.numbers import numbers_in
from generator.model import Problem, error


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each figure whose number its passage does not say."""
    document = case.document
    for name, claim in document.thing.claims.items():
        for index, figure in enumerate(claim.figures):
            if figure.amount not in numbers_in(claim.passage, document.thing.source.language):
                place = document.at("claims", name, "figures", index, "amount")
                yield error(place, "figures.amount", amount=str(figure.amount))
