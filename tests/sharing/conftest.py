"""The small library in a repository with commits of known days, and what is shared of it."""

import os
import subprocess
from pathlib import Path

import pytest

from generator.building.house import house_at
from generator.building.sharing import share
from generator.model import Language
from tests.conftest import Library

ADDRESS = "address: https://example.org/papers\n"


def _git(root: Path, day: str, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    dated = os.environ | {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", *who, "-C", str(root), *arguments], check=True, capture_output=True, env=dated)


def committed(library: Library, day: str) -> None:
    """Commit what the library says, as if on `day`."""
    _git(library.root, day, "add", "-A", "briefings")
    _git(library.root, day, "commit", "-qm", day)


@pytest.fixture
def kept(small: Library) -> Library:
    """The small library, committed on one day, and one briefing changed on another."""
    small.write("briefings/library.yml", small.read("briefings/library.yml") + ADDRESS)
    _git(small.root, "2032-01-02", "init", "-q")
    committed(small, "2032-01-02")
    small.change("briefings/documents/harbour.yml", "visited Puerto Alto", "went to Puerto Alto")
    committed(small, "2032-03-04")
    return small


def shared(library: Library, language: Language = "en") -> Path:
    assert library.build().exit == 0
    site = library.root / "site"
    share(house_at(library.root), language, site)
    return site
