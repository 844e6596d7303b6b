"""Markdown pages in; the finished site out by MkDocs alone, swapped in whole."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

_EXCHANGE = 2
_HERE = -100


class EngineFailed(Exception):
    """MkDocs could not build the site; the message is what it said."""


def build_site(root: Path, site: Path, environment: dict[str, str] | None = None) -> None:
    """Build the site in all its languages and put it at `site` in one step.

    `environment` adds to the variables that MkDocs sees. Raises EngineFailed, and leaves the old site
    as it is, when the build fails.
    """
    aside = site.with_name(f".{site.name}-next")  # beside its place, so that the last step is one within a file system
    shutil.rmtree(aside, ignore_errors=True)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(aside)],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "true"} | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        shutil.rmtree(aside, ignore_errors=True)
        raise EngineFailed(run.stdout.strip())
    swap(aside, site)
    shutil.rmtree(aside, ignore_errors=True)


def build_language(settings: Path, docs: Path, site: Path, *, strict: bool) -> None:
    """Build the site of one language, of the pages in `docs`, within a build of another. MkDocs' errors are its own.

    Plugins are not started anew: MkDocs has one of each for all builds of a process.
    """
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(site), strict=strict)
    build(config)


def swap(new: Path, place: Path) -> None:
    """Put the folder `new` at `place` in one step; what was there before is then at `new`.

    Where the system cannot exchange two folders (renameat2, Linux), the old one is moved away first.
    """
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new.rename(place)
    elif not _exchange(new, place):
        old = new.with_name(f"{new.name}-old")
        shutil.rmtree(old, ignore_errors=True)  # of a build that was killed
        place.rename(old)
        try:
            new.rename(place)
        except BaseException:
            old.rename(place)
            raise
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
