"""Measures the search index and the search in a real browser, beside the theme's own search of the same pages.

Prints what the index costs to build (cold, and after one edit) and how large it is; then, over http on loopback and
from `file://`, when the search is ready, how long the first answer takes and the following ones, what the first
fetches, and the memory of the browser's page process. The theme's own search (lunr, in a worker) gets the index that
MkDocs makes of the same pages, over http; from `file://` it finds nothing. Nothing is compressed on the way.
Usage: python benchmarks/search.py [SIZE]; without a size 10,000.
"""

import functools
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import corpus
import yaml
from costs import Cost, edit, family, kilobytes, lay_out_site, run
from playwright.sync_api import Page, Playwright, sync_playwright
from rich.console import Console
from rich.table import Table

from briefpress.copying.browsing import chromium

SIZE = 10_000
RANKS = (100, 200, 500, 1_000, 3_000, 10_000, 25_000)
"""How common the words are that are asked for; in a written language the words before the hundredth say little."""
PATIENCE = 600_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
READY = """
new MutationObserver(() => {
  const there = SELECTOR;
  if (there && !window.readyAt) window.readyAt = performance.now();
}).observe(document, {childList: true, subtree: true, characterData: true});
"""
OURS_READY = READY.replace("SELECTOR", "document.querySelector('.find-form')")
THEIRS_READY = READY.replace(
    "SELECTOR", "/Type to start/.test((document.querySelector('.md-search-result__meta') || {}).textContent)"
)
ASK = """
([box, said, query]) => new Promise((done) => {
  const input = document.querySelector(box);
  const begun = performance.now();
  const seen = new MutationObserver(() => { seen.disconnect(); done(performance.now() - begun); });
  seen.observe(document.querySelector(said), {childList: true, characterData: true, subtree: true});
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
})
"""
OURS = ("#find input[type=search]", ".find-status")
THEIRS = (".md-search__input", ".md-search-result__meta")


@dataclass(frozen=True, slots=True)
class Told:
    """What a browser tells of one search: milliseconds, kilobytes fetched up to the first answer, megabytes."""

    ready: float
    first: float
    following: list[float]
    fetched: float
    memory: float


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on loopback and yield its address."""
    handler = functools.partial(_Silent, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def queries(root: Path) -> list[str]:
    """Return a pair of words, then common and rare words, pairs, a word without accents, a prefix and an actor."""
    words = [corpus.vocabulary()[rank] for rank in RANKS]
    pairs = [f"{one} {other}" for one, other in zip(words, words[2:], strict=False)]
    folded = [unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode() for word in words]
    actor = yaml.safe_load((root / "briefings/actors/actor-3.yml").read_text("utf-8"))["name"]["en"]
    return [*pairs, *words, *folded, words[4][:4], actor]


def ask(page: Page, address: str, site: Path, ready: str, places: tuple[str, str], asked: list[str]) -> Told:
    """Open a page, ask it all queries, and return what it told."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.add_init_script(ready)
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.readyAt", timeout=PATIENCE)
    first = page.evaluate(ASK, [*places, asked[0]])
    page.wait_for_timeout(300)
    size = sum(_bytes(site, url) for url in fetched if "search" in url and not url.endswith(".html"))
    following = [page.evaluate(ASK, [*places, query]) for query in asked[1:]]
    return Told(page.evaluate("window.readyAt"), first, following, size / 1000, _memory())


def _bytes(site: Path, url: str) -> int:
    path = unquote(urlsplit(url).path).removeprefix(str(site)).lstrip("/")
    return (site / path).stat().st_size if (site / path).is_file() else 0


def _memory() -> float:
    def is_page(pid: int) -> bool:
        return b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes()

    return max(kilobytes(pid) for pid in family(os.getpid()) if is_page(pid)) / 1024


def theirs(big: Path, folder: Path) -> Path:
    """Build a site of one page with the theme's own search, over the index of the `big` site; return its folder."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Search\n", "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Theirs\ntheme: material\nplugins: [search]\n", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "true"},
        check=True,
    )
    shutil.copy(big / "search/search_index.json", folder / "site/search/search_index.json")
    return folder / "site"


def index_costs(root: Path) -> dict[str, Cost]:
    """Build the pages, and return what the index alone costs cold, and everything after one edit."""
    briefings = [sys.executable, "-m", "briefpress", "--root", str(root)]
    markdown = [*briefings, "build", "--markdown"]
    run([*briefings, "lock"], root)
    run(markdown, root)
    for folder in (*root.glob(".cache/*/search"), *root.glob("docs/*/search")):
        shutil.rmtree(folder)
    cold = run(markdown, root)
    edit(root)
    return {"index, both languages, cold": cold, "pages and index, one edit": run(markdown, root)}


def sizes(index: Path) -> tuple[float, float]:
    """Return the kilobytes of terms and facets, and of what results show."""
    files = {path: path.stat().st_size for path in index.rglob("*") if path.is_file()}
    shown = sum(size for path, size in files.items() if path.is_relative_to(index / "s"))
    return (sum(files.values()) - shown) / 1000, shown / 1000


def measure(engine: Playwright, root: Path, folder: Path) -> Iterator[tuple[str, Told]]:
    """Yield each search with what it told, each in a browser of its own."""
    asked, site = queries(root), root / "site"
    path = chromium()

    @contextmanager
    def page() -> Iterator[Page]:
        browser = engine.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_page()
        browser.close()

    with served(site) as address, page() as http:
        yield "ours, http", ask(http, f"{address}/search.html", site, OURS_READY, OURS, asked)
    with page() as disk:
        yield "ours, file", ask(disk, (site / "search.html").as_uri(), site, OURS_READY, OURS, asked)
    other = theirs(site, folder)
    with served(other) as address, page() as http:
        yield "the theme's, http", ask(http, f"{address}/index.html", other, THEIRS_READY, THEIRS, asked)


def main() -> None:
    """Measure and print."""
    size = int(sys.argv[1].replace(",", "")) if sys.argv[1:] else SIZE
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "library"
        root.mkdir()
        corpus.write(root, size)
        costs = Table("step", "CPU s", "wall s", "MB", title=f"The index of {size:,} briefings")
        for step, cost in index_costs(root).items():
            costs.add_row(step, f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.megabytes:.0f}")
        console.print(costs)
        terms, shown = sizes(root / "docs/en/search")
        console.print(
            f"Terms, names and facets {terms / size:.2f} kB a briefing; what results show {shown / size:.2f} kB"
        )
        lay_out_site(root)
        (root / "theirs.yml").write_text("INHERIT: mkdocs.yml\nplugins: [search]\n", "utf-8")
        run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", "theirs.yml"], root)
        table = Table("search", "ready ms", "first ms", "next ms", "slowest ms", "fetched kB", "MB")
        with sync_playwright() as engine:
            for name, told in measure(engine, root, Path(temporary) / "theirs"):
                times = (told.ready, told.first, statistics.median(told.following), max(told.following))
                table.add_row(name, *(f"{time:,.0f}" for time in times), f"{told.fetched:,.0f}", f"{told.memory:,.0f}")
        console.print(table)


if __name__ == "__main__":
    main()
