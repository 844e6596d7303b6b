"""A finished site is built anew when, and only when, something that it is made of has changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefpress import cli
from briefpress.building import siting
from briefpress.building.house import House, find, house_at
from briefpress.building.stamping import is_fresh, made_of, stamp
from tests.conftest import Library

Change = Callable[[Library, pytest.MonkeyPatch], object]

CHANGES: dict[str, Change] = {
    "a briefing": lambda library, _: library.change("briefings/documents/harbour.yml", "sha256:", "sha256: "),
    "a hand-written page": lambda library, _: library.write("docs/en/method.md", "# Another\n"),
    "a style of the library's own": lambda library, _: library.write("docs/en/assets/own.css", "p {}"),
    "the engine's settings": lambda library, _: library.write("mkdocs.yml", "site_name: Another\n"),
    "the time that the site is dated": lambda _, patch: patch.setenv("SOURCE_DATE_EPOCH", "1"),
    "the texts are shown": lambda _, patch: patch.setenv("BRIEFINGS_WITH_TEXTS", "1"),
    "a page of the site": lambda library, _: library.write("site/index.html", "something else"),
    "a page of the site is lost": lambda library, _: library.path("site/index.html").unlink(),
    "a link that leads nowhere": lambda library, _: library.path("site/latest").symlink_to("nowhere"),
    "a file more in the site": lambda library, _: library.write("site/more.html", ""),
}


def _made_of(library: Library) -> str:
    house = house_at(library.root)
    return made_of(house, find(house).whole)


@pytest.mark.parametrize("what", CHANGES)
def test_a_changed_thing_makes_the_site_stale(what: str, small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, text in (("docs/en/method.md", "# Method\n"), ("site/index.html", "a page"), ("site/404.html", "")):
        small.write(path, text)
    site = small.path("site")
    stamp(house_at(small.root), site, _made_of(small))
    assert is_fresh(house_at(small.root), site, _made_of(small))
    CHANGES[what](small, monkeypatch)
    assert not is_fresh(house_at(small.root), site, _made_of(small))


def test_what_changes_while_the_site_is_built_counts_as_changed(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[Path] = []

    def build_site(_house: House, site: Path) -> None:
        runs.append(site)
        site.mkdir(exist_ok=True)
        (site / "404.html").touch()
        if len(runs) == 1:
            small.write("docs/en/method.md", "# Written meanwhile\n")

    monkeypatch.setattr(siting, "build_site", build_site)
    for _ in range(4):
        said = CliRunner().invoke(cli.main, ["--root", os.fspath(small.root), "build"])
        assert said.exit_code == 0, said.output
    assert len(runs) == 2
