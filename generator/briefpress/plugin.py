"""The door for MkDocs: a plugin. `mkdocs build` and `mkdocs serve` alone bring the pages up to date first."""

import html
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from briefpress.building.about import foreign_note, shared_files, site_of, wrong_title
from briefpress.building.answering import answer
from briefpress.building.house import BESIDE, House, house_at, is_foreign, page_by_hand, pages_by_hand, watched
from briefpress.building.shelving import languages_at
from briefpress.building.telling import told_in
from briefpress.pressing.bundling import bundle
from briefpress.pressing.engine import build_language
from briefpress.pressing.offline import write_list, write_signs
from briefpress.pressing.rendering import framed, hasten
from briefpress.pressing.settings import is_idle, settings_of


class Briefings(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # MkDocs' classes are not typed throughout
    """Makes the pages, sets the site up for its language, and has the other languages built after the first."""

    def __init__(self) -> None:
        """Begin with no library."""
        self.serving, self.wrong, self.language = False, "", ""
        self.foreign: dict[str, str] = {}
        self.house: House

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether the site is being served."""
        self.serving = command == "serve"

    def on_config(self, config: Any) -> Any:
        """Bring the pages up to date. Errors in the data end a build; while serving they become the page.

        Within a press, and for the languages after the first, they are up to date.
        """
        self.house, self.wrong = house_at(Path(config.config_file_path).parent), ""
        docs, languages = Path(config.docs_dir), languages_at(self.house)
        self.language = docs.name if docs.parent == self.house.docs else languages[0]
        if docs == self.house.docs and not _is_pressed(config):
            said = answer(self.house, write=True, workers=1 if self.serving else None)
            self.wrong = said.told.get(told_in("text", self.language), said.told["text"]) if said.exit else ""
        if self.wrong:
            sys.stderr.write(self.wrong)
            if not self.serving:
                raise SystemExit(1)
            config.nav = ["index.md"]
            return config
        about, menu = site_of(self.house, self.language)
        if self.serving:
            about["address"] = config.site_url
        return settings_of(config, about, self.house.docs / self.language, menu)

    def on_files(self, files: Files, *, config: Any) -> Files:
        """Add the pages and files that every site of the library has, without what of the theme none needs.

        While the data have errors, they are the only page.
        """
        self.foreign = {}
        if self.wrong:
            told = f"# {wrong_title(self.language)}\n\n<pre><code>{html.escape(self.wrong)}</code></pre>\n"
            return Files([File.generated(config, "index.md", content=told)])
        for name in pages_by_hand(self.house, self.language):
            path, spoken = page_by_hand(self.house, self.language, name)
            if is_foreign(spoken, self.language):
                self.foreign[f"{name}.md"] = spoken
            if not path.is_relative_to(self.house.docs):
                files.append(File.generated(config, f"{name}.md", abs_src_path=str(path)))
        for file in [each for each in files if _is_left_out(each, config.plugins)]:
            files.remove(file)
        for name, path in shared_files(self.house):
            if files.get_file_from_path(name) is None:
                files.append(File.generated(config, name, abs_src_path=str(path)))
        bundle(files, config)
        return files

    def on_page_markdown(self, markdown: str, *, page: Any, config: Any, files: Files) -> str | None:
        """Let the page be converted quickly; say so of one that is in another language than the site."""
        hasten(page)
        if spoken := self.foreign.get(page.file.src_uri):
            return framed(markdown, spoken, foreign_note(self.house, self.language, spoken))
        return None

    def on_env(self, env: Any, *, config: Any, files: Files) -> Any:
        """Leave out the lines on which only a tag of a template stands: a tenth of every page."""
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_post_build(self, *, config: Any) -> None:
        """Put the search, data, citations, feeds and the card beside the pages, and have the other languages built.

        Within a press each language is a build of its own, and the press puts things in place.
        """
        if self.wrong:
            return
        site, languages = Path(config.site_dir), languages_at(self.house)
        is_first = self.language == languages[0]
        if is_first:
            write_signs(site, config.site_url)
        if not _is_pressed(config):
            shutil.copytree(self.house.docs / BESIDE / self.language, site, dirs_exist_ok=True)
            write_list(site)
            for each in languages[1:] if is_first else ():
                build_language(Path(config.config_file_path), self.house.docs / each, site / each, strict=config.strict)

    def on_serve(self, server: Any, *, config: Any, builder: Any) -> Any:
        """Watch the library and the hand-written pages; watching what a build writes would build everything twice."""
        server.unwatch(str(self.house.docs))
        for path in watched(self.house):
            server.watch(str(path))
        return server


def _is_left_out(file: File, plugins: Collection[str]) -> bool:
    return file.src_uri.rpartition("/")[2] == "README.md" or is_idle(file.src_uri, plugins)


def _is_pressed(config: Any) -> bool:
    return "holding" in config.plugins
