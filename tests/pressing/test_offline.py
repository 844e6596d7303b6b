"""The site kept in the reader's browser: fetched whole, read without a network, brought up to date, removed."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from briefpress.pressing.offline import write_list
from tests.pressing.conftest import served

PAGE = "take/index.html"


@pytest.fixture
def own(site: Path, tmp_path: Path) -> Path:
    """A copy of the small site, to be changed."""
    return Path(shutil.copytree(site, tmp_path / "site"))


def _keep(page: Page, root: str) -> None:
    page.goto(f"{root}{PAGE}")
    page.locator(".keep-start").click()
    expect(page.locator(".keep-remove")).to_be_visible(timeout=60_000)


def test_what_is_kept_is_read_and_searched_without_a_network_and_can_go(context: BrowserContext, own: Path) -> None:
    page = context.new_page()
    with served(own) as address:
        _keep(page, f"{address}/es/")
        expect(page.locator("#keep [role=status]")).to_contain_text("Guardado a ")
        expect(page.locator(".keep-start")).to_be_hidden()
        expect(page.locator(".keep-remove")).to_be_focused()
        context.set_offline(True)
        page.goto(f"{address}/es/search.html?q=arvenia")
        expect(page.locator(".find-title").first).to_be_visible()
        page.goto(f"{address}/es/")
        expect(page.locator("h1").first).to_be_visible()
        with pytest.raises(Error):  # the other language was not kept
            context.new_page().goto(f"{address}/documents/harbour.html")
        page.goto(f"{address}/es/{PAGE}")
        page.locator(".keep-remove").click()
        expect(page.locator("#keep [role=status]")).to_have_text("Aquí ya no hay nada guardado.")
        assert page.evaluate("caches.keys()") == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_site_that_has_changed_is_offered_anew_and_a_broken_try_leaves_the_last(
    context: BrowserContext, own: Path
) -> None:
    page = context.new_page()
    with served(own) as address:
        _keep(page, f"{address}/")
        (own / "more.html").write_text("<h1>More</h1>", "utf-8")
        write_list(own)
        page.goto(f"{address}/{PAGE}")
        expect(page.locator("#keep [role=status]")).to_contain_text("the site has changed since")
        (own / "more.html").rename(own / "elsewhere")
        page.locator(".keep-start").click()
        expect(page.locator("#keep [role=status]")).to_contain_text("Not all could be fetched")
        (own / "elsewhere").rename(own / "more.html")
        page.locator(".keep-start").click()
        expect(page.locator("#keep [role=status]")).to_contain_text("Kept as of")
        assert len(page.evaluate("caches.keys()")) == 1
        context.set_offline(True)
        page.goto(f"{address}/more.html")
        expect(page.locator("h1")).to_have_text("More")


def test_from_a_disk_nothing_is_offered_and_nothing_said(context: BrowserContext, site: Path) -> None:
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text))
    page.goto((site / PAGE).as_uri())
    expect(page.locator("#keep")).to_be_hidden()
    assert said == []


def test_the_list_names_what_pages_show_and_knows_a_change_of_words(own: Path) -> None:
    def listed() -> tuple[str, set[str]]:
        write_list(own)
        known = json.loads((own / "offline.json").read_text("utf-8"))
        return known["digest"], {path for path, _ in known["files"]}

    digest, files = listed()
    assert {"index.html", "documents/harbour.html", "search/manifest.js", "keep-worker.js"} <= files
    assert all((own / path).is_file() for path in files)
    assert not [each for each in files if each.startswith(("es/", "cite/", "data/", "feeds/")) or each.endswith(".map")]
    assert listed()[0] == digest
    manifest = own / "search/manifest.js"
    manifest.write_text(manifest.read_text("utf-8")[::-1], "utf-8")
    assert listed()[0] != digest
