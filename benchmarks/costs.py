"""Runs a command and tells what it took."""

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
_TICK, _REST = 0.05, 20
_PORT = 8763
_PATIENCE = 1200


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
    """Note the peak of memory; a look at large processes takes long, so it must not fill the time."""
    while process.poll() is None:
        begun = time.perf_counter()
        peak[0] = max(peak[0], sum(map(kilobytes, family(process.pid))))
        time.sleep(max(_TICK, _REST * (time.perf_counter() - begun)))


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
    path = root / "briefings" / "documents" / "document-3.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("      en: '", "      en: 'Edited ", 1), "utf-8")


def edit_actor(root: Path) -> None:
    """Add a note to one actor."""
    path = sorted((root / "briefings" / "actors").glob("*.yml"))[0]
    note = "note: {en: A note., es: Una nota.}\n"
    path.write_text(path.read_text("utf-8").replace(note, "") + note, "utf-8")


def lay_out_site(root: Path) -> None:
    """Lay the engine's settings beside a library."""
    shutil.copy(HERE / "mkdocs.yml", root)
    (root / "docs").mkdir(exist_ok=True)


def watch_preview(root: Path) -> Cost:
    """Return what a preview takes from the saving of a briefing to the new page at its address."""
    address = f"http://127.0.0.1:{_PORT}/documents/document-3.html"
    command = [sys.executable, "-m", "briefpress", "--root", str(root), "serve", "--address", f"127.0.0.1:{_PORT}"]
    process = subprocess.Popen(
        command, cwd=root, env=_environment(root), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(address, lambda page: b"Edited" in page)
        before, worked = _get(address).count(b"Edited"), _worked(process)
        begun = time.perf_counter()
        edit(root)
        _wait(address, lambda page: page.count(b"Edited") > before)
        wall = time.perf_counter() - begun
        return Cost(_worked(process) - worked, wall, sum(map(kilobytes, family(process.pid))) / 1024)
    finally:
        process.terminate()
        process.wait()


def _wait(address: str, good: Callable[[bytes], bool]) -> None:
    for _ in range(round(_PATIENCE / _TICK)):
        if good(_get(address)):
            return
        time.sleep(_TICK)
    sys.exit(f"nothing came at {address}")


def _get(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
            return bytes(answer.read())
    except OSError:
        return b""


def _worked(process: subprocess.Popen[bytes]) -> float:
    """Return the CPU seconds of a process, of all that it begot, and of those of them that have ended."""
    return sum(map(_ticks, family(process.pid))) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0  # it has ended meanwhile
    return sum(map(int, stat.rpartition(")")[2].split()[11:15]))


def weight(folder: Path) -> float:
    """Return the megabytes of all files in a folder."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1e6
