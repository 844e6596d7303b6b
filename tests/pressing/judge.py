"""Python-Markdown as MkDocs runs it, the judge of the quick converter."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from briefpress.pressing.quick import Converted, convert
from briefpress.pressing.settings import settings_of

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


class Judged(NamedTuple):
    """What MkDocs made of a page: what the quick converter gives, the links of headings to themselves included."""

    html: str
    toc: list[dict[str, Any]]
    title: str | None
    anchors: set[str]
    links: Counter[str]


def config_at(docs: Path) -> MkDocsConfig:
    """Return the settings of the site of pages in `docs`, but for what it says of itself."""
    about = {"title": "Papers", "address": "", "language": "en", "look": {"light": "Light", "dark": "Dark"}}
    about |= {"logo": "", "permalink": 'Link & "sign" &nbsp; <x>', "fonts": {"text": None, "signs": None}}
    return settings_of(load_config(str(ROOT / "mkdocs.yml")), about, docs, [])


class Ear:
    """Hears what MkDocs asks for and gathers while it renders pages."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(pages.log, "disabled", True)  # it would tell of each hostile link
        self._asked: list[str] = []
        self._toc: list[dict[str, Any]] = []
        find = pages._RelativePathTreeprocessor.path_to_url
        gather = pages.get_toc

        def asked(self_: Any, url: str) -> str:
            self._asked.append(url)
            return find(self_, url)

        def gathered(tokens: Any) -> Any:
            self._toc = tokens
            return gather(tokens)

        patch.setattr(pages._RelativePathTreeprocessor, "path_to_url", asked)
        patch.setattr(pages, "get_toc", gathered)

    def judge(self, page: Page, config: MkDocsConfig, files: Files) -> Judged:
        """Have MkDocs render a page, and return what it makes of it."""
        self._asked.clear()
        Page.render(page, config, files)
        assert page.content is not None
        assert page.present_anchor_ids is not None
        return Judged(page.content, self._toc, page._title_from_render, page.present_anchor_ids, Counter(self._asked))

    def agrees(self, page: Page, config: MkDocsConfig, files: Files) -> bool:
        """Return whether the quick converter converts a page; it must then say what MkDocs makes of it."""
        assert page.markdown is not None
        resolve = pages._RelativePathTreeprocessor(page.file, files, config).path_to_url
        quick = convert(page.markdown, resolve, config.mdx_configs["toc"]["permalink_title"])
        if quick is not None:
            assert as_judged(quick) == self.judge(page, config, files), page.markdown
        return quick is not None


class Judge:
    """Renders pages as MkDocs does, in the place of one of a folder's files."""

    def __init__(self, docs: Path, patch: pytest.MonkeyPatch) -> None:
        self.config: MkDocsConfig = config_at(docs)
        self.files: Files = get_files(self.config)
        self._ear = Ear(patch)

    def pages(self) -> Iterator[tuple[File, str]]:
        """Yield every page of the folder and its text, without front matter."""
        for file in self.files.documentation_pages():
            yield file, meta.get_data(file.content_string)[0]

    def judge(self, file: File, text: str) -> Judged:
        """Return what MkDocs makes of a text."""
        return self._ear.judge(self._page(file, text), self.config, self.files)

    def agrees(self, file: File, text: str) -> bool:
        """Return whether the quick converter converts a text; it must then say what MkDocs makes of it."""
        return self._ear.agrees(self._page(file, text), self.config, self.files)

    def _page(self, file: File, text: str) -> Page:
        page = Page(None, file, self.config)
        page.markdown = text
        return page


def as_judged(quick: Converted) -> Judged:
    """Return what the converter made as the judge tells it."""
    own = re.findall('<a class="headerlink" href="([^"]*)"', quick.html)
    return Judged(quick.html, quick.toc, quick.title, set(quick.anchors), Counter(quick.links) + Counter(own))
