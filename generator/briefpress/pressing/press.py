"""The site of one language pressed by MkDocs within this process: only what is stale is made."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from briefpress.pressing.engine import EngineFailed
from briefpress.pressing.holding import Holding, MenuChanged, Pressed


def ready(settings: Path, docs: Path, made: Path) -> None:
    """Have MkDocs load what its `settings` name, before processes are forked, each of which would have to.

    Raises EngineFailed when they cannot be.
    """
    with _failures(settings.name):
        load_config(str(settings), docs_dir=str(docs), site_dir=str(made), strict=True)


def press(settings: Path, docs: Path, made: Path, old: Path, last: Pressed, engine: str, compiled: Path) -> Pressed:
    """Press the stale of the pages in `docs` into the folder `made`, as MkDocs' `settings` say.

    Returns what is known of the site: what `last` says of that in the folder `old` holds of all that was not made.
    `engine` is the signature of the programs that make pages. Compiled templates are kept in the folder `compiled`.
    Raises EngineFailed when MkDocs cannot build it.
    """
    compiled.mkdir(parents=True, exist_ok=True)
    kept = FileSystemBytecodeCache(str(compiled))
    with _failures(f"{settings.name}, {made.name}"):
        try:
            return _press(settings, docs, made, Holding(old, last, engine, kept))
        except MenuChanged:
            return _press(settings, docs, made, Holding(old, Pressed(), engine, kept))


@contextmanager
def _failures(of: str) -> Iterator[None]:
    """Raise EngineFailed, with all that MkDocs has warned of, where it fails."""
    heard = _Heard(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        yield
    except (MkDocsException, SystemExit) as failed:
        said = "\n".join([*heard.said, str(failed)]).strip()
        raise EngineFailed(f"{of}:\n{said}") from failed
    finally:
        logger.removeHandler(heard)
        logger.propagate = True


def _press(settings: Path, docs: Path, made: Path, holding: Holding) -> Pressed:
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(made), strict=True)
    config.plugins["holding"] = holding
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return holding.now


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname}: {record.getMessage()}")
