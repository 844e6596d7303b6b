"""The map: places where they are, no line that is disputed, no name on another."""

import re
from itertools import pairwise

import pytest

from briefpress.rendering.pictures.atlas import DISPUTED, WIDTH, borders, frame_of, land, outline, world
from briefpress.rendering.pictures.countries import codes_on, named, shaded
from briefpress.rendering.pictures.labels import box, labelled, overlap
from tests.conftest import Library

EUROPE = [(-9.1, 38.7), (37.6, 55.8)]


def _points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_a_frame_holds_all_places_with_a_margin() -> None:
    frame = frame_of(EUROPE)
    for place in EUROPE:
        x, y = frame.at(*place)
        assert 20 < x < WIDTH - 20
        assert 20 < y < frame.height - 20


def test_north_is_up_and_east_is_right() -> None:
    frame = frame_of(EUROPE)
    (west, south), (east, north) = frame.at(0, 40), frame.at(10, 50)
    assert (west < east, north < south) == (True, True)


def test_disputed_lines_are_left_out() -> None:
    frame = frame_of([(30.0, 45.0), (42.0, 55.0)])
    drawn = borders(frame)
    by_sides = {sides: arc for arc, sides in world().sides.items()}
    near = {"x": False, "y": False}
    for pair, key in ((frozenset({"Belarus", "Ukraine"}), "x"), (frozenset({"Russia", "Ukraine"}), "y")):
        middle = world().arcs[by_sides[pair]]
        x, y = frame.at(*middle[len(middle) // 2])
        near[key] = any(abs(x - a) < 1 and abs(y - b) < 1 for a, b in _points(drawn))
    assert near == {"x": True, "y": False}


def test_every_disputed_pair_is_named_as_the_shapes_name_states() -> None:
    known = {name for sides in world().sides.values() for name in sides}
    assert {name for pair in DISPUTED for name in pair} <= known


def test_land_beyond_180_degrees_does_not_run_across_the_map() -> None:
    frame = frame_of([(71.4, 51.2), (30.3, 59.9)])
    for ring in land(frame).split("Z"):
        line = _points(ring)
        for (x, y), (other, below) in pairwise(line):
            inside = 0 < y < frame.height and 0 < below < frame.height
            assert not (inside and abs(x - other) > WIDTH / 2)


@pytest.mark.parametrize("gap", [0, 6, 25])
def test_names_do_not_lie_on_each_other(gap: int) -> None:
    spots = [(300.0, 200.0), (312.0 + gap, 204.0), (330.0, 240.0 + gap)]
    names = ["Puerto Alto", "Puerto Bajo", "La costa"]
    labels = labelled(spots, names, [True, True, True])
    boxes = [box(label, name) for label, name in zip(labels, names, strict=True)]
    assert not any(overlap(one, other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_a_place_of_which_only_a_plan_is_told_has_a_hollow_dot(small: Library) -> None:
    small.build()
    assert 'class="planned"' not in small.pages()["en/places/index.md"]
    small.change("briefings/places/puerto-alto.yml", "[harbour#visit]", "[harbour#contract-planned]")
    small.build()
    assert '<circle class="planned"' in small.pages()["en/places/index.md"]


def test_a_place_off_the_globe_is_told(small: Library) -> None:
    small.change("briefings/places/puerto-alto.yml", "latitude: 44.5", "latitude: 144.5")
    small.change("briefings/places/the-coast.yml", "column#coup", "column#cup")
    told = small.check().told["text"]
    assert "briefings/places/puerto-alto.yml:3:11: error[shape]: `latitude`" in told
    assert "the-coast.yml:7:25: error[references]: there is no claim `column#cup`; did you mean `column#coup`?" in told


CASPIAN = frame_of([(30.0, 60.0), (76.0, 43.0), (27.0, 53.0), (87.0, 42.0)])


def test_the_name_of_a_country_stands_within_it_and_on_nothing_else() -> None:
    names = {code: code * 4 for code in codes_on(CASPIAN)}
    taken = [(450.0, 250.0, 600.0, 300.0)]
    found = named(CASPIAN, names, 8, taken)
    assert {"KZ", "RU", "TR", "CN"} <= found.keys()
    assert "LU" not in found
    boxes = [(x - 32, y - 9, x + 32, y + 9) for x, y in found.values()]
    assert not any(overlap(one, other) for at, one in enumerate(boxes) for other in [*taken, *boxes[:at]])
    by_name = {state.name: state for state in world().states}
    rings = outline(CASPIAN, by_name["Kazakhstan"].polygons)
    x, y = found["KZ"]
    crossed = sum(
        (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
    assert crossed % 2 == 1


def test_a_country_is_shaded_where_no_line_of_it_is_disputed() -> None:
    assert shaded(CASPIAN, ["KZ"]).startswith("M")
    assert shaded(CASPIAN, ["UA", "RU"]) == ""


def test_the_library_says_which_countries_are_shaded_and_each_has_its_name(small: Library) -> None:
    small.build()
    page = small.pages()["es/places/index.md"]
    assert 'class="subject"' not in page
    assert ">Turquía</text>" in page
    small.change("briefings/library.yml", "about:", "countries: [TR]\nabout:")
    small.build()
    assert 'class="subject"' in small.pages()["es/places/index.md"]
    small.change("briefings/library.yml", "[TR]", "[Turkey]")
    assert "error[shape]: `countries` is not a country's two letters: `Turkey`" in small.check().told["text"]


def test_what_is_told_of_a_place_cites_its_claims(small: Library) -> None:
    says = 'says: {en: "The minister came [harbour#visit].", es: "Vino la ministra [harbour#visit]."}\nclaims:'
    small.change("briefings/places/puerto-alto.yml", "claims:", says)
    assert small.build().exit == 0
    page = small.pages()["en/places/index.md"]
    assert "The minister came" in page
    assert "(#puerto-alto-rests-1)" in page
    small.change("briefings/places/puerto-alto.yml", "came [harbour#visit]", "came")
    assert "error[citations]" in small.check().told["text"]
