"""The door for MkDocs: `mkdocs build` and `mkdocs serve` alone bring the pages up to date first."""

import html
import sys
from pathlib import Path
from typing import Any

from briefpress.building.answering import answer
from briefpress.building.house import BESIDE, INDEX, MADE, OWNED, house_at
from briefpress.building.telling import told_in
from briefpress.building.whole import site_of
from briefpress.pressing.offline import write_list
from briefpress.pressing.pages import put
from briefpress.pressing.rendering import hasten

_serving = False
_wrong = ""


def on_startup(command: str, dirty: bool) -> None:
    """Note whether the site is being served."""
    global _serving
    _serving = command == "serve"


def on_config(config: Any) -> Any:
    """Bring the pages up to date. Errors in the data end a build; while serving they become the page.

    Within a press they are up to date.
    """
    global _wrong
    house, _wrong = house_at(Path(config.config_file_path).parent), ""
    if "holding" not in config.plugins:
        said = answer(house, write=True, workers=1 if _serving else None)
        _wrong = said.told[told_in("text", config.theme["language"])] if said.exit else ""
    if _wrong:
        sys.stderr.write(_wrong)
        if not _serving:
            raise SystemExit(1)
        config.nav = ["index.md"]
        index = Path(config.docs_dir) / "index.md"
        if not index.exists():
            index.write_text("# …\n", "utf-8")
    elif not _serving:
        about = site_of(house, config.theme["language"])
        config.site_url, config.site_name = about["address"], html.escape(about["title"], quote=True)
        config.extra["about"] = about
    return config


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str | None:
    """Let the page be converted quickly; while the data have errors, show these in place of every page."""
    if not _wrong:
        hasten(page)
        return None
    title = {"es": "Hay errores en los datos"}.get(config.theme["language"], "There are errors in the data")
    return f"# {title}\n\n<pre><code>{html.escape(_wrong)}</code></pre>\n"


def on_post_build(config: Any) -> None:
    """Put data, citations, feeds and the card beside the pages; what an older site has of it is not copied again."""
    if not _wrong:
        docs, site = Path(config.docs_dir).parent, Path(config.site_dir)
        old = getattr(config.plugins.get("holding"), "old", site)
        put(docs / BESIDE / config.theme["language"], old, site)
        if "holding" not in config.plugins:  # else not all of the site lies there yet
            write_list(site)


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Watch the library and the hand-written pages; watching what a build writes would build everything twice."""
    root, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
    server.unwatch(str(docs))
    written = [path for path in docs.iterdir() if path.name not in (*OWNED, *MADE, INDEX)]
    for path in (root / "briefings", root / "seeds", *written):
        if path.exists():
            server.watch(str(path))
    return server
