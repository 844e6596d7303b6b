"""A site brought up to date where an older state of it lies: what differs is put there, what nothing makes goes.

Nothing is written into files, which may be those of the site that is shown by another name: they are replaced.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from briefpress.pressing.holding import Pressed, state

Moment = tuple[int, int]
"""When a folder of what lies beside the pages, and the same folder of the site, last changed."""


def lay(
    made: Path, beside: Path, old: Path, place: Path, now: Pressed, behind: Pressed, by_folder: tuple[str, ...]
) -> Pressed:
    """Bring the site of a language in the folder `place` from the state `behind` to `now`; return what is then known.

    What lies in the folder `made` is moved there; all other files are linked from the site in the folder `old`. What
    lies in the folder `beside` is linked from there, too, where it is the same, and else copied; into its folders
    `by_folder` nobody looks that are as they were when they were last laid.
    """
    place.mkdir(parents=True, exist_ok=True)
    fresh = set(_files(str(made), ""))
    held = {path: row for path, row in now.files.items() if path not in fresh and row[2]}
    known = {*fresh, *held}
    for path in {*behind.files, *behind.extra} - known:
        _drop(place, path)
    for path in fresh:
        _move(f"{made}/{path}", f"{place}/{path}")
    for path, row in held.items():
        if behind.files.get(path) != row or state(f"{place}/{path}") != row[1:]:
            _renew(f"{old}/{path}", f"{place}/{path}")
    states = {path: state(f"{place}/{path}") for path in fresh & now.files.keys()}
    files = held | {path: (now.files[path][0], *stood) for path, stood in states.items() if stood}
    then = {below: moment for below, moment in behind.beside.items() if below.startswith(by_folder)}
    folders = dict(_laid(str(beside), str(old), str(place), "", then, known))
    for below in behind.beside.keys() - folders.keys():
        _clear(f"{place}/{below}", below, known)
        _prune(place, below)
    return replace(now, files=files, extra=sorted(fresh - files.keys()), beside=folders)


def _files(folder: str, below: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}"


def _laid(
    beside: str, old: str, place: str, below: str, then: Mapping[str, Moment], known: Collection[str]
) -> Iterator[tuple[str, Moment]]:
    """Lay what lies beside the pages, folder by folder; yield when each was last changed, once it is laid.

    Into one nobody looks that is as it was `then`.
    """
    source, target = f"{beside}/{below}", f"{place}/{below}"
    os.makedirs(target, exist_ok=True)  # noqa: PTH103  # hundreds, each time
    there = _when(source)
    is_same = then.get(below) == (there, _when(target))
    names = set()
    for entry in os.scandir(source):
        if entry.is_dir():
            yield from _laid(beside, old, place, f"{below}{entry.name}/", then, known)
        elif not is_same:
            names.add(f"{below}{entry.name}")
            _place(entry, f"{old}/{below}{entry.name}", f"{target}{entry.name}")
    if not is_same:
        _clear(target, below, {*known, *names})
    yield below, (there, _when(target))


def _clear(folder: str, below: str, known: Collection[str]) -> None:
    """Remove the files of a folder, which is `below` the site's root, that are not known."""
    for entry in os.scandir(folder) if os.path.isdir(folder) else ():  # noqa: PTH112
        if not entry.is_dir() and f"{below}{entry.name}" not in known:
            os.unlink(entry.path)  # noqa: PTH108


def _drop(place: Path, path: str) -> None:
    """Remove a file of the site, and the folders in which nothing is left."""
    (place / path).unlink(missing_ok=True)
    _prune(place, path.rpartition("/")[0])


def _prune(place: Path, below: str) -> None:
    with suppress(OSError):  # until one is not empty
        while below:
            (place / below).rmdir()
            below = below.rstrip("/").rpartition("/")[0]


def _place(entry: os.DirEntry[str], old: str, new: str) -> None:
    """Put a file in place, with the time of its original: so one that is altered later is known by it."""
    stat = entry.stat()
    now = stat.st_size, stat.st_mtime_ns
    if state(new) == now:
        return
    if state(old) == now:
        _renew(old, new)
    else:
        Path(new).unlink(missing_ok=True)
        shutil.copy2(entry.path, new)


def _renew(old: str, new: str) -> None:
    """Give a file of the old site its place in the new one."""
    os.makedirs(os.path.dirname(new), exist_ok=True)  # noqa: PTH103, PTH120
    Path(new).unlink(missing_ok=True)
    link(old, new)


def link(old: str, new: str) -> None:
    """Give a file a second name; where the file system has only one for each, copy it."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _move(old: str, new: str) -> None:
    os.makedirs(os.path.dirname(new), exist_ok=True)  # noqa: PTH103, PTH120
    os.replace(old, new)  # noqa: PTH105


def _when(folder: str) -> int:
    return os.stat(folder).st_mtime_ns  # noqa: PTH116
