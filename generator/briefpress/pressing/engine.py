"""Markdown pages in; the finished site out, both languages at once, swapped in whole."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

CONFIGS = {"en": "mkdocs.yml", "es": "mkdocs.es.yml"}
_EXCHANGE = 2
_HERE = -100


class EngineFailed(Exception):
    """MkDocs could not build the site; the message is what it said."""


def build_site(root: Path, site: Path, environment: dict[str, str] | None = None) -> None:
    """Build both languages side by side and put the finished site at `site` in one step.

    `environment` adds to the variables that MkDocs sees. Raises EngineFailed, and leaves the old site
    as it is, when one of the builds fails.
    """
    aside = site.with_name(f".{site.name}-next")  # beside its place, so that the last step is one within a file system
    shutil.rmtree(aside, ignore_errors=True)
    whole = aside / "site"
    folders = {language: aside / language for language in CONFIGS}
    runs = {
        language: _start(root, CONFIGS[language], folder, environment or {}) for language, folder in folders.items()
    }
    said = {language: run.communicate()[0] for language, run in runs.items()}
    if failed := [language for language, run in runs.items() if run.returncode != 0]:
        shutil.rmtree(aside, ignore_errors=True)
        raise EngineFailed("\n".join(f"{CONFIGS[language]}:\n{said[language].strip()}" for language in failed))
    folders["en"].rename(whole)
    folders["es"].rename(whole / "es")
    swap(whole, site)
    shutil.rmtree(aside, ignore_errors=True)


def _start(root: Path, config: str, folder: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(folder)]
    return subprocess.Popen(
        command,
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "true"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def swap(new: Path, place: Path) -> None:
    """Put the folder `new` at `place` in one step; what was there before is then at `new`.

    Where the system cannot exchange two folders (renameat2, Linux), the old one is moved away first.
    """
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        new.rename(place)
    elif not _exchange(new, place):
        old = new.with_name(f"{new.name}-old")
        place.rename(old)
        new.rename(place)
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
