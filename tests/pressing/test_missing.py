"""An address that has no page: its own language, a search box and ways on, wherever the site lies."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefpress.building.answering import answer
from briefpress.building.house import house_at
from briefpress.pressing.engine import build_site
from tests.pressing.conftest import Visit, lay_out

ENGLISH, SPANISH = "This page is not here", "Esta página no está aquí"


class _Below(http.server.SimpleHTTPRequestHandler):
    """Serves a site below `/papers/`, and for what is not there the nearest page that says so."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/papers")) if path.startswith("/papers/") else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        folder = "es/" if self.path.startswith("/papers/es/") else ""
        page = Path(self.directory, folder, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def below(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Below, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/papers/"
    server.shutdown()


@pytest.mark.parametrize(
    ("missing", "title", "root"),
    [
        ("nothing.html", ENGLISH, ""),
        ("documents/nothing.html", ENGLISH, ""),
        ("who/knows/where/", ENGLISH, ""),
        ("es/nada.html", SPANISH, "es/"),
        ("es/actors/nada/nada.html", SPANISH, "es/"),
    ],
)
def test_it_leads_on_from_any_depth_below_a_path_and_without_an_address(
    visit: Visit, below: str, missing: str, title: str, root: str
) -> None:
    page = visit.page
    page.goto(f"{below}{missing}")
    assert page.locator("h1").inner_text() == title
    assert page.evaluate("getComputedStyle(document.querySelector('.find-form')).display") == "flex"
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(each => each.href)")
    assert {f"{below}{root}index.html", f"{below}{root}documents/index.html"} <= set(links)
    other = f"{below}{'' if root else 'es/'}index.html"
    assert other in links
    for link in links:
        if not link.endswith("/issues/new"):  # where mistakes are reported is not here
            assert page.request.get(link).status == 200, link
    page.locator(".find-form .find-input").fill("Ilves")
    page.locator(".find-form .find-submit").click()
    page.wait_for_url(f"{below}{root}search.html?q=Ilves")
    page.locator(".find-results .find-title").first.wait_for()


def test_the_search_box_of_its_head_works_too(visit: Visit, below: str) -> None:
    page = visit.page
    page.goto(f"{below}es/documents/nada.html")
    page.locator(".find-box .find-input").fill("Ilves")
    page.locator(".find-options [role=option]").first.wait_for()


@pytest.mark.parametrize(("file", "title"), [("404.html", ENGLISH), ("es/404.html", SPANISH)])
def test_opened_from_a_disk_it_leads_on(visit: Visit, site: Path, file: str, title: str) -> None:
    page = visit.page
    page.goto((site / file).as_uri())
    assert page.locator("h1").inner_text() == title
    page.locator(".md-content ul a").first.click()
    page.wait_for_url((site / file).with_name("index.html").as_uri())


def test_with_an_address_its_links_are_whole_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay_out(tmp_path / "papers")
    library = root / "briefings/library.yml"
    library.write_text(f"{library.read_text('utf-8')}address: https://example.org/papers/\n", "utf-8")
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    assert answer(house_at(root), write=True).exit == 0
    build_site(root, root / "site")
    for folder, other in (("", "/papers/es/index.html"), ("es/", "/papers/es/../index.html")):
        text = (root / "site" / folder / "404.html").read_text("utf-8")
        links = set(re.findall(r' (?:href|src|action)="([^"]*)"', text))
        links.remove("https://example.org/harbour/papers/issues/new")
        assert f"/papers/{folder}documents/index.html" in links
        assert other in links
        assert {each for each in links if not each.startswith("/papers/") or "//" in each} <= {"#"}
        assert "<base" not in text
        assert "XMLHttpRequest" not in text
