"""Pages in; files out, staged aside and put in place only when all is well, and only when changed."""

import os
import shutil
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from briefpress.model import Page, Picture

STAGING = ".next"


def clear(docs: Path) -> None:
    """Remove what an earlier, broken build left staged."""
    shutil.rmtree(docs / STAGING, ignore_errors=True)


def stage(docs: Path, pages: Iterable[Page | Picture]) -> None:
    """Write pages aside, below `docs/.next/`."""
    root = f"{docs}/{STAGING}/"
    for page in pages:
        path = root + page.path
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        except FileNotFoundError:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            data = page.data
            while data:
                data = data[os.write(file, data) :]
        finally:
            os.close(file)


def settle(docs: Path, paths: Iterable[str]) -> set[str]:
    """Put staged pages in place; a page that says the same already is left untouched. Return those that changed."""
    settled: set[str] = set()
    for path in paths:
        staged, target = docs / STAGING / path, docs / path
        if not _same(staged, target):
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target)
            settled.add(path)
    clear(docs)
    return settled


def remove(docs: Path, paths: Iterable[str]) -> None:
    """Remove pages that nothing makes any more, and folders left empty."""
    for path in paths:
        target = docs / path
        target.unlink(missing_ok=True)
        for folder in takewhile(lambda each: each != docs and not any(each.iterdir()), target.parents):
            folder.rmdir()


def _same(one: Path, other: Path) -> bool:
    try:
        return other.stat().st_size == one.stat().st_size and other.read_bytes() == one.read_bytes()
    except FileNotFoundError:
        return False


def put(folder: Path, old: Path, site: Path) -> None:
    """Put what lies below `folder` into a `site`: by hard links where the `old` site has the same, else as copies.

    A copy is of the time of its original; so one that was altered since is known by it, and is made anew.
    """
    for entry in os.scandir(folder) if folder.is_dir() else ():
        if entry.is_dir():
            put(folder / entry.name, old / entry.name, site / entry.name)
        else:
            site.mkdir(parents=True, exist_ok=True)
            _place(entry, f"{old}/{entry.name}", f"{site}/{entry.name}")


def _place(entry: os.DirEntry[str], old: str, new: str) -> None:
    now = entry.stat()
    try:
        then = os.stat(old)  # noqa: PTH116  # some thousands of files, each time
    except FileNotFoundError:
        then = None
    if then and old != new and (then.st_size, then.st_mtime_ns) == (now.st_size, now.st_mtime_ns):
        link(old, new)
    else:
        shutil.copy2(entry.path, new)


def link(old: str, new: str) -> None:
    """Give a file a second name; where the file system has only one for each, copy it."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
