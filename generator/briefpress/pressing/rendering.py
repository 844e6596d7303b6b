"""A page's Markdown made HTML within MkDocs: quickly where the quick converter covers it, else by MkDocs itself."""

from functools import cache, partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from briefpress.pressing.quick import convert, fits


def hasten(page: Page) -> None:
    """Let a page be rendered quickly when MkDocs comes to it; what it holds afterwards is the same."""
    page.render = partial(_render, page)  # type: ignore[method-assign]


def framed(markdown: str, language: str, note: str) -> str:
    """Return a page in another language than its site's, with a `note` on that below its title."""
    title, _, rest = markdown.partition("\n")
    return f'{title}\n\n{note}\n{{: .about }}\n\n<div lang="{language}" dir="auto" markdown="1">\n{rest}\n</div>\n'


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    links = _RelativePathTreeprocessor(page.file, files, config)
    text = page.markdown
    title = (config["mdx_configs"].get("toc") or {}).get("permalink_title", "Permanent link")
    quick = convert(text, cache(links.path_to_url), title) if text is not None and _fits(config) else None
    if quick is None:
        Page.render(page, config, files)
        return
    page.content = quick.html
    page.toc = get_toc(quick.toc)  # type: ignore[arg-type]  # the tokens' type is MkDocs' own
    page._title_from_render = quick.title
    page.present_anchor_ids = set(quick.anchors)
    page.links_to_anchors = links.links_to_anchors


def _fits(config: MkDocsConfig) -> bool:
    return fits(config["markdown_extensions"], config["mdx_configs"] or {})
