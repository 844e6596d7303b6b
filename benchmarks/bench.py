"""Measures checking, Markdown and site building on invented libraries of several sizes, all in one run.

Prints, for each step, CPU seconds (of all processes), wall seconds and peak memory (the proportional set
size of all processes together, sampled), and each step's cost as a ratio to the cold Markdown build of the
same library. Usage: python benchmarks/bench.py [SIZE …]; without sizes 100, 1,000 and 10,000.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import corpus
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent.parent
SIZES = (100, 1_000, 10_000)
LARGEST_SITE = 1_000
_TICK = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step took."""

    cpu: float
    wall: float
    megabytes: float


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end and return what it took, with all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=_environment(folder), stdout=subprocess.PIPE, text=True)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    said, _ = process.communicate()
    wall = time.perf_counter() - begun
    watcher.join()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{said}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, wall, peak[0] / 1024)


def _environment(folder: Path) -> dict[str, str]:
    outside = ("BRIEFINGS_SEEDS", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in outside}
    return kept | {"BRIEFINGS_CACHE": str(folder / ".cache"), "NO_MKDOCS_2_WARNING": "true"}


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_kilobytes, _family(process.pid))))
        time.sleep(_TICK)


def _family(pid: int) -> Iterable[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _kilobytes(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def edit(root: Path) -> None:
    """Change one word of one claim."""
    path = root / "briefings" / "documents" / "document-7.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("      en: '", "      en: 'Edited ", 1), "utf-8")


def steps(root: Path, size: int) -> Iterable[tuple[str, Cost]]:
    """Yield each step with what it took."""
    briefings = [sys.executable, "-m", "generator", "--root", str(root)]
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
    if size <= LARGEST_SITE:
        _lay_out_site(root)
        yield "MkDocs, English, pages ready", run([sys.executable, "-m", "mkdocs", "build", "-q"], root)


def _forgetting(root: Path) -> Callable[[], None]:
    def forget() -> None:
        shutil.rmtree(root / ".cache", ignore_errors=True)
        shutil.rmtree(root / "docs", ignore_errors=True)

    return forget


def _lay_out_site(root: Path) -> None:
    shutil.copy(HERE / "mkdocs.yml", root)
    shutil.copytree(HERE / "generator", root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (HERE / "docs" / "en").glob("m*"):
        target = root / "docs" / "en" / path.name
        shutil.copytree(path, target) if path.is_dir() else shutil.copy(path, target)


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
        whole = costs["check + Markdown, cold"].cpu
        for step, cost in costs.items():
            figures = (f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.megabytes:.0f}", f"{cost.cpu / whole:.3f}")
            table.add_row(f"{size:,}", step, *figures)
        table.add_section()
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
