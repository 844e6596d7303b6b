"""The map of the places that the sources name, and what they tell of each."""

from html import escape as for_html

from briefpress.model import Entry, Location, Page
from briefpress.rendering.desk import Notes, Pieces, apart, page_citation, sort_key
from briefpress.rendering.pictures.atlas import WIDTH, Point, borders, frame_of, land
from briefpress.rendering.pictures.labels import Label, labelled


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
    return {
        "id": entry.id,
        "formerly": place.formerly,
        "name": desk.text(place.name),
        "written": pieces.words.listed([apart(each) for each in place.spellings]) if place.spellings else "",
        "note": desk.text(place.note) if place.note else "",
        "basis": desk.text(place.basis),
        "evidence": pieces.evidence(Notes.of(f"{entry.id}-rests", place.claims)),
        "edit": desk.edit(entry.file, 1),
    }


def _drawn(pieces: Pieces, entries: list[Entry[Location]]) -> str:
    """Return the map; every name on it leads to what is told of the place, which the headings below do, too."""
    frame = frame_of((each.thing.longitude, each.thing.latitude) for each in entries)
    names = [each.thing.name.in_(pieces.desk.language) for each in entries]
    spots = [frame.at(each.thing.longitude, each.thing.latitude) for each in entries]
    labels = labelled(spots, names, [each.thing.type == "city" for each in entries])
    done = [_is_told_as_done(pieces, each) for each in entries]
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {frame.height:g}" aria-hidden="true">'
        f'<path class="land" fill-rule="evenodd" d="{land(frame)}"/><path class="border" d="{borders(frame)}"/>'
        + "".join(_marked(*each) for each in zip(entries, done, names, spots, labels, strict=True))
        + "</svg>"
    )


def _is_told_as_done(pieces: Pieces, entry: Entry[Location]) -> bool:
    """Return whether anything is told of a place but what is planned or foreseen."""
    told = (pieces.shelf.told(each) for each in entry.thing.claims)
    return any(each is not None and each.claim.kind not in ("plan", "forecast") for each in told)


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
