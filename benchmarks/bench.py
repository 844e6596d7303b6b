"""Measures checking, Markdown and site building on invented libraries of several sizes, all in one run.

Prints, for each step, CPU seconds (of all processes), wall seconds and peak memory (the proportional set
size of all processes together, sampled), and each step's cost as a ratio to the cold Markdown build of the
same library. Usage: python benchmarks/bench.py [SIZE …]; without sizes 5, 1,000 and 10,000.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import corpus
import hugo
from costs import Cost, edit, edit_actor, lay_out_site, run, watch_preview, weight
from rich.console import Console
from rich.table import Table

SIZES = (5, 1_000, 10_000)
LARGEST_PLAIN = 1_000
"""MkDocs alone is not asked to build more briefings: it would take hours."""
_PLAIN = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "plain"]


def steps(root: Path, size: int) -> Iterable[tuple[str, Cost]]:
    """Yield each step with what it took."""
    briefings = [sys.executable, "-m", "briefpress", "--root", str(root)]
    markdown = [*briefings, "build", "--markdown"]
    fresh = _forgetting(root)
    yield "lock", run([*briefings, "lock"], root)
    fresh()
    yield "check, cold", run([*briefings, "check"], root)
    fresh()
    yield "check + Markdown, cold", run(markdown, root)
    yield "check + Markdown, unchanged", run(markdown, root)
    edit(root)
    yield "check + Markdown, one edit", run(markdown, root)
    fresh()
    lay_out_site(root)
    site = [*briefings, "build"]
    yield "site, cold", run(site, root)
    yield "site, unchanged", run(site, root)
    edit(root)
    yield "site, one edit", run(site, root)
    edit_actor(root)
    yield "site, an actor's note", run(site, root)
    yield "preview, one edit", watch_preview(root)
    if size <= LARGEST_PLAIN:
        yield "MkDocs alone, both languages", run(_PLAIN, root)
    if made := hugo.build(root):
        yield "Hugo, the same pages", made


def _forgetting(root: Path) -> Callable[[], None]:
    def forget() -> None:
        shutil.rmtree(root / ".cache", ignore_errors=True)
        shutil.rmtree(root / "docs", ignore_errors=True)

    return forget


def main() -> None:
    """Measure every size and print the table."""
    sizes = [int(size.replace(",", "")) for size in sys.argv[1:]] or SIZES
    table = Table("briefings", "step", "CPU s", "wall s", "MB", "ratio", title="What it takes")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "library"
            root.mkdir()
            corpus.write(root, size)
            costs = dict(steps(root, size))
            table.add_row(f"{size:,}", "weight of the site", "", "", f"{weight(root / 'site'):.0f}", "")
        whole = costs["check + Markdown, cold"].cpu
        for step, cost in costs.items():
            figures = (f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.megabytes:.0f}", f"{cost.cpu / whole:.3f}")
            table.add_row(f"{size:,}", step, *figures)
        table.add_section()
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
