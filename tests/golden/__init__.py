"""The Markdown that the small library must produce."""

import shutil
from pathlib import Path

from briefpress.building.answering import answer
from briefpress.building.house import house_at

HERE = Path(__file__).parent
SMALL = HERE.parent / "small"


def make(folder: Path) -> dict[str, str]:
    """Build the pages of the small library in `folder`, and return them by path."""
    root = folder / "library"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("docs", "site"))
    said = answer(house_at(root), write=True, workers=1)
    assert said.exit == 0, said.told["text"]
    docs = root / "docs"
    return {str(path.relative_to(docs)): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
