"""No time is impossible: a report tells of nothing later than its document, and dates do not contradict their claims.

No rule looks at the clock, so that a library that is right stays right.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from briefpress.checking.case import Case, Catalogue
from briefpress.model import AHEAD, Path, Problem, Span, error, span_of, warning

_YEARS = 1400, 2100
"""From printing to a future in which no document of ours has been published."""
_WEEK = timedelta(days=7)


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for a document that is dated beyond belief, and for each claim that does not fit its date."""
    document, published = case.document, case.document.thing.source.published
    if published == "unknown":
        return
    whole = _widened(published)
    if not _YEARS[0] <= (whole.first or whole.last or date.min).year <= _YEARS[1]:
        yield error(document.at("source", "published"), "times.published", date=published)
        return
    for name, claim in document.thing.claims.items():
        if claim.when is None or (claim.kind != "report" and claim.kind not in AHEAD):
            continue
        when = _widened(claim.when)
        place = document.at("claims", name, "when")
        if claim.kind == "report" and when.first and whole.last and when.first > whole.last:
            yield error(place, "times.report", date=claim.when, published=published)
        elif claim.kind in AHEAD and when.last and whole.first and when.last < whole.first:
            yield warning(place, "times.ahead", kind=claim.kind, date=claim.when, published=published)


def check_library(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each event or role whose date contradicts the dates of all its claims."""
    for event in catalogue.library.events.values():
        if told := _contradicted(event.thing.when, event.thing.claims, catalogue):
            yield error(event.at("when"), "times.event", date=event.thing.when, claims=told)
    for actor in catalogue.library.actors.values():
        for field in ("roles", "relations"):
            for index, part in enumerate(getattr(actor.thing, field)):
                path: Path = (field, index, "when")
                if part.when and (told := _contradicted(part.when, part.claims, catalogue)):
                    yield warning(actor.at(*path), "times.role", date=part.when, claims=told)


def _contradicted(when: str, claims: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the dates of the claims when all have one, and neither dates nor words of any meet `when`."""
    if not catalogue.all_told(claims):
        return ()
    found = [told.claim for each in claims if (told := catalogue.told(each))]
    dates = tuple(dict.fromkeys(claim.when for claim in found if claim.when))
    span = _widened(when)
    if not all(claim.when for claim in found) or any(span.meets(_widened(each)) for each in dates):
        return ()
    years = {str(day.year) for day in (span.first, span.last) if day}
    words = " ".join(each for claim in found for each in (claim.passage, *claim.says.by_language.values()))
    return () if any(year in words for year in years) else dates


def _widened(text: str) -> Span:
    """Return the days of a date; one that is about is longer at either end by its own length, a week at least."""
    span = span_of(text)
    if not any(sign in text for sign in "~?%"):
        return span
    first, last = span.first, span.last
    longer = max(last - first if first and last else timedelta(), _WEEK)
    return Span(
        first - longer if first and first - date.min > longer else None,
        last + longer if last and date.max - last > longer else None,
    )
