"""An id that led somewhere once: git knows what became of it, and its content what it is called now."""

from pathlib import Path

import pytest

from tests.conftest import Library, git, told


@pytest.fixture
def kept(small: Library) -> Library:
    """The small library in a repository, with one commit."""
    git(small.root, "init", "-q")
    _commit(small)
    return small


def _commit(library: Library) -> None:
    git(library.root, "add", "-A", "briefings", "seeds")
    git(library.root, "commit", "-qm", "A commit")


def _move(library: Library, old: str, new: str) -> None:
    library.path(f"briefings/{old}.yml").rename(library.path(f"briefings/{new}.yml"))


def _references(library: Library) -> list[str]:
    return [line for line in told(library.check()) if "error[references]" in line]


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("warm", [False, True])
def test_what_was_renamed_is_told_with_its_new_name(kept: Library, committed: bool, warm: bool) -> None:
    if warm:
        kept.check()
    kept.change("briefings/documents/harbour.yml", "  not-bandits:", "  they-deny:")
    _move(kept, "actors/mara-ilves", "actors/ilves")
    _move(kept, "sections/energy", "sections/power")
    _move(kept, "documents/column", "documents/a-column")
    if committed:
        _commit(kept)
    lines = _references(kept)
    assert len(lines) == 4, lines
    said = " ".join(lines)
    assert "`harbour#not-bandits` is called `harbour#they-deny` now; write `harbour#they-deny` (also at" in said
    assert "`mara-ilves` is called `ilves` now; write `ilves`" in said
    assert "`energy` is called `power` now; write `power`" in said
    assert "the briefing `column` is called `a-column` now, and its claims are cited by the old name" in said


@pytest.mark.parametrize("committed", [False, True])
def test_what_was_deleted_is_told_as_deleted(kept: Library, committed: bool) -> None:
    text = kept.read("briefings/documents/harbour.yml")
    kept.write("briefings/documents/harbour.yml", text[: text.index("  not-bandits:")])
    kept.path("briefings/documents/column.yml").unlink()
    kept.path("briefings/actors/mara-ilves.yml").unlink()
    if committed:
        _commit(kept)
    said = " ".join(_references(kept))
    assert "`harbour#not-bandits` was deleted, and is still named here; take it out here, or bring it back" in said
    assert "the briefing `column` was deleted, and claims of it are still cited" in said
    assert "`mara-ilves` was deleted" in said
    assert "did you mean" not in said


def test_what_never_was_is_told_with_what_resembles_it(kept: Library) -> None:
    kept.change("briefings/findings/trade.yml", "[harbour#trade-record]", "[harbour#trade-recrod]")
    (line,) = told(kept.check())
    assert "there is no claim `harbour#trade-recrod`; did you mean `harbour#trade-record`?" in line


def test_without_git_nothing_is_known_of_what_was(small: Library) -> None:
    small.path("briefings/actors/mara-ilves.yml").unlink()
    (line,) = _references(small)
    assert "there is no actor `mara-ilves`" in line


def test_a_commit_that_changes_no_file_changes_what_is_known(kept: Library, tmp_path: Path) -> None:
    """In a linked working tree, too, whose log lies elsewhere."""
    tree = Library(tmp_path / "tree")
    git(kept.root, "worktree", "add", "-q", str(tree.root))
    tree.path("briefings/actors/mara-ilves.yml").unlink()
    assert "`mara-ilves` was deleted" in _references(tree)[0]
    git(tree.root, "checkout", "-q", "--orphan", "new")
    _commit(tree)
    assert "there is no actor `mara-ilves`" in _references(tree)[0]
