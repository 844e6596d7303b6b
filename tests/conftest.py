"""A copy of the small, invented library for each test, and the real texts where they are."""

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.building.answering import Answer, answer
from briefpress.building.house import house_at
from briefpress.building.locking import lock_told

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "small"


class Library:
    """A library on disk, to be changed, checked and built."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, file: str) -> Path:
        return self.root / file

    def read(self, file: str) -> str:
        return self.path(file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        self.path(file).parent.mkdir(parents=True, exist_ok=True)
        self.path(file).write_text(text, "utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = self.read(file)
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))

    def check(self) -> Answer:
        return answer(house_at(self.root), write=False)

    def build(self, workers: int = 1) -> Answer:
        return answer(house_at(self.root), write=True, workers=workers)

    def forget(self) -> None:
        """Begin without what earlier builds remembered."""
        shutil.rmtree(house_at(self.root).cache, ignore_errors=True)

    def lock(self) -> str:
        text, did, _ = lock_told(house_at(self.root), "en")
        return text + did

    def pages(self) -> dict[str, str]:
        return {path: text for path, text in self.written().items() if path.endswith(".md")}

    def written(self) -> dict[str, str]:
        """Return everything that a build wrote: pages, search index, and what lies beside them."""
        docs = self.root / "docs"
        files = [path for path in sorted(docs.rglob("*")) if path.is_file()]
        return {str(path.relative_to(docs)): path.read_text("utf-8", "surrogateescape") for path in files}

    def take_texts(self) -> None:
        for path in (self.root / "seeds").glob("*.txt"):
            path.unlink()


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is made once in a run of tests, by the first of its processes that asks for it."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    place, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.held").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            make(place)
            done.touch()
    return place


def told(said: Answer) -> list[str]:
    """Return the problems of an answer as lines, without the lines quoted and the counts at the end."""
    lines = said.told["text"].splitlines()
    return [line for line in lines if re.match(r"\S+:\d+:\d+: ", line)]


def git(root: Path, *arguments: str, day: str = "") -> None:
    """Have git do something, as if on `day` (ISO 8601) when one is given."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    dated = {f"GIT_{each}_DATE": f"{day}T12:00:00Z" for each in ("COMMITTER", "AUTHOR") if day}
    command = ["git", *who, "-C", str(root), *arguments]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | dated)


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFINGS_SEEDS", raising=False)


@pytest.fixture
def small(tmp_path: Path) -> Library:
    root = tmp_path / "small"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("docs", "site"))
    return Library(root)


@pytest.fixture
def texts() -> Path:
    """The folder of the real source texts, which are not in the repository."""
    folder = Path(_SEEDS) if _SEEDS else ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the source texts are not at hand: set BRIEFINGS_SEEDS to their folder")
    return folder


_SEEDS = os.environ.get("BRIEFINGS_SEEDS", "")
