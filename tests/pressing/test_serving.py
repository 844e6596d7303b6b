"""The preview: both languages, an edit seen, errors above every page and beside the claim, and the way back."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, Library
from tests.pressing.conftest import Visit, lay_out


@pytest.fixture
def papers(tmp_path: Path) -> Library:
    return Library(lay_out(tmp_path / "papers"))


@pytest.fixture
def address(papers: Library) -> Iterator[str]:
    with _served(papers, subprocess.DEVNULL) as (_, address):
        yield address


def test_both_languages_follow_an_edit_and_an_error_is_shown_above_them(papers: Library, address: str) -> None:
    english, spanish = f"{address}/documents/harbour.html", f"{address}/es/documents/harbour.html"
    assert "Three people were hurt" in _until(english, "The harbour talks")
    assert 'href="../es/documents/harbour.html"' in _until(english, "briefings-language")
    assert 'href="../../documents/harbour.html"' in _until(spanish, "Las conversaciones del puerto")
    assert "shards" in _until(f"{address}/es/search/manifest.js", "shards")
    epoch = re.findall(r"livereload\((\d+), \d+\);", _until(english, "livereload("))[0]
    papers.change("briefings/documents/harbour.yml", "kind: plan\n", "kind: plann\n")
    assert int(_read(f"{address}/livereload/{epoch}/1")) > int(epoch)
    page = _until(english, "did you mean `plan`?")
    assert "There are errors</h2>" in page
    assert "The harbour talks" in page
    assert '["/documents/harbour.html", "contract-planned", true, "' in page, page[page.index("for (const") :][:900]
    assert "<h1>There are errors</h1>" in _read(f"{address}/documents/nothing.html")
    assert "did you mean `plan`?" in _until(spanish, "harbour.yml:")
    papers.change("briefings/documents/harbour.yml", "kind: plann\n", "kind: plan\n")
    papers.change("briefings/documents/harbour.yml", "Three people were hurt", "Just three people were hurt")
    _until(english, "Just three people were hurt")
    _until(spanish, "Las conversaciones del puerto")
    papers.write("docs/es/method.md", "# Método\n\n[perdido](nowhere.md)\n")
    assert "mkdocs.yml, es:" in _until(english, "nowhere.md")
    papers.write("docs/es/method.md", "# Método\n\nSin enlaces.\n")
    _until(f"{address}/es/method.html", "Sin enlaces.")
    assert not papers.path("site").exists()


def test_what_is_wrong_stands_beside_its_claim(papers: Library, address: str, visit: Visit) -> None:
    page = visit.page
    _until(f"{address}/documents/column.html", "A column on the harbour")
    papers.change(
        "briefings/documents/harbour.yml", "kind: report\n    voice: [marea]", "kind: statement\n    voice: []"
    )
    _until(f"{address}/documents/column.html", "a statement has no voice")
    page.goto(f"{address}/documents/harbour.html")
    assert page.locator("aside[role=alert]").count() == 1
    note = page.locator("#three-hurt + .preview-note")
    assert note.inner_text().startswith("a statement has no voice; ")
    assert page.locator(".preview-note").count() == 1
    papers.change(
        "briefings/documents/harbour.yml", "kind: statement\n    voice: []", "kind: report\n    voice: [marea]"
    )
    expect(page.locator(".preview-note")).to_have_count(0, timeout=60_000)  # the page has reloaded by itself


def test_it_says_when_the_process_that_builds_was_ended(papers: Library) -> None:
    with _served(papers, subprocess.PIPE) as (served, address):
        _until(f"{address}/documents/harbour.html", "The harbour talks")
        (builder,) = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
        os.kill(int(builder), signal.SIGKILL)
        papers.change("briefings/documents/harbour.yml", "Three people were hurt", "Just three people were hurt")
        _, said = served.communicate(timeout=30)
    assert served.returncode == 1
    assert "Start the preview again." in said
    assert "Traceback" not in said


@contextmanager
def _served(papers: Library, said: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a preview, what it says going to `said`; yield its process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "briefpress", "--root", os.fspath(papers.root), "serve", "--address", address]
    served = subprocess.Popen(command, cwd=ROOT, stderr=said, text=True)
    try:
        yield served, f"http://{address}"
    finally:
        served.terminate()
        served.wait(10)


def _until(address: str, words: str) -> str:
    last = ""
    for _ in range(150):
        last = _read(address)
        if words in last:
            return last
        time.sleep(0.1)
    pytest.fail(f"“{words}” never came; last: {last[:300]}")


def _read(address: str) -> str:
    try:
        with urlopen(address, timeout=60) as reply:
            return str(reply.read(), "utf-8")
    except HTTPError as error:
        return str(error.read(), "utf-8")
    except URLError as error:
        return str(error)
