"""Quotation has a budget: so many words a passage, and a share of the source."""

from collections.abc import Iterator

from briefpress.checking.case import Case
from briefpress.checking.numbers import numbers_in
from briefpress.model import LONGEST, Problem, error


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each passage that is too long, and one when all of them are."""
    document, budget = case.document, case.library.settings.quotation
    if document.thing.source.rights == "full" or "settings" in case.library.unread:
        return
    quoted = 0
    for name, claim in document.thing.claims.items():
        words = len(claim.passage.split())
        quoted += words
        if words > budget.words:
            place = document.at("claims", name, "passage")
            short = _shorter(case, name)
            yield error(place, "quotation.passage", words=words, most=budget.words, short=short)
    most = int(budget.share * case.evidence.words)
    if case.evidence.words and quoted > most:
        place = document.key_at("claims")
        yield error(place, "quotation.source", words=quoted, most=most, all=case.evidence.words, longest=_longest(case))


def _shorter(case: Case, name: str) -> str:
    """Return a shorter form of a claim's passage that still says its figures; nothing where there is none."""
    short = case.evidence.shorter.get(f"claims.{name}", "")
    said = numbers_in(short, case.document.thing.source.language)
    return short if all(each.amount in said for each in case.document.thing.claims[name].figures) else ""


def _longest(case: Case) -> str:
    """Return the longest passages as an editor finds them: `claim` (line 12, 25 words), and what is left of them."""
    claims = case.document.thing.claims
    names = sorted(claims, key=lambda each: -len(claims[each].passage.split()))[:LONGEST]
    told = []
    for name in names:
        short = _shorter(case, name)
        line, words = case.document.line("claims", name), len(claims[name].passage.split())
        told.append(f"`{name}` ({line}: {words}{f' → `{short}`' if short else ''})")
    return ", ".join(told)
