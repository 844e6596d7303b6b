"""The quick converter says what Python-Markdown says, to the letter, or nothing."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from benchmarks import corpus
from briefpress import plugin
from briefpress.building.answering import answer
from briefpress.building.house import house_at, pages_by_hand
from briefpress.building.locking import write_lock
from briefpress.pressing.quick import convert, fits
from tests.pressing import hostile
from tests.pressing.conftest import ROOT
from tests.pressing.judge import GOLDEN, Ear, Judge, config_at

SCRIPTED = ["correct/index.md", "take/index.md"]
"""The two pages with buttons and scripts, the only ones of their kind, which are left to the judge."""


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def judge(patch: pytest.MonkeyPatch) -> Judge:
    return Judge(GOLDEN / "en", patch)


def uncovered(docs: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """Compare every page of a folder; return those that the quick converter leaves to the judge."""
    judge = Judge(docs, patch)
    left = [file.src_uri for file, text in judge.pages() if not judge.agrees(file, text)]
    assert [each for each in left if each in SCRIPTED] == SCRIPTED
    return [each for each in left if each not in SCRIPTED]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_golden_page_is_covered_and_the_same(language: str, patch: pytest.MonkeyPatch) -> None:
    assert uncovered(GOLDEN / language, patch) == []


def test_every_page_of_an_invented_library_is_covered_and_the_same(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "library"
    root.mkdir()
    corpus.write(root, 20)
    patch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    write_lock(house_at(root))
    for language in ("en", "es"):
        assert uncovered(_made(root, tmp_path, patch) / "docs" / language, patch) == []


def _made(root: Path, folder: Path, patch: pytest.MonkeyPatch) -> Path:
    patch.setenv("BRIEFINGS_CACHE", str(folder / "cache"))
    patch.delenv("BRIEFINGS_SEEDS", raising=False)
    said = answer(house_at(root), write=True, workers=1)
    assert said.exit == 0, said.told["text"]
    return root


Maker = Callable[[random.Random, str], str]
MAKERS: dict[str, tuple[Maker, int, int]] = {
    "signs in no order": (lambda rng, _: hostile.soup(rng), 3000, 20),
    "well-formed things on a line": (lambda rng, _: hostile.line(rng), 2000, 500),
    "well-formed blocks in any order": (lambda rng, _: hostile.built(rng), 3000, 100),
    "pages with signs lost and added": (hostile.spoilt, 2000, 250),
    "pages with hostile words": (hostile.reworded, 1500, 500),
}
"""How pages are made, how many of them, and how many of these the quick converter must at least cover."""


@pytest.mark.parametrize("name", MAKERS)
def test_a_hostile_page_is_converted_as_the_judge_does_or_not_at_all(name: str, judge: Judge) -> None:
    make, many, least = MAKERS[name]
    rng, pages = random.Random(name), list(judge.pages())
    covered = 0
    for _ in range(many):
        file, page = rng.choice(pages)
        covered += judge.agrees(file, make(rng, page))
    assert covered >= least


TRAPS = (
    "[\\]:](a)",
    "[a](&#9)",
    "# a\n[b](c)",
    "</>",
    "![a](b)",
    "*a **b* c**",
    "`a \\` b`",
    "a\n# b",
    "a\n- b",
    "a\n---",
    "a  \n[b](c)",
    "- a\n\n1. b",
    "> a\n\n> b",
    "    a",
    "| a | b |\n| --- | --- |\n| `c|d` | e |",
    "<div markdown>\n\n</div>",
    "<div markdown>\n\na",
    "<div>a</div>",
    '<a id="b">c</a>',
    "<https://a.b/id/c>",
    "&#35 a",
    "&copy a",
    "a_b_c",
    "[TOC]",
    "[a]: b",
    "[a][b]",
    "a {: .b }",
    "*a* {: .b }",
    "# C#",
    "a\tb",
    "~~~\na\n~~~",
    "a\x02b",
    "<!-- a -->",
    "- a\n\n    ",
    "- a\n    - b\n\n    c",
    "- a\n    - b\n    <svg c>",
    "> a\nb",
    "- a\n\n    > b\n\n    > c",
    "a  \n{: .b }",
    "` a`",
    "`a `",
    "**a***b*",
    "+ a",
    "!!! a",
    "> > a",
    "> a\nbc[d](e)",
    '<div markdown>\n\n<script type="application/ld+json">a</script>\n\n</div>',
    '<div title="`" markdown>\n\na\n\n</div>',
    "`<a>`",
    "`&amp;`",
    "\\>",
    '!!! note ""\n\n    a\n[b](c)',
    '!!! note ""\n\na',
    '<div markdown="1" markdown>\n\na\n\n</div>',
    '<div title="&quot;" markdown>\n\na\n\n</div>',
    '[a](b){: href="c" }',
    '[a](b){: title="*c*" }',
    '[a](b "c")',
    "[a](<b>)",
    "*a*{: .b }}",
)


@pytest.mark.parametrize("text", TRAPS)
def test_what_is_not_surely_understood_is_left_to_the_judge(text: str) -> None:
    assert convert(text, str) is None


def test_a_page_tells_its_title_contents_anchors_and_links() -> None:
    page = convert(
        "# *A* & b\n".replace("&", "&amp;")
        + "\n[one](x.md#y){: .ref #z } \\*\n{: .lead }\n\n## Two\n\n## Two\n\n### [q](q.md) {: #three .k }\n",
        lambda target: target.replace(".md", ".html"),
    )
    assert page is not None
    assert page.html == (
        '<h1 id="a-b"><em>A</em> &amp; b<a class="headerlink" href="#a-b" title="Permanent link">¶</a></h1>\n'
        '<p class="lead"><a class="ref" href="x.html#y" id="z">one</a> *</p>\n'
        '<h2 id="two">Two<a class="headerlink" href="#two" title="Permanent link">¶</a></h2>\n'
        '<h2 id="two_1">Two<a class="headerlink" href="#two_1" title="Permanent link">¶</a></h2>\n'
        '<h3 class="k" id="three"><a href="q.html">q</a>'
        '<a class="headerlink" href="#three" title="Permanent link">¶</a></h3>'
    )
    assert page.title == "A &amp; b"
    assert page.anchors == {"a-b", "z", "two", "two_1", "three"}
    assert page.links == ("x.md#y", "q.md")
    assert [each["name"] for each in page.toc[0]["children"]] == ["Two", "Two"]
    assert page.toc[0]["children"][1]["children"][0]["html"] == '<a href="q.md">q</a>'


def test_an_address_is_escaped_for_html() -> None:
    page = convert("[a](b)", lambda target: f'{target}?c&d&amp;e<f>"')
    assert page is not None
    assert page.html == '<p><a href="b?c&amp;d&amp;e&lt;f&gt;&quot;">a</a></p>'


def test_it_is_written_for_our_settings_and_the_libraries_that_are_installed() -> None:
    config = config_at(ROOT / "docs")
    assert fits(config.markdown_extensions, config.mdx_configs)


def test_with_other_settings_or_libraries_it_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    config = config_at(ROOT / "docs")
    extensions, configs = config.markdown_extensions, config.mdx_configs
    assert not fits([*extensions, "footnotes"], configs)
    assert not fits(extensions, {"toc": {"permalink": "#", "toc_depth": 3}})
    monkeypatch.setattr(markdown, "__version__", "0")
    assert not fits(extensions, configs)


@pytest.mark.parametrize("which", ["site", "real_site"])
def test_every_page_of_a_site_is_covered_and_to_the_byte_what_the_engine_makes_alone(
    which: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: Path = request.getfixturevalue(which)
    ear, left = Ear(monkeypatch), []

    def rendered(page: Page, config: MkDocsConfig, files: Files) -> None:
        if not ear.agrees(page, config, files):
            left.append(page.file.src_uri)
            ear.judge(page, config, files)

    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(plugin, "hasten", lambda page: setattr(page, "render", partial(rendered, page)))
    build(load_config(str(built.parent / "mkdocs.yml"), site_dir=str(tmp_path / "plain")))
    by_hand = {f"{each}.md" for each in pages_by_hand(house_at(built.parent), "en")}
    assert sorted(each for each in left if each not in by_hand) == sorted(SCRIPTED * 2)
    pages = sorted(path.relative_to(tmp_path / "plain") for path in (tmp_path / "plain").rglob("*.html"))
    assert len(pages) > 60
    assert [page for page in pages if (tmp_path / "plain" / page).read_bytes() != (built / page).read_bytes()] == []
