"""What is missing before a site is published, and whether the site keeps the policy that its server may send."""

import functools
import http.server
import os
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefpress.building.house import house_at
from briefpress.building.publishing import publishing_told
from briefpress.building.siting import build_site
from briefpress.building.stamping import made_of, stamp
from briefpress.pressing.policy import policy_of
from tests.conftest import Library, git
from tests.pressing.conftest import lay_out

SOUND = "address: https://example.org/papers\n"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)
    return Library(lay_out(tmp_path / "papers"))


def _publish(library: Library, *, build: bool = True, private: bool = False) -> tuple[str, int]:
    house = house_at(library.root)
    if build:
        shown = house_at(library.root) if not private else type(house)(house.root, house.seeds, True)
        from briefpress.building.answering import answer

        said = answer(shown, write=True, workers=1)
        assert said.exit == 0
        made = made_of(shown, said.of)
        build_site(shown, library.path("site"), workers=1)
        stamp(shown, library.path("site"), made)
    return publishing_told(house, library.path("site"), "en")


def test_what_is_missing_is_told_and_nothing_else(papers: Library, tmp_path: Path) -> None:
    assert "There is no site" in _publish(papers, build=False)[0]
    told, code = _publish(papers)
    assert code == 1
    assert told.splitlines() == [
        "briefings/library.yml names no `address:`. Citations, feeds, the map of the site and the links between its"
        " languages need it."
    ]
    papers.write("briefings/library.yml", papers.read("briefings/library.yml") + SOUND)
    told, code = _publish(papers, build=False)
    assert (told.count("\n"), code) == (1, 1)
    assert "is not of what the library says now" in told
    told, code = _publish(papers)
    assert code == 0, told
    assert f"Content-Security-Policy: {policy_of(papers.path('site'))}" in told
    git(papers.root, "init", "-q")
    git(papers.root, "add", "-A")
    git(papers.root, "commit", "-q", "-m", "one")
    git(papers.root, "commit", "-q", "--allow-empty", "-m", "two")
    git(tmp_path, "clone", "-q", "--depth", "1", papers.root.as_uri(), "shallow")
    told, _ = _publish(Library(tmp_path / "shallow"))
    assert "shallow clone" in told


def test_a_private_site_is_not_to_be_published(papers: Library) -> None:
    told, code = _publish(papers, private=True)
    assert code == 1
    assert "texts that may not be published" in told


def test_a_library_with_errors_is_not_looked_at(papers: Library) -> None:
    _publish(papers)
    papers.change("briefings/documents/harbour.yml", "kind: plan\n", "kind: plann\n")
    told, code = _publish(papers, build=False)
    assert code == 1
    assert "did you mean `plan`?" in told


class _Strict(http.server.SimpleHTTPRequestHandler):
    policy = ""

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


PAGES = ("index.html", "documents/harbour.html", "search.html?q=ilves", "es/timeline/index.html", "take/index.html")


def test_the_site_keeps_its_policy(site: Path, browser: Browser) -> None:
    _Strict.policy = policy_of(site)
    assert "script-src 'self' 'sha256-" in _Strict.policy
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Strict, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page, said = browser.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    for path in (*PAGES, "correct/index.html#harbour/visit", "404.html"):
        page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
        page.wait_for_timeout(300)
        if path.startswith("search"):
            page.wait_for_selector(".find-title")
    assert said == []
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
    assert any("Content Security Policy" in each for each in said)
    server.shutdown()


def test_building_a_private_site_leaves_the_environment_alone(papers: Library) -> None:
    _publish(papers, private=True)
    assert "BRIEFINGS_WITH_TEXTS" not in os.environ
