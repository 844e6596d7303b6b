"""Whatever is edited, the site that is brought up to date is, file by file, what MkDocs alone makes of the library."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.building import siting
from briefpress.building.answering import answer
from briefpress.building.house import BY_FOLDER, PAGES, house_at
from briefpress.building.siting import build_site, differing, first_site
from briefpress.pressing import laying
from briefpress.pressing.engine import EngineFailed
from briefpress.pressing.holding import Pressed
from tests.conftest import ROOT, Library
from tests.pressing.conftest import lay_out
from tests.pressing.hostile import built, soup

KILLS = int(os.environ.get("BRIEFINGS_KILLS", "6"))
Edit = Callable[[Library], object]

EDITS: dict[str, tuple[Edit, ...]] = {
    "words, a style, a page by hand": (
        lambda it: it.change(
            "briefings/documents/harbour.yml", "Three people were hurt", "Just three people were hurt"
        ),
        lambda it: it.write("docs/en/assets/claims.css", "p {}"),
        lambda it: it.write("docs/en/method.md", "# Method\n\nAnother *word*, [a link](manual/reading.md), `code`.\n"),
    ),
    "a title in the menu, what stands in the site": (
        lambda it: it.write("docs/es/method.md", "# Otro título\n"),
        lambda it: it.write("site/documents/harbour.html", "written by hand"),
        lambda it: it.path("site/es/actors/marea.html").unlink(),
        lambda it: it.path("site/assets/site.css").unlink(),
        lambda it: it.write("site/nothing-makes-this.html", "an old page"),
        lambda it: it.write("site/search/manifest.js", "written by hand"),
        lambda it: it.path("site/latest").symlink_to("nowhere"),
    ),
    "a page more, a file that becomes a folder": (
        lambda it: it.write("docs/en/more.md", "# More\n\n[Method](method.md)\n"),
        lambda it: it.write("docs/en/notes/README.md", "# Not a page\n"),
        lambda it: it.write("docs/en/paper", "a file"),
        lambda it: (it.path("docs/en/paper").unlink(), it.write("docs/en/paper/one.txt", "a folder")),
    ),
    "hostile pages, the settings, a page less, where it is published, a template": (
        lambda it: _set(it, "validation: {links: {not_found: info}}\n"),
        lambda it: _write_hostile(it),
        lambda it: _set(it, 'markdown_extensions: [toc: {permalink: "#", toc_depth: 3}]\n'),
        lambda it: it.path("docs/en/more.md").unlink(),
        lambda it: it.write("briefings/library.yml", _addressed(it)),
        lambda it: _theme(it, "<p>other</p>"),
    ),
}
"""What is edited, one after the other, before a site is compared with one that the engine alone makes: such as makes
every page stale comes last, lest it hide what was missed.
"""


def _addressed(library: Library) -> str:
    return library.read("briefings/library.yml") + "address: https://example.org/papers\n"


def _theme(library: Library, template: str) -> None:
    library.write("theme/partials/actions.html", template)
    library.change("mkdocs.yml", "{name: material}", "{name: material, custom_dir: theme}")


def _set(library: Library, settings: str) -> None:
    library.write("mkdocs.yml", library.read("mkdocs.yml") + settings)


def _write_hostile(library: Library) -> None:
    rng = random.Random("hostile")
    for number in range(20):
        library.write(f"docs/en/hostile/soup-{number}.md", soup(rng))
        library.write(f"docs/en/hostile/{number} “built” & {{{{ so }}}}.md", built(rng))


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    return Library(lay_out(tmp_path / "papers"))


def _bring_up(library: Library) -> Path:
    house = house_at(library.root)
    said = answer(house, write=True, workers=1)
    assert said.exit == 0, said.told["text"]
    build_site(house, library.path("site"), workers=1)
    return library.path("site")


def test_a_site_kept_up_to_date_is_what_the_engine_alone_makes(papers: Library) -> None:
    site = _bring_up(papers)
    assert differing(house_at(papers.root), site) == []
    for what, edits in EDITS.items():
        for edit in edits:
            edit(papers)
            _bring_up(papers)
        assert differing(house_at(papers.root), site) == [], what


def test_only_what_is_stale_is_made_anew(papers: Library) -> None:
    site = _bring_up(papers)
    before = _inodes(site)
    reading = (PAGES / "en/manual/reading.md").read_text("utf-8")
    papers.write("docs/en/manual/reading.md", f"{reading}\nOther words.\n")
    after = _inodes(_bring_up(papers))
    pages = {path for path in after if path.endswith((".html", ".css")) and before.get(path) != after[path]}
    assert pages == {"index.html", "es/index.html", "404.html", "es/404.html", "manual/reading.html"}


def test_a_first_site_takes_what_is_fresh_from_the_librarys_own(papers: Library, tmp_path: Path) -> None:
    house, site, first = house_at(papers.root), _bring_up(papers), tmp_path / "first"
    first_site(house, first, {}, workers=1)
    assert _content(first) == _content(site)
    assert _inodes(first)["documents/harbour.html"] == _inodes(site)["documents/harbour.html"]


def test_where_templates_of_the_library_may_show_the_day_pages_of_another_are_not_taken(
    papers: Library, tmp_path: Path
) -> None:
    _theme(papers, "<p>{{ build_date_utc.year }}</p>")
    assert "<p>2030</p>" in (_bring_up(papers) / "documents/harbour.html").read_text("utf-8")
    first_site(house_at(papers.root), tmp_path / "first", {"SOURCE_DATE_EPOCH": "2000000000"}, workers=1)
    assert "<p>2033</p>" in (tmp_path / "first/documents/harbour.html").read_text("utf-8")


def test_on_another_file_system_nothing_is_left_beside_the_site(
    papers: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(siting, "_shop", lambda _, site: (site.with_name(f".{site.name}-next"), False))
    whole = _content(_bring_up(papers))
    for words in (("Three people", "Just three people"), ("Just three people", "Three people")):
        papers.change("briefings/documents/harbour.yml", *words)
        site = _bring_up(papers)
        assert not papers.path(".site-next").exists()
    assert _content(site) == whole


def test_what_was_kept_for_a_site_goes_with_it(papers: Library) -> None:
    house = house_at(papers.root)
    for name in ("one", "other", "one", "other"):
        papers.write("docs/en/more.md", f"# More\n\nFor {name}.\n")
        assert answer(house, write=True, workers=1).exit == 0
        build_site(house, papers.path(name), workers=1)
    kept = sorted(at.read_text("utf-8").rpartition("/")[2] for at in house.cache.glob("*/at"))
    assert kept == ["one", "other"]
    shutil.rmtree(papers.path("one"))
    build_site(house, papers.path("other"), workers=1)
    assert [at.read_text("utf-8") for at in house.cache.glob("*/at")] == [str(papers.path("other"))]


def test_where_nothing_can_be_moved_to_the_site_it_is_laid_beside_it(
    papers: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if house_at(papers.root).cache in path.parents:
            raise OSError(errno.EXDEV, "another mount")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    assert siting._shop(house_at(papers.root), papers.path("site")) == (papers.path(".site-next"), False)
    assert (_bring_up(papers) / "index.html").exists()
    assert not list(papers.root.glob(".*"))


def test_what_changes_while_it_is_laid_is_laid_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside, place, made, old = (tmp_path / each for each in ("beside", "place", "made", "old"))
    for each in (beside / "cite", made, old):
        each.mkdir(parents=True)
    (beside / "cite" / "a.bib").write_text("old", "utf-8")
    put = laying._place

    def meanwhile(*what: object) -> None:
        put(*what)
        (beside / "cite" / "aside").write_text("other", "utf-8")
        (beside / "cite" / "aside").replace(beside / "cite" / "a.bib")

    with monkeypatch.context() as patch:
        patch.setattr(laying, "_place", meanwhile)
        behind = laying.lay(made, beside, old, place, Pressed(), Pressed(), BY_FOLDER)
    assert (place / "cite" / "a.bib").read_text("utf-8") == "old"
    laying.lay(made, beside, old, place, Pressed(), behind, BY_FOLDER)
    assert (place / "cite" / "a.bib").read_text("utf-8") == "other"


def test_a_site_at_work_is_not_cleared_away_by_another_build(papers: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    laid = siting._laid

    def meanwhile(bench: siting._Bench, workers: int | None) -> siting._Tree:
        found = laid(bench, workers)
        siting._forget_lost(bench.house)
        return found

    monkeypatch.setattr(siting, "_laid", meanwhile)
    for number in range(3):
        site = _bring_up(papers)
        papers.write("docs/en/more.md", f"# More\n\n{number}\n")
        if number == 1:
            shutil.rmtree(site)
    assert (site / "index.html").exists()


def test_what_is_fresh_is_known_to_every_process(papers: Library) -> None:
    site, before = papers.path("site"), {}
    for seed in "123":  # each orders its sets otherwise
        papers.change("briefings/documents/harbour.yml", "Three people were hurt", "Three people were hurt indeed")
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "briefpress", "build"], cwd=papers.root, env=environment, check=True)
        after = _inodes(site)
        made = [path for path, inode in after.items() if before.get(path) != inode and path.endswith(".html")]
        assert not before or "es/documents/column.html" not in made, seed
        before = after


def _inodes(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*.*")}


def test_a_page_that_cannot_be_built_leaves_the_old_site(papers: Library) -> None:
    site = _bring_up(papers)
    before = _inodes(site)
    papers.write("docs/es/method.md", "# Método\n\n[perdido](nowhere.md)\n")
    with pytest.raises(EngineFailed, match=r"(?s)mkdocs\.yml, es:.*nowhere\.md"):
        _bring_up(papers)
    assert _inodes(site) == before
    assert not list(papers.root.glob(".*-next"))


def test_with_a_plugin_of_the_library_every_page_is_made(papers: Library) -> None:
    papers.change("mkdocs.yml", "[briefings]", "[briefings, search]")
    before = _inodes(_bring_up(papers))
    assert any("javascripts/workers/search" in path for path in before)
    after = _inodes(_bring_up(papers))
    assert not [path for path in after if path.endswith(".html") and before[path] == after[path]]


def test_a_build_killed_at_any_moment_leaves_a_whole_site(papers: Library) -> None:
    site = _bring_up(papers)
    words = "Three people were hurt", "Just three people were hurt"
    whole = [_content(site)]
    papers.change("briefings/documents/harbour.yml", *words)
    whole.append(_content(_bring_up(papers)))
    assert whole[0] != whole[1]
    rng = random.Random("killed")
    for number in range(KILLS):
        papers.change("briefings/documents/harbour.yml", *(words if number % 2 else words[::-1]))
        command = [sys.executable, "-m", "briefpress", "--root", os.fspath(papers.root), "build"]
        build = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
        time.sleep(rng.uniform(0, 2))
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert _content(site) in whole
    assert _content(_bring_up(papers)) == whole[KILLS % 2 == 0]


def _content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.*") if path.is_file()}
