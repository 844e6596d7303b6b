"""The built site, in a real browser, in both languages."""

import re
import socket
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from briefpress.building.answering import answer
from briefpress.building.house import house_at
from briefpress.pressing.engine import EngineFailed, build_site
from briefpress.rendering import KINDS
from tests.pressing.conftest import Visit, lay_out

KINDS_OF_PAGE = (
    "index.html",
    "documents/index.html",
    "documents/harbour.html",
    "texts/column.html",
    "sections/energy.html",
    "actors/index.html",
    "actors/mara-ilves.html",
    "questions/index.html",
    "questions/who-protested.html",
    "timeline/index.html",
    "places/index.html",
    "figures/index.html",
    "glossary/index.html",
    "problems/index.html",
    "changes/index.html",
    "take/index.html",
    "correct/index.html",
    "search.html",
    "method.html",
    "manual/reading.html",
    "manual/editing.html",
    "manual/fields.html",
    "manual/copies.html",
    "manual/data.html",
    "manual/house.html",
)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if found.get("id"):
            self.ids.add(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in ("img", "script", "iframe") and "src" in found:
            self.fetched.append(found["src"])
        if tag == "link" and found.get("rel") in ("stylesheet", "icon", "preconnect", "preload"):
            self.fetched.append(found["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


def _read(path: Path) -> _Links:
    links = _Links()
    links.feed(path.read_text("utf-8"))
    return links


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Links]:
    return {path: _read(path) for path in sorted(site.rglob("*.html")) if path.name != "404.html"}


def test_every_link_leads_to_a_page_and_an_anchor_of_the_site(site: Path, pages: dict[Path, _Links]) -> None:
    lost = []
    for path, links in pages.items():
        for link in links.links:
            split = urlsplit(link)
            if split.scheme or split.netloc:
                continue
            target = (path.parent / unquote(split.path)).resolve() if split.path else path
            if target.is_dir():
                target /= "index.html"
            if target.suffix != ".html" and target.is_file() and not split.fragment:
                continue
            if target not in pages:
                lost.append(f"{path.relative_to(site)}: {link}")
            elif "/" in split.fragment:
                if not (site / "correct" / f"{split.fragment.partition('/')[0]}.js").is_file():
                    lost.append(f"{path.relative_to(site)}: {link} has nothing to correct")
            elif split.fragment and unquote(split.fragment) not in pages[target].ids | {"__top"}:
                lost.append(f"{path.relative_to(site)}: {link} has no such anchor")
    assert lost == []


def test_no_page_fetches_anything_from_elsewhere(site: Path, pages: dict[Path, _Links]) -> None:
    foreign = [f"{path}: {each}" for path, links in pages.items() for each in links.fetched if urlsplit(each).netloc]
    assert foreign == []
    styles = [path for path in site.rglob("*.css") if re.search(r"url\(['\"]?(?:https?:)?//", path.read_text("utf-8"))]
    assert styles == []


def test_every_page_stands_in_both_languages_at_the_same_address(site: Path) -> None:
    english = {str(path.relative_to(site)) for path in site.rglob("*.html") if path.relative_to(site).parts[0] != "es"}
    spanish = {str(path.relative_to(site / "es")) for path in (site / "es").rglob("*.html")}
    assert english == spanish
    assert set(KINDS_OF_PAGE) <= english


def test_each_kind_of_page_is_looked_at() -> None:
    assert {each.folder for each in KINDS} == {each.rpartition("/")[0] for each in KINDS_OF_PAGE} - {"manual"}


def test_each_claim_has_its_permanent_anchor(pages: dict[Path, _Links], site: Path) -> None:
    for language in ("", "es/"):
        ids = pages[site / f"{language}documents/harbour.html"].ids
        assert {"visit", "trade-record", "contract-planned", "will-talvia-sign"} <= ids


def test_headings_are_in_order(pages: dict[Path, _Links], site: Path) -> None:
    for name in KINDS_OF_PAGE:
        headings = pages[site / name].headings
        assert headings.count(1) == 1, name


@pytest.mark.parametrize("language", ["", "es/"])
@pytest.mark.parametrize("name", KINDS_OF_PAGE)
def test_a_page_opens_without_a_word_on_the_console_and_asks_nobody_else(
    visit: Visit, address: str, language: str, name: str
) -> None:
    reply = visit.page.goto(f"{address}/{language}{name}", wait_until="networkidle")
    assert reply is not None
    assert reply.ok
    assert visit.said == []
    assert [url for url in visit.requests if not url.startswith((address, "data:", "blob:"))] == []
    assert visit.page.get_attribute("html", "lang") == ("es" if language else "en")
    assert visit.page.locator("h1").inner_text().strip()


@pytest.mark.parametrize(
    "name", ["index.html", "documents/harbour.html", "sections/energy.html", "manual/reading.html"]
)
def test_the_switch_stays_on_the_page(visit: Visit, address: str, name: str) -> None:
    visit.page.goto(f"{address}/{name}")
    visit.page.get_by_role("link", name="Español", exact=True).click()
    visit.page.wait_for_url(f"{address}/es/{name}")
    visit.page.get_by_role("link", name="English", exact=True).click()
    visit.page.wait_for_url(f"{address}/{name}")


def test_a_reader_comes_from_a_section_to_the_exact_words(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/es/sections/energy.html")
    record = visit.page.locator("#trade .evidence .says", has_text="récord").first
    assert not record.is_visible()
    visit.page.locator("#trade .evidence summary").click()
    record.locator("xpath=..").get_by_role("link", name="¶").click()
    visit.page.wait_for_url(f"{address}/es/documents/harbour.html#trade-record")
    quote = visit.page.locator("#trade-record + blockquote p")
    assert quote.inner_text() == 'los 27.000 millones de coronas el año pasado, "un récord" para los dos países'
    assert quote.get_attribute("lang") == "es"
    more = visit.page.locator("#trade-record ~ details.cite").first
    more.locator("summary").click()
    edit = more.get_by_role("link", name="Editar")
    line = Path(__file__).parents[1].joinpath("small/briefings/documents/harbour.yml").read_text("utf-8")
    number = line[: line.index("  trade-record:")].count("\n") + 1
    assert edit.get_attribute("href") == (
        f"https://example.org/harbour/papers/blob/main/briefings/documents/harbour.yml#L{number}"
    )


def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = []
    for name in KINDS_OF_PAGE:
        page.goto(f"{address}/{name}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(name)
    context.close()
    assert wide == []


def test_pages_open_from_a_disk_without_a_word_on_the_console(visit: Visit, site: Path) -> None:
    for name in KINDS_OF_PAGE:
        visit.page.goto((site / name).as_uri())
        visit.page.get_by_role("link", name="Español", exact=True).click()
        assert visit.page.url == (site / "es" / name).as_uri()
    assert [url for url in visit.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert (visit.failed, visit.said) == ([], [])


def test_a_failed_build_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    root = lay_out(tmp_path / "papers")
    site = root / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site")
    (root / "docs/es").mkdir(parents=True)
    (root / "docs/es/method.md").write_text("[lost](nowhere.md)\n")
    assert answer(house_at(root), write=True).exit == 0
    with pytest.raises(EngineFailed, match=r"nowhere\.md"):
        build_site(root, site)
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "the old site"
    assert not list(root.glob(".*-next"))


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_an_engine_alone_makes_the_pages_and_builds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    root = lay_out(tmp_path / "papers")
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not re.search("WARNING +-", done.stderr), done.stderr
    assert "Trade between the two countries" in (root / "site/documents/harbour.html").read_text("utf-8")
    assert "El comercio entre los dos países" in (root / "site/es/documents/harbour.html").read_text("utf-8")


def test_an_error_in_the_data_ends_a_build_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    root = lay_out(tmp_path / "papers")
    briefing = root / "briefings/documents/harbour.yml"
    briefing.write_text(briefing.read_text("utf-8").replace("visitó el jueves", "visitaba el jueves"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "[-visitaba-] {+visitó+} el jueves Puerto Alto" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()


def test_the_preview_reloads_by_itself_in_both_languages_shows_an_error_and_recovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    root = lay_out(tmp_path / "papers")
    briefing = root / "briefings/documents/harbour.yml"
    good = briefing.read_text("utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (tmp_path / "said").open("w") as said:
        command = [sys.executable, "-m", "briefpress", "serve", "--address", address]
        served = subprocess.Popen(command, cwd=root, stderr=said)
        try:
            page = f"http://{address}/documents/harbour.html"
            _until(visit, page, "The harbour talks")
            visit.page.get_by_role("link", name="Español", exact=True).click()
            visit.page.wait_for_url(f"http://{address}/es/documents/harbour.html")
            visit.page.get_by_role("link", name="English", exact=True).click()
            visit.page.wait_for_url(page)
            _written_and_seen(visit, briefing, good.replace("kind: plan", "kind: plann"), "did you mean `plan`?")
            mended = good.replace("Three people were hurt", "Just three people were hurt")
            _written_and_seen(visit, briefing, mended, "Just three people were hurt")
        finally:
            served.terminate()
            served.wait(10)


def _written_and_seen(visit: Visit, file: Path, text: str, words: str) -> None:
    """Write a file, and wait until the page that stands in the browser has the words."""
    file.write_text(text, "utf-8")
    expect(visit.page.locator("body")).to_contain_text(words, timeout=30_000)


def _until(visit: Visit, address: str, words: str) -> None:
    """Open a page again and again until it has the words."""
    last = ""
    for _ in range(120):
        try:
            visit.page.goto(address, wait_until="commit", timeout=5000)
            last = visit.page.locator("body").inner_text(timeout=5000)
        except Exception as error:
            last = str(error)
        if words in last:
            return
        time.sleep(0.25)
    pytest.fail(f"“{words}” never came; last: {last[:500]}")


def test_each_language_names_its_own_canonical_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    root, site = lay_out(tmp_path / "papers"), tmp_path / "elsewhere" / "public"
    build_site(root, site)
    settings = root / "briefings/library.yml"
    settings.write_text(settings.read_text("utf-8") + "address: https://example.org/papers\n", "utf-8")
    build_site(root, site)
    for folder in ("", "es/"):
        home = f"https://example.org/papers/{folder}"
        page = (site / folder / "documents/harbour.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{home}documents/harbour.html">' in page
        assert f"{home}documents/harbour.html#visit" in page
        assert f'content="{home}assets/card.png"' in page
        assert f"{home}documents/harbour.html#visit" in (site / folder / "cite/harbour.ris").read_text("utf-8")
        assert f'href="{home}feeds/claims.xml"' in (site / folder / "feeds/claims.xml").read_text("utf-8")


def test_nothing_of_the_theme_lies_there_idle(site: Path) -> None:
    assert not list(site.rglob("*.map"))
    assert not [each for each in site.rglob("*") if each.parent.name in ("lunr", "workers")]
