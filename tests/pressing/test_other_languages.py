"""A site in French, Arabic and English below a path: written the right way round, searched, and led through."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from briefpress.building.answering import answer
from briefpress.building.founding import found_told
from briefpress.building.house import house_at
from briefpress.building.siting import build_site
from briefpress.building.slicing import lay_out_slice
from briefpress.copying import Chosen
from tests.pressing.conftest import served


@pytest.fixture(scope="module")
def clinics(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, at /papers/ of a server."""
    place = tmp_path_factory.mktemp("clinics")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFINGS_CACHE", str(place / "cache"))
        patch.delenv("BRIEFINGS_SEEDS", raising=False)
        said, code = found_told(place / "clinics", ("fr", "ar", "en"), "Clinics", "en")
        assert code == 0, said
        house = house_at(place / "clinics")
        assert answer(house, write=True).told["text"].startswith("0 errors, 0 warnings.")
        build_site(house, place / "server" / "papers")
    with served(place / "server") as where:
        yield f"{where}/papers"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("folder", "query", "found", "status"),
    [
        ("", "cliniques", "La clinique de Norhaven", "3 résultats"),
        ("ar/", "العيادات", "عالجت العيادة", "نتائج"),
        ("en/", "treat", "The clinic in Norhaven treated", "results"),
    ],
)
def test_the_search_knows_the_endings_of_each_language(
    clinics: str, page: Page, folder: str, query: str, found: str, status: str
) -> None:
    page.goto(f"{clinics}/{folder}search.html?q={query}")
    expect(page.locator(".find-status")).to_contain_text(status)
    expect(page.locator(".find-title").first).to_contain_text(found[:12])


def test_arabic_is_written_from_right_to_left_and_a_passage_its_own_way(clinics: str, page: Page) -> None:
    page.goto(f"{clinics}/ar/documents/example.html")
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == ["ar", "rtl"]
    passage = page.locator("blockquote p").first
    assert passage.evaluate("each => getComputedStyle(each).direction") == "ltr"
    box, around = passage.bounding_box(), page.locator("blockquote").first.bounding_box()
    assert box is not None
    assert around is not None
    head = page.locator("h1").bounding_box()
    assert head is not None
    assert head["x"] + head["width"] > around["x"] + around["width"] - 40
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_switch_lists_the_languages_and_keeps_the_place(clinics: str, page: Page) -> None:
    page.goto(f"{clinics}/documents/example.html#second-clinic")
    page.locator(".briefings-languages summary").click()
    links = page.locator("a.briefings-language")
    assert links.all_inner_texts() == ["العربية", "English"]
    links.nth(1).click()
    page.wait_for_url(f"{clinics}/en/documents/example.html#second-clinic")
    page.locator(".briefings-languages summary").click()
    page.get_by_role("link", name="Français").click()
    page.wait_for_url(f"{clinics}/documents/example.html#second-clinic")


def test_what_is_not_there_is_said_in_the_language_and_leads_on(clinics: str, page: Page) -> None:
    for folder, title, other in (("", "Cette page", "English"), ("ar/", "الصفحة", "Français")):
        page.goto(f"{clinics}/{folder}404.html")
        assert title in page.locator("h1").inner_text()
        page.locator("main").get_by_role("link", name=other).click()
        assert page.locator("h1").inner_text().startswith("Clinics")


def test_a_library_in_no_known_language_is_built_and_says_what_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    assert found_told(tmp_path / "papers", ("kk",), "Емханалар", "en")[1] == 0
    house = house_at(tmp_path / "papers")
    said = answer(house, write=True)
    assert said.exit == 0
    assert "of the pages’ own phrases are not there in `kk`" in said.told["text"]
    build_site(house, tmp_path / "papers" / "site")
    home = (tmp_path / "papers/site/index.html").read_text("utf-8")
    assert '<html lang="kk"' in home
    assert "briefings-language" not in home


