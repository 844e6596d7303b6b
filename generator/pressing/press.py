"""The site of one language pressed by MkDocs within this process: only what is stale is made, the rest is linked."""

import logging
import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.pressing.engine import EngineFailed
from generator.pressing.holding import Holding, MenuChanged, Pressed


def press(settings: Path, site: Path, old: Path, last: Pressed, engine: str) -> Pressed:
    """Press the site that MkDocs' `settings` describe into the folder `site`; return what is known of it.

    What `last` says of the site in the folder `old` is taken from there where it is fresh; `engine` is the signature
    of the programs and templates that make pages. Raises EngineFailed when MkDocs cannot build it.
    """
    heard = _Heard(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        try:
            return _press(settings, site, old, last, engine)
        except MenuChanged:
            return _press(settings, site, old, Pressed(), engine)
    except (MkDocsException, SystemExit) as failed:
        said = "\n".join([*heard.said, str(failed)]).strip()
        raise EngineFailed(f"{settings.name}:\n{said}") from failed
    finally:
        logger.removeHandler(heard)
        logger.propagate = True


def _press(settings: Path, site: Path, old: Path, last: Pressed, engine: str) -> Pressed:
    config = load_config(str(settings), site_dir=str(site), strict=True)
    holding = Holding(old, last if _is_known(config) else Pressed(), engine)
    config.plugins["holding"] = holding
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return holding.settle(site)


def _is_known(config: MkDocsConfig) -> bool:
    """Return whether pages depend on nothing but what the press knows of: not so with plugins of any kind."""
    return not (set(config.plugins) - set(config.hooks)) and config.validation.links.anchors < logging.WARNING


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname}: {record.getMessage()}")
