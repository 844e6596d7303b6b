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
