"""The same pages made a site by Hugo: the measure of what a fast generator takes, without checks and search."""

import shutil
import sys
from pathlib import Path

from costs import Cost, run

_SETTINGS = """
title = "Briefings"
defaultContentLanguage = "en"
disableKinds = ["RSS", "taxonomy", "term"]
[languages.en]
contentDir = "content/en"
[languages.es]
contentDir = "content/es"
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
_PAGE = """<!doctype html><html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main>{{ .Content }}</main><aside>{{ .TableOfContents }}</aside></body></html>"""


def build(root: Path) -> Cost | None:
    """Return what Hugo takes for the Markdown pages of a library; None where there is no Hugo."""
    hugo = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    if hugo is None:
        return None
    site = root / "hugo"
    for language in ("en", "es"):
        shutil.copytree(root / "docs" / language, site / "content" / language, ignore=_no_markdown)
    for layout in ("single", "list"):
        (site / "layouts" / "_default").mkdir(parents=True, exist_ok=True)
        (site / "layouts" / "_default" / f"{layout}.html").write_text(_PAGE, "utf-8")
    (site / "hugo.toml").write_text(_SETTINGS, "utf-8")
    return run([hugo, "--quiet", "--source", str(site), "--destination", str(site / "public")], root)


def _no_markdown(folder: str, names: list[str]) -> list[str]:
    """Return what is not copied; a page that Hugo takes for the head of a folder keeps its place."""
    return [name for name in names if Path(folder, name).is_file() and not name.endswith(".md")]
