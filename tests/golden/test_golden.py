"""The small library produces the golden pages, to the letter."""

from pathlib import Path

from tests.golden import HERE, make


def test_the_pages_are_the_golden_ones(tmp_path: Path) -> None:
    golden = {str(path.relative_to(HERE)): path.read_text("utf-8") for path in HERE.rglob("*.md")}
    made = make(tmp_path)
    assert sorted(made) == sorted(golden)
    assert [path for path in made if made[path] != golden[path]] == [], "`make golden` writes them anew"
