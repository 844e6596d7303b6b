"""A copy of the site opened in Chromium from a disk: what it shows, what its search finds, what it asks of others."""

import json
import os
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from lxml import html
from lxml.html import HtmlElement

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What it is called; the first has no window to draw and takes half the time."""
_FLAGS = (
    "--headless",
    "--no-sandbox",  # the pages are our own; in a container there is none to be had
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # the network is off
    "--virtual-time-budget=30000",
    "--dump-dom",
)
_PATIENCE = 120
"""After so many seconds a browser that has said nothing is taken for broken."""
_NOBODY = "not an origin"
"""Of whom Chromium says that they ask for something when no page does, but it itself."""


class NotShown(Exception):
    """A page does not show what it should, or asks something of others; the message says what."""


def chromium() -> str | None:
    """Return the path of a browser, where there is one; `CHROMIUM_PATH` names another."""
    return os.environ.get("CHROMIUM_PATH") or next((found for name in _NAMES if (found := shutil.which(name))), None)


def browse(archive: Path, program: str) -> tuple[int, int]:
    """Open an archived site with its own search, as a reader without a network would.

    Returns the number of pages that were opened, and of searches that found what they should. Raises NotShown.
    """
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive) as packed:
        root = Path(folder) / "site"
        packed.extractall(root)
        homes = [each for each in (root, *sorted(root.iterdir())) if (each / "search.html").is_file()]
        pages = [root / "START.html", *(each / "index.html" for each in homes)]
        for page in pages:
            if not _shown(program, page.as_uri(), folder).xpath("//h1"):
                raise NotShown(f"{page.relative_to(root)} shows no heading")
        searches = [(home, *each) for home in homes for each in _wanted(home)]
        for home, words, target in searches:
            found = _shown(program, f"{(home / 'search.html').as_uri()}?q={quote(words)}", folder)
            if not any(link.partition("#")[0].endswith(target) for link in found.xpath("//*[@id='find']//a/@href")):
                raise NotShown(f"{(home / 'search.html').relative_to(root)} does not find {target} by `{words}`")
        return len(pages), len(searches)


def _wanted(home: Path) -> Iterator[tuple[str, str]]:
    """Yield what is searched for in a language, and the page that must be found: an actor's, without accents, and a
    document's.
    """
    for actor in json.loads((home / "data" / "actors.json").read_text("utf-8"))[:1]:
        name = next(iter(actor["name"].values()))
        yield _bare(name), f"actors/{actor['id']}.html"
    for document in json.loads((home / "data" / "documents.json").read_text("utf-8"))[:1]:
        yield document["title"], f"documents/{document['id']}.html"


def _bare(name: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each)).lower()


def _shown(program: str, address: str, folder: str) -> HtmlElement:
    """Return a page as it stands when its scripts are done."""
    log = Path(folder) / "requests.json"
    command = [program, *_FLAGS, f"--user-data-dir={folder}/profile", f"--log-net-log={log}", address]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise NotShown(f"{program} did not open {address} in {_PATIENCE} seconds") from late
    if done.returncode or not done.stdout.strip():
        raise NotShown(f"{program} did not open {address}: {done.stderr.decode(errors='replace')[-500:]}")
    if asked := next(_asked(log), ""):
        raise NotShown(f"{address} asks for {asked}")
    return html.document_fromstring(done.stdout, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def _asked(log: Path) -> Iterator[str]:
    """Yield what a page asked of others, as Chromium's log of its network has it."""
    for event in json.loads(log.read_text("utf-8", "replace"))["events"]:
        known = event.get("params", {})
        address = known.get("url", "")
        if known.get("initiator", _NOBODY) != _NOBODY and not address.startswith(("file:", "data:", "blob:")):
            yield address
