"""A figure's passage really says its number."""

from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.checking.numbers import READ, numbers_in
from briefpress.model import Problem, error, primary_of, warning


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each figure whose number its passage does not say.

    Where numbers in words cannot be read, the passage may well say it, so it is a warning.
    """
    document, language = case.document, case.document.thing.source.language
    for name, claim in document.thing.claims.items():
        for index, figure in enumerate(claim.figures):
            if figure.amount not in numbers_in(claim.passage, language):
                place = document.at("claims", name, "figures", index, "amount")
                if primary_of(language) in READ:
                    yield error(place, "figures.amount", amount=str(figure.amount))
                else:
                    yield warning(place, "figures.unread", amount=str(figure.amount), language=language)
