"""The small library in a repository with commits of known days, and what is shared of it."""

from pathlib import Path

import pytest

from briefpress.building.house import BESIDE
from briefpress.model import Language
from tests.conftest import Library, git

ADDRESS = "address: https://example.org/papers\n"


def committed(library: Library, day: str) -> None:
    """Commit what the library says, as if on `day`."""
    git(library.root, "add", "-A", "briefings", day=day)
    git(library.root, "commit", "-qm", day, day=day)


@pytest.fixture
def kept(small: Library) -> Library:
    """The small library, committed on one day, and one briefing changed on another."""
    small.write("briefings/library.yml", small.read("briefings/library.yml") + ADDRESS)
    git(small.root, "init", "-q")
    committed(small, "2032-01-02")
    small.change("briefings/documents/harbour.yml", "visited Puerto Alto", "went to Puerto Alto")
    committed(small, "2032-03-04")
    return small


def shared(library: Library, language: Language = "en") -> Path:
    assert library.build().exit == 0
    return library.root / "docs" / BESIDE / language
