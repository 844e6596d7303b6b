"""Quotation has a budget: so many words a passage, and a share of the source."""

from collections.abc import Iterator

from generator.checking.case import Case
from generator.model import Problem


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each passage that is too long, and one when all of them are."""
    document, budget = case.document, case.library.settings.quotation
    if document.thing.source.rights == "full":
        return
    quoted = 0
    for name, claim in document.thing.claims.items():
        words = len(claim.passage.split())
        quoted += words
        if words > budget.words:
            says = f"the passage has {words} words; {budget.words} may be quoted"
            yield Problem(
                document.at("claims", name, "passage"), "quotation", says, "keep the words that carry the claim"
            )
    most = int(budget.share * case.evidence.words)
    if case.evidence.words and quoted > most:
        yield Problem(
            document.key_at("claims"),
            "quotation",
            f"the passages have {quoted} words; {most} of the source's {case.evidence.words} may be quoted",
            "shorten the longest passages",
        )
