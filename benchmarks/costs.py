"""Runs a command and tells what it took."""

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
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
        peak[0] = max(peak[0], sum(map(kilobytes, family(process.pid))))
        time.sleep(_TICK)


def family(pid: int) -> Iterable[int]:
    """Yield a process and all that it begot."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def kilobytes(pid: int) -> int:
    """Return a process's proportional set size."""
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


def lay_out_site(root: Path) -> None:
    """Lay the engine's settings and the hand-written pages beside a library whose pages are built."""
    shutil.copy(HERE / "mkdocs.yml", root)
    shutil.copytree(HERE / "generator", root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (HERE / "docs" / "en").glob("m*"):
        target = root / "docs" / "en" / path.name
        shutil.copytree(path, target) if path.is_dir() else shutil.copy(path, target)
