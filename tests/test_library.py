"""The real library, against the real texts where they are at hand, and against the lock where not."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefpress.building.answering import answer
from briefpress.building.house import house_at
from tests.conftest import ROOT, Library

FEWEST = {
    "ap-putin-visit-2023": 18,
    "putin-visit-announced-2023": 20,
    "russia-influence-2023": 35,
    "unrest-january-2022": 25,
    "korybko-essays-2022": 60,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name in ("briefings", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / "real" / name, ignore=shutil.ignore_patterns("*.txt"))
    return Library(tmp_path / "real")


def test_every_passage_stands_in_its_text(library: Library, texts: Path) -> None:
    said = answer(house_at(library.root, [texts]), write=False)
    assert (said.exit, said.told["text"].splitlines()[-1].split(": ")[-1]) == (0, "5 verified against the texts.")


def test_the_library_is_sound_without_the_texts(library: Library) -> None:
    said = library.build()
    assert said.exit == 0, said.told["text"]
    assert "5 verified against seeds/passages.lock" in said.told["text"]


def test_every_document_is_briefed_to_the_end(library: Library) -> None:
    library.build()
    pages = library.pages()
    for document, fewest in FEWEST.items():
        assert pages[f"en/documents/{document}.md"].count("\n#### ") >= fewest


def test_no_source_text_is_in_the_repository(texts: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    runs = set()
    for path in texts.glob("*.txt"):
        words = re.findall(r"\w+", path.read_text("utf-8").lower())
        runs |= {" ".join(words[start : start + 30]) for start in range(len(words) - 29)}
    assert runs
    for name in filter(None, tracked.split("\0")):
        path = ROOT / name
        if path.suffix in (".png", ".lock", ".woff2") or not path.is_file():
            continue
        words = re.findall(r"\w+", path.read_text("utf-8").lower())
        copied = next(
            (run for start in range(len(words) - 29) if (run := " ".join(words[start : start + 30])) in runs), ""
        )
        assert copied == "", name
