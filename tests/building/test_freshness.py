"""The law of freshness: what a build answers and writes from memory is what it would without, to the byte."""

import json
import os
import shutil
from pathlib import Path

import pytest

from briefpress.building.answering import Answer
from tests.building.edits import Editor
from tests.conftest import Library

EDITS = int(os.environ.get("BRIEFINGS_FUZZ", "180"))
ROUNDS = 6
EVERY = 5
UNSEEN = ("passages", "changed", "occurrence", "quotation")
"""The rules that tell what of a text nobody has seen yet."""


def cold(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Answer, dict[str, str]]:
    """Return what a copy that remembers nothing says and writes."""
    root = tmp_path / "cold"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(library.root, root, ignore=shutil.ignore_patterns("docs"))
    for page in library.root.glob("docs/*/method.md"):
        to = root / page.relative_to(library.root)
        to.parent.mkdir(parents=True)
        shutil.copy(page, to)
    with monkeypatch.context() as patch:
        patch.setenv("BRIEFINGS_CACHE", str(tmp_path / "forgetful"))
        shutil.rmtree(tmp_path / "forgetful", ignore_errors=True)
        copy = Library(root)
        said = copy.build()
        return said, copy.written() if said.exit == 0 else {}


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_memory_never_changes_an_answer_or_a_byte(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    small.write("docs/en/method.md", "# By hand\n")
    editor, done = Editor(small, seed), ["begin"]
    for number in range(EDITS // ROUNDS):
        if number % EVERY == 0:
            compare(small, tmp_path, monkeypatch, done)
            agree(small, tmp_path, done)
            editor.mend()
            done.append("mend")
            assert compare(small, tmp_path, monkeypatch, done).exit == 0
        small.build()
        done.append(editor.edit())


def agree(library: Library, tmp_path: Path, done: list[str]) -> None:
    """Compare what is said with what is said without the texts: it differs only in what of the texts nobody has seen,
    and such things are errors with and without them.
    """
    root = tmp_path / "textless"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(library.root, root, ignore=shutil.ignore_patterns("*.txt", "site"))
    said, without = library.check(), Library(root).check()
    one, other = (
        [_verdict(each) for each in all_of(answer) if each["rule"] not in UNSEEN] for answer in (said, without)
    )
    assert one == other, done
    is_changed = any(each["message"] == "changed.text" for each in all_of(said))
    assert is_changed or said.exit == without.exit, done


def _verdict(problem: dict[str, str]) -> dict[str, str]:
    """Return a problem without its hint, which may offer words of a text that is at hand."""
    return {name: value for name, value in problem.items() if name != "hint"}


def all_of(answer: Answer) -> list[dict[str, str]]:
    return json.loads(answer.told["json"])["problems"]


def compare(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: list[str]) -> Answer:
    """Compare a build with one that remembers nothing; return what it says."""
    said = library.build()
    fresh, written = cold(library, tmp_path, monkeypatch)
    assert said.told == fresh.told, done
    assert said.exit or library.written() == written, done
    return said
