"""The site of one language pressed by MkDocs within this process: only what is stale is made, the rest is linked."""

import logging
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from briefpress.pressing.engine import EngineFailed
from briefpress.pressing.holding import Holding, MenuChanged, Pressed


def press(settings: Path, docs: Path, site: Path, old: Path, last: Pressed, engine: str, compiled: Path) -> Pressed:
    """Press the pages in `docs` into the folder `site`, as MkDocs' `settings` say; return what is known of it.

    What `last` says of the site in the folder `old` is taken from there where it is fresh; `engine` is the signature
    of the programs that make pages. Compiled templates are kept in the folder `compiled`. Raises EngineFailed when
    MkDocs cannot build it.
    """
    compiled.mkdir(parents=True, exist_ok=True)
    kept = FileSystemBytecodeCache(str(compiled))
    heard = _Heard(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        try:
            return _press(settings, docs, site, Holding(old, last, engine, kept))
        except MenuChanged:
            return _press(settings, docs, site, Holding(old, Pressed(), engine, kept))
    except (MkDocsException, SystemExit) as failed:
        said = "\n".join([*heard.said, str(failed)]).strip()
        raise EngineFailed(f"{settings.name}, {site.name}:\n{said}") from failed
    finally:
        logger.removeHandler(heard)
        logger.propagate = True


def _press(settings: Path, docs: Path, site: Path, holding: Holding) -> Pressed:
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(site), strict=True)
    config.plugins["holding"] = holding
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return holding.settle(site)


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname}: {record.getMessage()}")
