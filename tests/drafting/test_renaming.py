"""`briefings rename`: an id changed wherever it stands, and nothing else."""

import pytest

from briefpress.building.house import house_at
from briefpress.building.renaming import rename_told
from tests.conftest import Library, told


def _rename(library: Library, name: str, new: str) -> str:
    return rename_told(house_at(library.root), name, new, "en")[0]


@pytest.mark.parametrize(
    ("name", "new", "former"),
    [
        ("actors/mara-ilves", "prime-minister", "[mara-ilves, ilves]"),
        ("actors/teo-brand", "brand", "[teo-brand]"),
        ("documents/harbour", "talks", "[harbour]"),
        ("documents/column", "a-column", "[column, the-column]"),
        ("sections/energy", "power", "[energy]"),
        ("questions/who-protested", "who", "[who-protested, protesters]"),
        ("events/occupation", "taken", "[occupation, conquest]"),
        ("findings/trade", "sales", "[trade, commerce]"),
        ("glossary/bcm", "gas-measure", "[bcm, cubic-metres]"),
        ("places/the-coast", "shore", "[the-coast, coast]"),
    ],
)
def test_a_thing_is_called_otherwise_wherever_it_is_named(small: Library, name: str, new: str, former: str) -> None:
    folder, _, old = name.partition("/")
    assert f"`{name}` is called `{new}` now" in _rename(small, name, new)
    assert not small.path(f"briefings/{name}.yml").exists()
    assert f"\nformerly: {former}\n" in small.read(f"briefings/{folder}/{new}.yml")
    small.take_texts()  # the lock knows it by its new id, too
    said = small.build()
    assert (said.exit, said.told["text"].partition(".")[0]) == (0, "0 errors, 0 warnings"), said.told["text"]
    pages = small.pages()
    if folder in ("actors", "documents", "sections", "questions"):
        assert f"moved: {new}.html" in pages[f"en/{folder}/{old}.md"]
    else:
        assert any(f'<div class="former" id="{old}"></div>' in text for text in pages.values())


def test_every_page_of_a_thing_is_found_at_its_former_address(small: Library) -> None:
    _rename(small, "sections/energy", "power")
    _rename(small, "documents/column", "a-column")
    assert small.build().exit == 0
    pages = small.pages()
    for folder in ("sections", "timeline", "changes"):
        assert "moved: power.html" in pages[f"es/{folder}/energy.md"]
    for old in ("column", "the-column"):
        assert "moved: a-column.html" in pages[f"en/texts/{old}.md"]
    assert "en/texts/harbour.md" not in pages


def test_a_claim_is_called_otherwise_wherever_it_is_cited(small: Library) -> None:
    assert "`column#coup` is called `putsch` now" in _rename(small, "column#coup", "putsch")
    column = small.read("briefings/documents/column.yml")
    assert "\n  putsch:\n" in column
    assert "from abroad [putsch]." in column
    assert "    formerly: [coup, plot]\n" in column
    assert "column#coup" not in small.read("briefings/questions/who-protested.yml")
    assert small.check().exit == 0
    assert _rename(small, "harbour#visit", "a-visit")
    assert "    formerly: [visit]\n" in small.read("briefings/documents/harbour.yml")
    assert small.build().exit == 0
    page = small.pages()["en/documents/harbour.md"]
    assert page.index('<div class="former" id="visit"></div>') < page.index("{: #a-visit .claim")


def test_words_of_a_source_that_look_like_an_id_stay(small: Library) -> None:
    small.change("briefings/actors/marea.yml", "spellings:", "# about column#coup\nspellings:")
    small.change("briefings/documents/column.yml", "passage: quiere el puerto", 'passage: "quiere column#coup"')
    assert "column.yml cannot be changed by rule" in _rename(small, "column#coup", "putsch")
    assert "  coup:\n" in small.read("briefings/documents/column.yml")


def test_an_address_that_looks_like_a_citation_stays(small: Library) -> None:
    address = "url: https://example.org/column#coup"
    small.change("briefings/documents/harbour.yml", "url: https://example.org/marea/1", address)
    assert "is called `putsch` now" in _rename(small, "column#coup", "putsch")
    assert address in small.read("briefings/documents/harbour.yml")


def test_a_file_keeps_its_mode(small: Library) -> None:
    small.path("briefings/actors/marea.yml").chmod(0o640)
    _rename(small, "actors/marea", "agency")
    assert small.path("briefings/actors/agency.yml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "new", "why"),
    [
        ("actors/nobody", "x", "There is no `actors/nobody`"),
        ("harbour#nothing", "x", "There is no `harbour#nothing`"),
        ("actors/marea", "talvia", "`talvia` is taken"),
        ("actors/marea", "ilves", "`ilves` is taken"),
        ("column#occupation", "plot", "`plot` is taken"),
        ("column#occupation", "quay", "`quay` is taken"),
        ("actors/marea", "Marea!", "`Marea!` is no id"),
        ("documents/harbour", "index", "`index` is no id"),
        ("marea", "x", "`marea` names nothing that can be renamed"),
        ("pages/marea", "x", "`pages/marea` names nothing"),
        ("../../etc/passwd", "x", "names nothing"),
    ],
)
def test_what_cannot_be_renamed_is_told_and_left(small: Library, name: str, new: str, why: str) -> None:
    before = {path: path.read_bytes() for path in small.root.rglob("*.yml")}
    assert why in _rename(small, name, new)
    assert {path: path.read_bytes() for path in small.root.rglob("*.yml")} == before


def test_nothing_is_renamed_while_a_file_cannot_be_read(small: Library) -> None:
    small.change("briefings/documents/harbour.yml", "kind: plan", "kind: plann")
    assert "briefings/documents/harbour.yml cannot be read" in _rename(small, "actors/marea", "agency")
    assert small.path("briefings/actors/marea.yml").exists()


def test_a_former_id_that_is_taken_is_told(small: Library) -> None:
    for name in ("marea", "talvia"):
        path = f"briefings/actors/{name}.yml"
        small.write(path, small.read(path) + "formerly: [harbour-board]\n")
    small.change("briefings/documents/column.yml", "formerly: [the-column]", "formerly: [harbour]")
    said = [line for line in told(small.check()) if "error[former]" in line]
    assert len(said) == 3, said
    assert "another one has, or had, the id `harbour`" in "".join(said)
