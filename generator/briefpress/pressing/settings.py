"""The settings of MkDocs for the site of one language: what every site has, and the library's own on top."""

import os
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir
from mkdocs.utils.yaml import yaml_load

from briefpress.model import primary_of

_HERE = Path(__file__).parent
_KEPT = ("plugins", "hooks")
"""Settings that are at work already when these are put together."""
_THEME = ("assets/javascripts/", "assets/stylesheets/")
_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Where the theme's own files lie, and of these its own search."""
_ADDED = ("extra_css", "extra_javascript", "features", "markdown_extensions")
"""Lists to which a library's own adds; of any other setting the library's own holds."""
_PLAIN = {"site_name", "site_dir", "docs_dir", "strict", "theme", "validation"}
"""Settings with which no page looks otherwise."""
_SCHEMES = (("light", "default", "weather-night", "dark"), ("dark", "slate", "weather-sunny", "light"))
"""Of each look what the reader's system prefers, what the theme calls it, and the sign and the name of the other."""


def settings_of(own: MkDocsConfig, about: Mapping[str, Any], docs: Path, menu: list[Any]) -> MkDocsConfig:
    """Return the settings of a site whose pages lie in `docs`.

    `own` are those of the library's mkdocs.yml, `about` what the site says of itself, `menu` its pages in order.
    Raises ConfigurationError when they cannot be.
    """
    merged = _merged(_read(_HERE / "settings.yml"), _read(Path(own.config_file_path)))
    merged |= {
        "site_name": escape(about["title"]),
        "site_url": about["address"],
        "docs_dir": str(docs),
        "site_dir": own.site_dir,
        "strict": own.strict,
        "nav": own.nav or menu,
        "theme": merged["theme"] | _theme(about),
        "extra": merged["extra"] | {"about": about},
        "markdown_extensions": [_said(each, about["permalink"]) for each in merged["markdown_extensions"]],
    }
    whole = MkDocsConfig(config_file_path=own.config_file_path)
    whole.load_dict(merged)
    wrong, _ = whole.validate()
    if wrong:
        raise ConfigurationError("; ".join(f"{name}: {why}" for name, why in wrong))
    if own.theme.custom_dir:
        whole.theme.dirs.insert(0, own.theme.custom_dir)
    whole.theme.get_env = partial(_environment, whole.theme)  # type: ignore[method-assign]
    for name in _KEPT:
        whole[name] = own[name]
    return whole


class _NotHidden(FileSystemLoader):
    """Looks into no hidden folders: MkDocs looks each time for files to copy, and takes none of 14,000 pictures."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, below, names in os.walk(root, followlinks=self.followlinks):
                below[:] = [each for each in below if not each.startswith(".")]
                found.update((Path(folder) / each).relative_to(root).as_posix() for each in names)
        return sorted(found)


def _environment(theme: Theme) -> Environment:
    env = Theme.get_env(theme)
    env.loader = _NotHidden(theme.dirs)
    return env


def is_plain(config: MkDocsConfig) -> bool:
    """Return whether a library's own settings add nothing to the pages that every site has."""
    own = _read(Path(config.config_file_path))
    if set(config.plugins) - {"briefings", "holding"} or config.hooks:
        return False
    return own.keys() <= _PLAIN and own.get("theme", {"name": "material"}) == {"name": "material"}


def is_idle(path: str, plugins: Collection[str]) -> bool:
    """Return whether a file of the theme does nothing in the site: maps for programmers, and a search not used."""
    is_search = path.startswith(_SEARCH) and not {"search", "material/search"}.intersection(plugins)
    return path.startswith(_THEME) and (is_search or path.endswith(".map"))


def _read(path: Path) -> dict[str, Any]:
    """Return settings as they were written, but for those that are at work already."""
    with path.open("rb") as file:
        found = {key: value for key, value in yaml_load(file).items() if key not in _KEPT and value is not None}
    if isinstance(found.get("theme"), str):
        found["theme"] = {"name": found["theme"]}
    if isinstance(extensions := found.get("markdown_extensions"), dict):
        found["markdown_extensions"] = [{name: settings} for name, settings in extensions.items()]
    return found


def _said(extension: Any, permalink: str) -> Any:
    """Return an extension with its settings; that of headings says what the sign beside each is."""
    if not isinstance(extension, dict) or "toc" not in extension:
        return extension
    return {"toc": {"permalink_title": permalink, **(extension["toc"] or {})}}


def _theme(about: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of the theme hangs on the language."""
    say = about["look"]
    palette = [
        {
            "media": f"(prefers-color-scheme: {name})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": say[other]},
        }
        for name, scheme, icon, other in _SCHEMES
    ]
    logo = {"logo": about["logo"]} if about["logo"] else {}
    return {"custom_dir": str(_HERE / "theme"), "language": _spoken(about["language"]), "palette": palette} | logo


def _spoken(language: str) -> str:
    """Return the language in which the theme has words of its own for the site; English where it has none."""
    known = get_theme_dir("material")
    names = (language, primary_of(language))
    return next((each for each in names if (Path(known) / f"partials/languages/{each}.html").exists()), "en")


def _merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with others on top: those of a mapping one by one, some lists one after the other."""
    found = dict(one)
    for key, value in other.items():
        here = found.get(key)
        if isinstance(here, Mapping) and isinstance(value, Mapping):
            found[key] = _merged(here, value)
        elif key in _ADDED and isinstance(here, list) and isinstance(value, list):
            found[key] = [*here, *value]
        else:
            found[key] = value
    return found
