"""What of a site need not be made again: MkDocs builds the rest, and is told of it by its own plugin events."""

import logging
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import Any

from jinja2 import BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

Row = tuple[str, int, int]
"""What a file of a site was made of (a digest), and its size and time of change as it was made."""
_NOT_SHOWN = ("site_dir", "plugins", "hooks", "theme")
"""Settings that no page shows; the theme is told apart, since it tells of its templates in any order."""
_COMMON = 2
"""The last folders of the theme are Material's and MkDocs' own, of which the signature of the programs tells."""
_HERE = Path(__file__).parent
_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


@dataclass(slots=True)
class Pressed:
    """What is known of the site of one language as it was pressed: its `files` by their places.

    `frame` and `menu` say what all pages have in common; `titles` are those of the pages in the menu, and `others`
    the files other than pages that links look for, and whether there were such. `extra` are the files that are made
    each time; `beside` tells when the folders of what lies beside the pages last changed, there and in the site.
    """

    frame: str = ""
    menu: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    others: dict[str, bool] = field(default_factory=dict)
    files: dict[str, Row] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    beside: dict[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Pressed":
        """Return what `kept()` gave."""
        files = {place: (made, size, time) for place, (made, size, time) in kept["files"].items()}
        beside = {folder: (there, here) for folder, (there, here) in kept["beside"].items()}
        return cls(kept["frame"], kept["menu"], kept["titles"], kept["others"], files, kept["extra"], beside)

    def kept(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


class MenuChanged(Exception):
    """A title in the menu is another: every page shows it."""


class Holding(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # MkDocs' classes are not typed throughout
    """Holds back the files that stand in the `old` site and are fresh, while MkDocs builds the others.

    A page is a function of its source, of the names of all pages and of those other files that it links to, of the
    settings, of the menu, and of `engine`: the signature of the programs. Another file is a copy of its source,
    or given. The home page is never held: MkDocs dates the map of the site by the pages that it makes.
    """

    def __init__(self, old: Path, last: Pressed, engine: str, compiled: BytecodeCache) -> None:
        """Hold what `last` says of the site in the folder `old`; templates are compiled once for all builds."""
        self.old, self.last, self.engine, self.compiled = old, last, engine, compiled
        self.now = Pressed()  # of the files that are not held, their states are not known yet
        self.held: list[File] = []
        self.levels: dict[str, InclusionLevel] = {}
        self.menu: list[Page] = []
        self.alone = False  # whether no plugin of the library's own is at work

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Hold nothing where pages may depend on what the press knows nothing of."""
        self.alone = set(config.plugins) == {"briefings", "holding"} and not config.hooks
        told = "SOURCE_DATE_EPOCH" in os.environ and _own_templates(config)  # which may show the day of the build
        if told or not (self.alone and config.validation.links.anchors < logging.WARNING):
            self.last = Pressed()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Note which files are looked for."""
        return _Noted(files, self.now.others)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hold what is fresh; a page that stands in the menu is read, since the theme asks for its head."""
        self.now.frame, self.menu = self._frame(config, files), nav.pages
        known = all((path in files.src_uris) == there for path, there in self.last.others.items())
        if known:
            self.now.others.update(self.last.others)
        home = nav.homepage or next(iter(nav.pages), None)
        for file in files:
            is_page = file.is_documentation_page()
            if file.inclusion in _LEFT_OUT or (is_page and file.abs_src_path is None):
                continue
            made = _made_of(file, self.now.frame if is_page else "")
            self.now.files[file.dest_uri] = (made, 0, 0)
            if (not is_page or (known and file.page is not home)) and self._stands(file.dest_uri, made):
                self.now.files[file.dest_uri] = self.last.files[file.dest_uri]
                self.held.append(file)
                self.levels[file.src_uri] = file.inclusion
        self._hold()
        for page in self.menu:
            if page.file.src_uri in self.levels:
                page.read_source(config)
                page.title = self.last.titles[page.file.src_uri]
        return nav

    def _frame(self, config: MkDocsConfig, files: Files) -> str:
        themes = config.theme.dirs[:-_COMMON]
        templates = [each for theme in themes for each in sorted(Path(theme).rglob("*.html"))]
        hooks = [str(getattr(each, "__file__", "")) for each in config["hooks"].values()]
        read = [f"{each}\0{state(str(each))}" for each in (*templates, *hooks)]
        settings = [f"{name}\0{value!r}" for name, value in config.items() if name not in _NOT_SHOWN]
        settings += [f"{name}\0{value!r}" for name, value in sorted(config.theme.items())]
        settings += [*config.theme.dirs, *sorted(config.theme.static_templates)]
        pages = sorted(file.src_uri for file in files.documentation_pages())
        return _digest((self.engine, *settings, *read, *pages))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> Any:
        """Keep a page small until its turn comes: MkDocs holds the bodies of all pages at once.

        Plugins of the library's own find them as they were.
        """
        if not self.alone:
            return html
        page.markdown = ""  # not None, by which MkDocs knows a page that it has not read
        return zlib.compress(html.encode("utf-8", "surrogatepass"), 1)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Give a page its body back."""
        if isinstance(page.content, bytes):
            page.content = zlib.decompress(page.content).decode("utf-8", "surrogatepass")
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let go of the body of a page that is done."""
        page.content = None
        return output

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Begin anew, raising MenuChanged, when pages are held that show another menu."""
        self.now.titles = {page.file.src_uri: str(page.title) for page in self.menu}
        self.now.menu = _digest(f"{page.title}\0{page.url}\0{page.meta}" for page in self.menu)
        if self.now.menu != self.last.menu and any(file.is_documentation_page() for file in self.held):
            raise MenuChanged
        env.bytecode_cache = self.compiled
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
        return was is not None and was[0] == made and state(f"{self.old}/{place}") == was[1:]


def _own_templates(config: MkDocsConfig) -> bool:
    return any(not Path(each).is_relative_to(_HERE) for each in config.theme.dirs[:-_COMMON])


class _Noted(Files):
    """The files; of those that are looked for and are no pages, it is noted whether they are there."""

    def __init__(self, files: Iterable[File], others: dict[str, bool]) -> None:
        super().__init__(files)
        self.others = others

    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        if file is None or not file.is_documentation_page():
            self.others[PurePath(path).as_posix()] = file is not None
        return file


def _made_of(file: File, frame: str) -> str:
    """Return a digest of what a file is made of: its source, or what a plugin says that is in it."""
    if file.abs_src_path is None:
        return _digest((blake2b(file.content_bytes).hexdigest(),))
    return _digest((frame, str(file.abs_src_path), str(state(str(file.abs_src_path)))))


def state(path: str) -> tuple[int, int] | None:
    """Return the size of a file and its time of change; None where there is none."""
    try:
        stat = os.stat(path)  # noqa: PTH116  # some thousands of files, each time
    except FileNotFoundError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _digest(words: Iterable[str]) -> str:
    return blake2b("\0".join(words).encode(), digest_size=12).hexdigest()
