"""The roles of an actor on a strip of time."""

from typing import NamedTuple

from briefpress.model import Actor, Role, Span, span_of
from briefpress.rendering.desk import Notes, Pieces
from briefpress.rendering.pictures.times import strip


class RoleLine(NamedTuple):
    """A role as it is shown: what, when in words, the marks of its claims, and its strip."""

    title: str
    when: str
    marks: str
    strip: str


def role_lines(pieces: Pieces, actor: Actor, notes: Notes) -> tuple[list[RoleLine], str]:
    """Return an actor's roles, and the years of their strips in words (empty when none has a date).

    A role without a date of its own is shown as of the documents that tell of it.
    """
    dates = [_dates(pieces, role) for role in actor.roles]
    spans = [_whole(each) for each in dates]
    years = sorted(day.year for span in spans if span for day in (span.first, span.last) if day)
    lines = []
    for role, texts, span in zip(actor.roles, dates, spans, strict=True):
        title = pieces.desk.text(role.title)
        if role.at is not None:
            title = pieces.words("actor.role-at", role=title, at=pieces.desk.actor_link(role.at, "../"))
        told = pieces.words.listed([pieces.words.date(each) for each in texts])
        when = told if role.when or not told else pieces.words("actor.role-told", when=told)
        status = "done" if role.when else "told"
        drawn = strip(span, (years[0], years[-1]), status, "bar") if span and years else ""
        lines.append(RoleLine(title, when, pieces.marks(role.claims, notes), drawn))
    return lines, "–".join(dict.fromkeys((str(years[0]), str(years[-1])))) if years else ""


def _dates(pieces: Pieces, role: Role) -> list[str]:
    """Return the date of a role, or those of the documents that tell of it (EDTF), each once and in order."""
    if role.when:
        return [role.when]
    documents = dict.fromkeys(each.partition("#")[0] for each in role.claims)
    published = {pieces.shelf.shelved(each).briefing.source.published for each in documents}
    return sorted(published - {"unknown"}, key=lambda each: span_of(each).sort_key)


def _whole(dates: list[str]) -> Span | None:
    """Return the span that holds all dates; an end that is open in one is open."""
    spans = [span_of(each) for each in dates]
    firsts, lasts = [each.first for each in spans], [each.last for each in spans]
    if not spans:
        return None
    return Span(
        None if None in firsts else min(each for each in firsts if each),
        None if None in lasts else max(each for each in lasts if each),
    )
