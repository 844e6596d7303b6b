"""The timeline: events by year, and the dated claims that belong to no event; whole, and by section."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from briefpress.model import Entry, Event, Page, Told, span_of
from briefpress.rendering.desk import Pieces, escape, page_citation, shape_of, year_of
from briefpress.rendering.pictures.times import Moment, Row, Shape, overview, sample

_CROWDED = 3
"""From so many events on, a month has a line of its own."""
_LEGEND: tuple[tuple[str, Shape, str], ...] = (
    ("timeline.point", "point", "reported"),
    ("timeline.range", "range", "reported"),
    ("timeline.planned", "point", "planned"),
    ("timeline.alleged", "point", "alleged"),
)
"""What the legend explains: the phrase, and the sign."""
_NAMED_MONTHS, _NAMED_DAYS = (1, 4, 7, 10), (1, 8, 15, 22, 29)


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
        overview=overview([row for year in sorted(moments) for row in _rows(pieces, year, moments[year])]),
        legend=[(sample(shape, status), desk.words(name)) for name, shape, status in _LEGEND],
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
    return Moment(f"#{entry.id}", title, span_of(event.when), shape_of(event.when), event.status)


def _rows(pieces: Pieces, year: int, moments: list[Moment]) -> Iterator[Row]:
    """Yield the line of a year, and one for each month in which much happened: there the scale is that of days."""
    months: dict[int, list[Moment]] = defaultdict(list)
    for each in sorted(moments, key=lambda each: each.shape):
        months[_month_of(each)].append(each)
    crowded = [month for month in sorted(months) if month and len(months[month]) >= _CROWDED]
    rest = [each for month in sorted(months) if month not in crowded for each in months[month]]
    words, href = pieces.words, f"#y{year}"
    if rest:
        marks = [(date(year, month, 1), words.month(month) if month in _NAMED_MONTHS else "") for month in range(1, 13)]
        yield Row(str(year), href, date(year, 1, 1), date(year, 12, 31), marks, rest)
    for month in crowded:
        last = monthrange(year, month)[1]
        days = [(date(year, month, day), str(day) if day in _NAMED_DAYS else "") for day in range(1, last + 1)]
        name = words.date(f"{year:04}-{month:02}")
        yield Row(name, href, date(year, month, 1), date(year, month, last), days, months[month])


def _month_of(moment: Moment) -> int:
    """Return the month within which a moment lies; 0 where it may lie in several."""
    first, last = moment.span.first, moment.span.last
    within = first and last and (first.year, first.month) == (last.year, last.month)
    return first.month if first and within else 0


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
