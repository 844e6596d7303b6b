"""Folders in; the state of every file that a build reads or writes out. Imports nothing heavy."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

State = tuple[int, int]
"""A file's size in bytes and its time of change in nanoseconds."""


def states(folder: str, endings: tuple[str, ...] = ("",), *, deep: bool = True) -> Iterator[tuple[str, State]]:
    """Yield the path and state of every file below `folder` (in it alone, unless `deep`), in the order of names.

    Hidden files and what is no file (`others`) are left out.
    """
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if deep:
                yield from states(entry.path, endings)
        elif entry.name.endswith(endings) and entry.is_file(follow_symlinks=False):
            stat = entry.stat()
            yield entry.path, (stat.st_size, stat.st_mtime_ns)


def folders(root: str) -> Iterator[tuple[str, State]]:
    """Yield the path and state of the folder `root` and of every folder below it; nothing where there is none."""
    try:
        entries = sorted(entry.path for entry in os.scandir(root) if entry.is_dir(follow_symlinks=False))
    except FileNotFoundError:
        return
    yield root, (0, os.stat(root).st_mtime_ns)  # noqa: PTH116  # hundreds, each time
    for path in entries:
        yield from folders(path)


def others(folder: str, ending: str) -> Iterator[tuple[str, State]]:
    """Yield the path and state of what `states` passes over below `folder`: files with another ending, and no files.

    The latter are symbolic links, which may lead anywhere, and pipes, which nobody may ever write to.
    """
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from others(entry.path, ending)
        elif not (entry.name.endswith(ending) and entry.is_file(follow_symlinks=False)):
            stat = entry.stat(follow_symlinks=False)
            yield entry.path, (stat.st_size, stat.st_mtime_ns)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [entry for entry in entries if not entry.name.startswith((".", "__pycache__"))]


def state_of(path: str) -> State:
    """Return the state of one file."""
    stat = Path(path).stat()
    return stat.st_size, stat.st_mtime_ns


def signature(*files: Mapping[str, State], also: Iterable[str] = ()) -> str:
    """Return a digest of files' paths and states, and of further words."""
    digest = blake2b(digest_size=20)
    for group in files:
        digest.update(b"\0\0")
        digest.update("\n".join([f"{path}\t{size}\t{time}" for path, (size, time) in group.items()]).encode())
    digest.update("\0".join(also).encode())
    return digest.hexdigest()
