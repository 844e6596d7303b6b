"""The map of the places that the sources name, and what they tell of each."""

from collections.abc import Iterator, Sequence
from html import escape as for_html

from briefpress.model import AHEAD, Entry, Location, Page
from briefpress.rendering.desk import Notes, Pieces, apart, page_citation, sort_key
from briefpress.rendering.pictures.atlas import WIDTH, Frame, Point, borders, frame_of, land
from briefpress.rendering.pictures.countries import codes_on, named, shaded
from briefpress.rendering.pictures.labels import Box, Label, box, labelled

_LETTER = 8.5
"""Pixels: what a letter of a country's name takes at most."""


def places_page(pieces: Pieces) -> Page:
    """Return the page of places: the map, then each place with its claims."""
    desk = pieces.desk
    entries = sorted(pieces.library.places.values(), key=lambda each: sort_key(each.thing.name.in_(desk.language)))
    return desk.page(
        "places/index.md",
        "places.md.jinja",
        map=_drawn(pieces, entries) if entries else "",
        places=[_place(pieces, each) for each in entries],
        cite=page_citation(desk, "places/index", desk.words("place.title")),
    )


def _place(pieces: Pieces, entry: Entry[Location]) -> dict[str, object]:
    place, desk = entry.thing, pieces.desk
    notes = Notes.of(f"{entry.id}-rests", place.claims)
    return {
        "id": entry.id,
        "formerly": place.formerly,
        "name": desk.text(place.name),
        "written": pieces.words.listed([apart(each) for each in place.spellings]) if place.spellings else "",
        "note": desk.text(place.note) if place.note else "",
        "basis": desk.text(place.basis),
        "says": desk.cited(place.says, notes) if place.says else "",
        "evidence": pieces.evidence(notes),
        "edit": desk.edit(entry.file, 1),
    }


def _drawn(pieces: Pieces, entries: list[Entry[Location]]) -> str:
    """Return the map; every name on it leads to what is told of the place, which the headings below do, too."""
    frame = frame_of((each.thing.longitude, each.thing.latitude) for each in entries)
    names = [each.thing.name.in_(pieces.desk.language) for each in entries]
    spots = [frame.at(each.thing.longitude, each.thing.latitude) for each in entries]
    labels = labelled(spots, names, [each.thing.type == "city" for each in entries])
    done = [_is_told_as_done(pieces, each) for each in entries]
    subject = shaded(frame, pieces.library.settings.countries)
    dots = [(x - 6, y - 6, x + 6, y + 6) for x, y in spots]
    taken = [*map(box, labels, names), *dots]
    return (
        f'<svg class="map" direction="ltr" viewBox="0 0 {WIDTH} {frame.height:g}" aria-hidden="true">'
        f'<path class="land" fill-rule="evenodd" d="{land(frame)}"/>'
        + (f'<path class="subject" fill-rule="evenodd" d="{subject}"/>' if subject else "")
        + f'<path class="border" d="{borders(frame)}"/>'
        + "".join(_countries(pieces, frame, taken))
        + "".join(_marked(*each) for each in zip(entries, done, names, spots, labels, strict=True))
        + "</svg>"
    )


def _countries(pieces: Pieces, frame: Frame, taken: Sequence[Box]) -> Iterator[str]:
    """Yield the names of the countries that have room for them."""
    names = {code: name for code in codes_on(frame) if (name := pieces.words.country_name(code))}
    for code, (x, y) in named(frame, names, _LETTER, taken).items():
        yield f'<text class="country" x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle">{for_html(names[code])}</text>'


def _is_told_as_done(pieces: Pieces, entry: Entry[Location]) -> bool:
    """Return whether anything is told of a place but what is planned or foreseen."""
    told = (pieces.shelf.told(each) for each in entry.thing.claims)
    return any(each is not None and each.claim.kind not in AHEAD for each in told)


def _marked(entry: Entry[Location], done: bool, name: str, spot: Point, label: Label) -> str:
    """Return a name with its dot, hollow when nothing is told as done there; a region has none."""
    is_city = entry.thing.type == "city"
    hollow = "" if done else ' class="planned"'
    dot = f'<circle{hollow} cx="{spot[0]:.0f}" cy="{spot[1]:.0f}" r="5"/>' if is_city else ""
    kind = "" if is_city else ' class="region"'
    return (
        f'<a href="#{entry.id}" tabindex="-1">{dot}<text{kind} x="{label.x:.0f}" y="{label.y:.0f}"'
        f' text-anchor="{label.anchor}">{for_html(name)}</text></a>'
    )
