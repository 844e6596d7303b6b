"""The site's own styles and scripts, each kept in small files, put together so that a page asks for few."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files

from briefpress.pressing.settings import is_plain
from briefpress.pressing.styles import trimmed

BUNDLES: Mapping[str, Sequence[str]] = {
    "assets/site.css": ("fonts", "colours", "type", "claims", "pictures", "search", "print"),
    "assets/site.js": ("pages", "search/start"),
    "assets/search.js": (
        *("search/words", "search/files", "search/index", "search/asking", "search/lists", "search/query"),
        *("search/spelling", "search/show", "search/box", "search/facets", "search/results", "search/page"),
    ),
}
"""The files of a site that are put together, in this order, of others in `assets/`."""


MARK = "/*! part"
_MAIN = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")
_FIRST = {"text": "fonts/text-latin.woff2", "signs": "fonts/signs-latin.woff2"}
"""The faces that almost every page shows. They come within the styles: no line moves when they arrive, and browsers
that let no page read files beside it show them from a disk, too."""


def bundle(files: Files, config: MkDocsConfig) -> None:
    """Put a bundle in place of its parts; above each part stands which it is: `/*! part claims.css */`.

    A part that the library has of its own is in the place of the one that every site has; what it has under the name
    of a bundle comes last. Raises ConfigurationError for a file that is not UTF-8.
    """
    for name, parts in BUNDLES.items():
        ending = name.rpartition(".")[2]
        text = "".join(f"{MARK} {part}.{ending} */\n{_taken(files, f'assets/{part}.{ending}')}\n" for part in parts)
        text += _taken(files, name) if files.get_file_from_path(name) else ""
        if name.endswith(".css"):
            own = config.extra["about"]["fonts"]
            for face, file in _FIRST.items():
                if not own[face] and f'url("{file}")' in text:
                    text = text.replace(f'url("{file}")', f"url({_as_data(files, file)})")
        files.append(File.generated(config, name, content=text))
    if is_plain(config):
        _trim(files, config)


def _trim(files: Files, config: MkDocsConfig) -> None:
    """Put the theme's main styles in their place without what no page has."""
    for file in [each for each in files if _MAIN.fullmatch(each.src_uri)]:
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=trimmed(file.content_string)))


def _taken(files: Files, path: str) -> str:
    file = _file(files, path)
    files.remove(file)
    try:
        return file.content_string
    except UnicodeDecodeError as bad:
        raise ConfigurationError(f"{file.abs_src_path} is not UTF-8: save it as UTF-8") from bad


def _as_data(files: Files, part: str) -> str:
    file = _file(files, f"assets/{part}")
    files.remove(file)
    return f"data:font/woff2;base64,{b64encode(file.content_bytes).decode()}"


def _file(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    assert file is not None  # the package has it
    return file