def test_a_folder_in_use_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("mine", "utf-8")
    for languages, title, why in (
        (("en",), "Papers", "not empty"),
        (("english",), "Papers", "no language"),
        (("EN",), "Papers", "no language"),
        (("en-x-foo",), "Papers", "no language"),
        (("en",), " ", "title is empty"),
        (("en",), "a\u202eb", "nobody sees"),
    ):
        said, code = found_told(tmp_path / ("mine" if why == "not empty" else "new"), languages, title, "en")
        assert code == 1
        assert why in said
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    assert not (tmp_path / "new").exists()
    shutil.rmtree(tmp_path / "mine")
    (tmp_path / "mine" / ".git").mkdir(parents=True)
    assert found_told(tmp_path / "mine", ("en",), "Papers", "en")[1] == 0
    assert (tmp_path / "mine" / "mkdocs.yml").exists()
    assert not list(tmp_path.glob(".mine-*"))


HOSTILE = "</title><script src=//evil>\"'&{{ x }}"


def test_a_hostile_title_is_shown_as_it_is_written_and_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    assert found_told(tmp_path / "papers", ("en", "ar"), HOSTILE, "en")[1] == 0
    house = house_at(tmp_path / "papers")
    assert answer(house, write=True).exit == 0
    build_site(house, tmp_path / "papers" / "site")
    pages = list((tmp_path / "papers/site").rglob("*.html"))
    assert len(pages) > 40
    for each in pages:
        text = each.read_text("utf-8")
        assert "<script src=//evil" not in text, each
        assert "&amp;lt;" not in text, each


def test_files_for_all_languages_are_files_and_what_is_named_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    assert found_told(tmp_path / "papers", ("en", "fr"), "Papers", "en")[1] == 0
    root = tmp_path / "papers"
    house, settings = house_at(root), root / "briefings/library.yml"
    settings.write_text(settings.read_text("utf-8") + "logo: assets/logo.svg\n", "utf-8")
    (root / "docs/assets").mkdir()
    (tmp_path / "secret.svg").write_text("<svg>secret</svg>", "utf-8")
    (root / "docs/assets/logo.svg").symlink_to(tmp_path / "secret.svg")
    said = answer(house, write=True)
    assert "error[references]: there is no file docs/assets/logo.svg" in said.told["text"]
    (root / "docs/assets/logo.svg").unlink()
    (root / "docs/assets/logo.svg").write_text("<svg/>", "utf-8")
    (root / "docs/assets/README.md").write_text("# whose it is\n", "utf-8")
    (root / "docs/assets/other.svg").symlink_to(tmp_path / "secret.svg")
    said = answer(house, write=True)
    assert said.exit == 0, said.told["text"]
    build_site(house, root / "site")
    for folder in ("", "fr/"):
        assert (root / "site" / folder / "assets/logo.svg").read_text("utf-8") == "<svg/>"
        assert not (root / "site" / folder / "assets/other.svg").exists()
    part = lay_out_slice(house, Chosen(("first-subject",), (), (), (), "", ""), tmp_path / "slice")
    assert answer(part, write=True).exit == 0
    (root / "docs/assets/logo.svg").unlink()
    assert answer(house, write=True).exit == 1


def test_a_readme_among_the_pages_is_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    assert found_told(tmp_path / "papers", ("en",), "Papers", "en")[1] == 0
    notes = tmp_path / "papers/docs/en/notes"
    notes.mkdir(parents=True)
    (notes / "README.md").write_text("# For those who look in here\n", "utf-8")
    (notes / "visit.md").write_text("# A visit\n", "utf-8")
    house = house_at(tmp_path / "papers")
    assert answer(house, write=True).exit == 0
    build_site(house, tmp_path / "papers" / "site")
    assert [each.name for each in (tmp_path / "papers/site/notes").iterdir()] == ["visit.html"]
    assert "notes/visit.html" in (tmp_path / "papers/site/index.html").read_text("utf-8")
