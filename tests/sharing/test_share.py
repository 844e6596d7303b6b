"""What is put beside the pages of the small library: references with their days and addresses, in both languages."""

import json
from pathlib import Path

import pybtex.database
import pytest
import rispy

from briefpress.building import citations, sharing
from briefpress.building.about import site_of
from briefpress.building.history import days_of
from briefpress.building.house import house_at
from briefpress.rendering import cited_paths
from tests.conftest import Library
from tests.sharing.conftest import committed, shared


def _fields(path: Path, key: str) -> dict[str, str]:
    return dict(pybtex.database.parse_file(str(path), "bibtex").entries[key].fields)


def test_an_original_was_seen_when_its_briefing_was_firstcommitted(kept: Library) -> None:
    fields = _fields(shared(kept) / "cite/harbour.bib", "harbour-original")
    assert (fields["date"], fields["year"], fields["urldate"]) == ("2031-05-08~", "2031", "2032-01-02")
    assert (fields["url"], fields["organization"]) == ("https://example.org/marea/1", "Agencia Marea")


@pytest.mark.parametrize(
    ("path", "key", "day"),
    [
        ("harbour", "harbour", "2032-03-04"),
        ("harbour", "harbour.visit", "2032-03-04"),
        ("column", "column", "2032-01-02"),
        ("sections/energy", "sections-energy", "2032-03-04"),
        ("actors/teo-brand", "actors-teo-brand", "2032-01-02"),
        ("actors/index", "actors-index", "2032-03-04"),
        ("index", "index", "2032-03-04"),
    ],
)
def test_a_page_is_of_the_day_of_the_newest_briefing_on_it(kept: Library, path: str, key: str, day: str) -> None:
    fields = _fields(shared(kept) / f"cite/{path}.bib", key)
    assert (fields["date"], fields["year"]) == (day, "2032")


def test_pages_and_claims_have_their_addresses_and_the_site_is_their_author(kept: Library) -> None:
    site = shared(kept, "es")
    rows = {row["id"]: row for row in rispy.loads((site / "cite/harbour.ris").read_text("utf-8"))}
    assert site_of(house_at(kept.root), "es")[0]["address"] == "https://example.org/papers/es/"
    assert rows["harbour"]["urls"] == ["https://example.org/papers/es/documents/harbour.html"]
    assert rows["harbour.visit"]["urls"] == ["https://example.org/papers/es/documents/harbour.html#visit"]
    assert rows["harbour.visit"]["authors"] == ["Los papeles del puerto"]
    assert rows["harbour.visit"]["secondary_title"] == rows["harbour"]["title"] == "Las conversaciones del puerto"
    assert rows["harbour.visit"]["notes"] == ["Según el original: harbour-original"]
    assert rows["harbour-original"]["type_of_reference"] == "NEWS"


def test_what_is_unknown_is_left_out(small: Library) -> None:
    site = shared(small)
    assert _fields(site / "cite/column.bib", "column-original") == {
        "title": "Arvenia quiere el puerto",
        "langid": "spanish",
    }
    assert _fields(site / "cite/column.bib", "column") == {
        "title": "A column on the harbour",
        "langid": "english",
        "note": "After the original: column-original",
    }
    (row, *_) = json.loads((site / "cite/column.json").read_text("utf-8"))
    assert row["author"] == [{"family": "Brand", "given": "Teo"}]


def test_days_are_asked_anew_when_the_repository_has_moved_on(kept: Library) -> None:
    house = house_at(kept.root)
    first = {"column": ("2032-01-02", "2032-01-02"), "harbour": ("2032-01-02", "2032-03-04")}
    assert days_of(house) == days_of(house) == first
    kept.change("briefings/documents/column.yml", "genre: opinion", "genre: analysis")
    committed(kept, "2032-05-06")
    assert days_of(house)["column"] == ("2032-01-02", "2032-05-06")


def test_a_spoilt_memory_of_days_is_made_anew(kept: Library) -> None:
    house = house_at(kept.root)
    days = days_of(house)
    for spoilt in ("", "[]", '{"head": "x"}', "{"):
        (house.cache / "days.json").write_text(spoilt, "utf-8")
        assert days_of(house) == days


def test_the_same_library_gives_the_same_bytes(kept: Library) -> None:
    one = {path: path.read_bytes() for path in shared(kept).rglob("*.*")}
    (house_at(kept.root).cache / "days.json").unlink()
    assert {path: path.read_bytes() for path in shared(kept).rglob("*.*")} == one


def test_a_page_that_nothing_tells_how_to_cite_is_not_taken_for_another(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "cited_paths", lambda library: [*cited_paths(library), "ministries/health"])
    with pytest.raises(ValueError, match="under what title is ministries/health cited"):
        small.build()
    monkeypatch.setattr(citations, "cited_title", lambda *_: "Health")
    with pytest.raises(ValueError, match="of what day is ministries/health"):
        small.build()
