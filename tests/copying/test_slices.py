"""A slice is a library of its own: sound, with and without the texts, and with nothing that was not asked for."""

import shutil
from pathlib import Path

import pytest

from briefpress.building import copied
from briefpress.building.answering import answer
from briefpress.building.house import House, house_at
from briefpress.building.slicing import Empty, lay_out_slice
from briefpress.copying import Chosen, verify
from briefpress.reading import raw
from tests.conftest import ROOT, Library
from tests.copying.conftest import Copies, copy, made

FOLDERS = ("sections", "documents", "actors", "questions")


def _ids(root: Path, folder: str) -> list[str]:
    return sorted(path.stem for path in (root / "briefings" / folder).glob("*.yml"))


def _check(house: House) -> None:
    said = answer(house, write=False)
    assert said.exit == 0, said.told["text"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_slice_of_the_real_library_is_sound_without_its_texts(folder: str, tmp_path: Path) -> None:
    house = house_at(ROOT)
    for name in _ids(ROOT, folder)[:: 6 if folder == "actors" else 1]:
        place = tmp_path / name
        place.mkdir()
        try:
            _check(replace_seeds(lay_out_slice(house, Chosen(**{folder: (name,)}), place)))
        except Empty:
            assert folder in ("actors", "sections")  # somebody whom no claim names
        shutil.rmtree(place)


def test_of_a_large_library_there_is_a_book_of_each_section(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copied, "_LARGEST", {"html": 5})
    monkeypatch.setattr(copied, "_BY_SECTION", ("html",))
    monkeypatch.setattr(copied, "missing_library", lambda form: "" if form in ("html", "data") else "one that is slow")
    told, code = copy(house, tmp_path / "copies", languages=("en",), no_check=True)
    assert code == 0, told
    *lacking, left_out = (line for line in told.splitlines() if "is left out" in line)
    assert len(lacking) == 4
    assert left_out.startswith("html is left out: the library has more than 5 claims. `--form html` makes one of each")
    told, code = copy(house, tmp_path / "copies", languages=("en",), forms=("html",))
    assert code == 0, told
    books = {path.stem: path.read_text("utf-8") for path in (tmp_path / "copies").glob("briefings-*.html")}
    sections = ("actors", "energy", "geopolitics", "sanctions", "security")
    assert sorted(books) == [f"briefings-{each}-en" for each in sections]
    assert "page-sections-energy--" in books["briefings-energy-en"]
    assert "page-sections-sanctions--" not in books["briefings-energy-en"]
    assert verify(tmp_path / "copies").holds


def replace_seeds(house: House) -> House:
    """Return a house that knows of no texts but its own."""
    return House(house.root, (house.root / "seeds",))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_slice_of_the_small_library_is_sound_with_its_texts(folder: str, small: Library, tmp_path: Path) -> None:
    for name in _ids(small.root, folder):
        place = tmp_path / f"{folder}-{name}"
        place.mkdir()
        try:
            house = lay_out_slice(house_at(small.root), Chosen(**{folder: (name,)}), place)
        except Empty:
            assert folder in ("actors", "sections")
        else:
            _check(house)


def test_a_slice_has_what_was_chosen_and_what_that_names_and_nothing_else(small: Library, tmp_path: Path) -> None:
    house = lay_out_slice(house_at(small.root), Chosen(sections=("sanctions",)), tmp_path)
    claims = {
        f"{name}#{claim}": data
        for name in _ids(tmp_path, "documents")
        for claim, data in raw((tmp_path / f"briefings/documents/{name}.yml").read_bytes())["claims"].items()
    }
    assert list(claims) == ["harbour#products-banned"]
    assert _ids(tmp_path, "sections") == ["sanctions"]
    named = {actor for data in claims.values() for actor in (*data.get("voice", ()), *data.get("actors", ()))}
    assert named <= set(_ids(tmp_path, "actors"))
    assert _ids(tmp_path, "questions") == []
    summary = raw((tmp_path / "briefings/documents/harbour.yml").read_bytes())["summary"]
    assert "only a part of the claims" in summary["en"]
    assert "solo una parte de las afirmaciones" in summary["es"]
    lock = [line.split()[2:4] for line in house.lock.read_text("utf-8").splitlines() if line.startswith("harbour ")]
    assert [kind for kind, _ in lock].count("passage") == 1
    assert [name for kind, name in lock if kind == "actor"] == ["talvia"]
    assert lock[-1][0] == "text"


def test_a_question_comes_with_all_its_positions(small: Library, tmp_path: Path) -> None:
    lay_out_slice(house_at(small.root), Chosen(questions=("who-protested",)), tmp_path)
    whole = raw(small.path("briefings/questions/who-protested.yml").read_bytes())
    assert raw((tmp_path / "briefings/questions/who-protested.yml").read_bytes()) == whole


def test_choices_narrow_each_other(small: Library, tmp_path: Path) -> None:
    both = Chosen(documents=("harbour",), sections=("energy",), since="2031")
    house = lay_out_slice(house_at(small.root), both, tmp_path)
    _check(house)
    assert _ids(tmp_path, "documents") == ["harbour"]


def test_a_slice_can_be_had_in_every_form_and_says_that_it_is_one(
    house: House, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copies: Copies = made(house, tmp_path_factory, ("site", "html", "epub", "data"), sections=("energy",))
    page = (copies.place / "briefings-energy-en.html").read_text("utf-8")
    assert "Only claims of the section" in page
    assert "briefings copy --section energy" in page
