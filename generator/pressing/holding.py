"""What of a site need not be made again: MkDocs builds the rest, and is told of it by its own plugin events."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

Row = tuple[str, int, int]
"""What a file of a site was made of (a digest), and its size and time of change as it was made."""


@dataclass(slots=True)
class Pressed:
    """What is known of the site of one language as it was pressed: its `files` by their places.

    `frame` and `menu` say what all pages have in common; `titles` are those of the pages in the menu.
    """

    frame: str = ""
    menu: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    files: dict[str, Row] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Pressed":
        """Return what `kept()` gave."""
        files = {place: (made, size, time) for place, (made, size, time) in kept["files"].items()}
        return cls(kept["frame"], kept["menu"], kept["titles"], files)

    def kept(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


class MenuChanged(Exception):
    """A title in the menu is another: every page shows it."""


class Holding(BasePlugin):  # type: ignore[no-untyped-call]  # MkDocs' classes are not typed throughout
    """Holds back the files that stand in the `old` site and are fresh, while MkDocs builds the others.

    A page is a function of its source, of the names of all files (links lead to them), of the settings, of the menu,
    and of `engine`: the signature of the programs and templates. Another file is a copy of its source.
    """

    def __init__(self, old: Path, last: Pressed, engine: str) -> None:
        """Hold what `last` says of the site in the folder `old`."""
        self.old, self.last, self.engine = old, last, engine
        self.now = Pressed()
        self.held: list[File] = []
        self.levels: dict[str, InclusionLevel] = {}
        self.menu: list[Page] = []

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hold what is fresh; a page that stands in the menu is read, since the theme asks for its head."""
        told = [{name: value for name, value in each.items() if name != "site_dir"} for each in config.user_configs]
        self.now.frame = _digest((self.engine, repr(told), str(config.site_url), *files.src_uris))
        all_alike = self.now.frame == self.last.frame
        for file in files:
            if file.inclusion.is_excluded() or file.abs_src_path is None:
                continue
            is_page = file.is_documentation_page()
            row = _made_of(file, self.now.frame if is_page else "")
            self.now.files[file.dest_uri] = (row, 0, 0)
            if (all_alike or not is_page) and self._stands(file.dest_uri, row):
                self.held.append(file)
                self.levels[file.src_uri] = file.inclusion
        self._hold()
        self.menu = nav.pages
        for page in nav.pages:
            if page.file.src_uri in self.levels:
                page.read_source(config)
                page.title = self.last.titles[page.file.src_uri]
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Begin anew, raising MenuChanged, when pages are held that show another menu."""
        self.now.titles = {page.file.src_uri: str(page.title) for page in self.menu}
        self.now.menu = _digest(f"{page.title}\0{page.url}\0{page.meta}" for page in self.menu)
        if self.now.menu != self.last.menu and any(file.is_documentation_page() for file in self.held):
            raise MenuChanged
        return env

    def on_pre_template(self, template: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Let the site's map and its like know of all pages."""
        for file in self.held:
            file.inclusion = self.levels[file.src_uri]
        return template

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Hold again what was held."""
        self._hold()
        return output

    def _hold(self) -> None:
        for file in self.held:
            file.inclusion = InclusionLevel.DRAFT

    def _stands(self, place: str, made: str) -> bool:
        was = self.last.files.get(place)
        return was is not None and was[0] == made and _state(f"{self.old}/{place}") == was[1:]

    def settle(self, site: Path) -> Pressed:
        """Put what was held into the new site, by hard links, and return what is now known of it."""
        for folder in {Path(file.dest_uri).parent for file in self.held}:
            (site / folder).mkdir(parents=True, exist_ok=True)
        for file in self.held:
            _link(f"{self.old}/{file.dest_uri}", f"{site}/{file.dest_uri}")
        states = {place: (made, _state(f"{site}/{place}")) for place, (made, _, _) in self.now.files.items()}
        self.now.files = {place: (made, *state) for place, (made, state) in states.items() if state}
        return self.now


def _made_of(file: File, frame: str) -> str:
    return _digest((frame, str(file.abs_src_path), str(_state(str(file.abs_src_path)))))


def _state(path: str) -> tuple[int, int] | None:
    try:
        stat = os.stat(path)  # noqa: PTH116  # some thousands of files, each time
    except FileNotFoundError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _link(old: str, new: str) -> None:
    """Give a file a second name; where the file system has only one for each, copy it."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _digest(words: Iterable[str]) -> str:
    return blake2b("\0".join(words).encode(), digest_size=12).hexdigest()
