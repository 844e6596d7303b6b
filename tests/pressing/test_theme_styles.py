"""The theme's styles are cut of what no page has, and of nothing else."""

import re
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir

from briefpress.building.house import house_at
from briefpress.building.siting import build_site
from briefpress.pressing.styles import _IDLE, trimmed
from tests.conftest import Library
from tests.pressing.conftest import lay_out

CLASS = re.compile(r'class="([^"]*)"')


def _main() -> str:
    [path] = Path(get_theme_dir("material")).glob("assets/stylesheets/main.*.min.css")
    return path.read_text("utf-8")


@pytest.mark.parametrize("which", ["site", "real_site"])
def test_no_page_has_what_is_cut(which: str, request: pytest.FixtureRequest) -> None:
    built: Path = request.getfixturevalue(which)
    pages = list(built.rglob("*.html"))
    assert len(pages) > 60
    classes = {name for page in pages for found in CLASS.findall(page.read_text("utf-8")) for name in found.split()}
    assert "md-typeset" in classes
    assert [name for name in sorted(classes) if _IDLE.search(f".{name}")] == []
    [styles] = built.glob("assets/stylesheets/main.*.css")
    assert len(styles.read_text("utf-8")) < 0.6 * len(_main())


def test_what_is_not_idle_stays_as_it_was() -> None:
    media = "@media screen{.tabbed-set{f:g}.h{i:j}}@media print{.critic{k:l}}"
    css = "a{b:c}.md-nav,.md-search .x{d:e}" + media + "@font-face{m:n}"
    assert trimmed(css) == "a{b:c}.md-nav{d:e}@media screen{.h{i:j}}@font-face{m:n}"
    assert trimmed(".task-lists{a:b}.md-searching{c:d}") == ".task-lists{a:b}.md-searching{c:d}"
    assert trimmed("a{b:c} /* a comment */") == "a{b:c} /* a comment */"
    assert trimmed("a{b:c") == "a{b:c"


def test_every_rule_of_the_theme_that_is_kept_is_to_the_letter_in_it() -> None:
    before = _main()
    for part in re.findall(r"[^{}]+\{[^{}]*\}", trimmed(before)):
        head, _, body = part.partition("{")
        assert f"{{{body}" in before, head


def test_a_library_with_settings_of_its_own_keeps_the_whole_theme(tmp_path: Path) -> None:
    papers = Library(lay_out(tmp_path / "papers"))
    papers.write("mkdocs.yml", papers.read("mkdocs.yml") + "markdown_extensions: [footnotes]\n")

    assert papers.build().exit == 0
    build_site(house_at(papers.root), tmp_path / "site")
    [styles] = (tmp_path / "site").glob("assets/stylesheets/main.*.css")
    assert styles.read_text("utf-8") == _main()
