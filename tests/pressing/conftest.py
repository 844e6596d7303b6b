"""A site built from the small library, served on loopback and opened in a real browser."""

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from briefpress.building.answering import answer
from briefpress.building.house import house_at
from briefpress.building.siting import build_site
from briefpress.copying.browsing import chromium
from tests.conftest import once

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def lay_out(root: Path, *, real: bool = False) -> Path:
    """Lay out a whole project at `root`: a library and the engine's settings.

    The library is the small one, or the `real` one without its texts.
    """
    library = ROOT if real else ROOT / "tests" / "small"
    for name in ("briefings", "seeds"):
        ignored = shutil.ignore_patterns("*.txt") if real else None
        shutil.copytree(library / name, root / name, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "docs" / "schema", root / "docs" / "schema")
    return root


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "small", partial(_build, real=False)) / "papers" / "site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real library, built without its texts."""
    return once(tmp_path_factory, "real", partial(_build, real=True)) / "papers" / "site"


def _build(folder: Path, *, real: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFINGS_CACHE", str(folder / "cache"))
        patch.delenv("BRIEFINGS_SEEDS", raising=False)
        house = house_at(lay_out(folder / "papers", real=real))
        said = answer(house, write=True)
        assert said.exit == 0, said.told["text"]
        build_site(house, house.root / "site")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The small site's address over http, on loopback."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session", params=["http", "file"])
def real_address(request: pytest.FixtureRequest, real_site: Path) -> Iterator[str]:
    """The real site's address, over http on loopback and from the disk."""
    if request.param == "file":
        yield real_site.as_uri()
        return
    with served(real_site) as where:
        yield where


def lacking(why: str) -> NoReturn:
    """Pass over a test that wants what is not there; under CI it must be."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        except Exception as error:
            lacking(f"no browser is to be had: {str(error).splitlines()[0]}")
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    yield opened
    opened.close()


class Visit:
    """A page that notes what it asks for, and what its console says."""

    def __init__(self, page: Page) -> None:
        self.page, self.requests, self.failed, self.said = page, [], [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._note_failure)
        page.on("console", lambda line: self.said.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the browser's own doing, when the next page is opened
            self.failed.append(request.url)


@pytest.fixture
def visit(context: BrowserContext) -> Visit:
    return Visit(context.new_page())
