"""The timeline: events by year, and the dated claims that belong to no event; whole, and by section."""

from collections import defaultdict

from briefpress.model import Entry, Event, Page, Told, span_of
from briefpress.rendering.desk import Pieces, escape, is_exact, page_citation, year_of
from briefpress.rendering.pictures.times import Moment, overview


def timeline(pieces: Pieces, section: str | None = None) -> Page:
    """Return the timeline of a section, or of everything."""
    desk, up = pieces.desk, "../"
    events: dict[int, list[dict[str, object]]] = defaultdict(list)
    for entry in _events(pieces, section):
        events[year_of(span_of(entry.thing.when))].append(pieces.event(entry, up))
    claims: dict[int, list[Told]] = defaultdict(list)
    for told in _lone_claims(pieces, section):
        assert told.claim.when is not None
        claims[year_of(span_of(told.claim.when))].append(told)
    subject = pieces.library.sections[section].thing.title.in_(desk.language) if section else ""
    moments: dict[int, list[Moment]] = defaultdict(list)
    for entry in _events(pieces, section):
        moments[year_of(span_of(entry.thing.when))].append(_moment(pieces, entry))
    title = desk.words("timeline.of", section=subject) if section else desk.words("timeline.title")
    path = f"timeline/{section or 'index'}"
    return desk.page(
        f"{path}.md",
        "timeline.md.jinja",
        title=escape(title),
        cite=page_citation(desk, path, title),
        filters=pieces.by_section(section, desk.words("timeline.all")),
        overview=overview(sorted(moments.items())) if moments else "",
        years=[
            (
                year,
                events[year],
                pieces.words.count("further", len(claims[year])),
                [pieces.view(each) for each in claims[year]],
            )
            for year in sorted(events.keys() | claims.keys())
        ],
    )


def _moment(pieces: Pieces, entry: Entry[Event]) -> Moment:
    event, language = entry.thing, pieces.desk.language
    title = f"{pieces.words.date(event.when)}: {event.title.in_(language)}"
    return Moment(f"#{entry.id}", title, span_of(event.when), event.status, is_exact(event.when))


def years_of(pieces: Pieces) -> list[int]:
    """Return the years in which the events of the library begin."""
    return sorted({year_of(span_of(entry.thing.when)) for entry in pieces.library.events.values()})


def _events(pieces: Pieces, section: str | None) -> list[Entry[Event]]:
    chosen = [entry for entry in pieces.library.events.values() if section is None or section in entry.thing.sections]
    return sorted(chosen, key=lambda entry: (span_of(entry.thing.when).sort_key, entry.id))


def _lone_claims(pieces: Pieces, section: str | None) -> list[Told]:
    """Return the dated claims that no event gathers; in a large library none, since the search has them by year."""
    if pieces.shelf.is_large:
        return []
    gathered = {claim for entry in pieces.library.events.values() for claim in entry.thing.claims}
    found = [
        told
        for document in pieces.shelf.documents()
        for told in pieces.shelf.claims(document, f"section:{section}" if section else "dated")
        if told.claim.when and told.ref not in gathered
    ]
    return sorted(found, key=lambda told: (span_of(told.claim.when or "").sort_key, told.ref))
