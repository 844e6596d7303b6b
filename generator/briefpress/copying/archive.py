"""Folders as zip archives that are the same, byte for byte, whenever and wherever they are made."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\Z")
_BAD_SIGNS = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]\Z')
LONGEST = 200
"""So long a path may be within an archive, for systems that take no more than 260 signs in all."""


class BadName(Exception):
    """A file has a name that some system does not take; the message is the path."""


def files_of(folder: Path) -> list[str]:
    """Return the paths of all files below a folder, sorted, with slashes.

    Raises BadName for a path that is not legal on every system.
    """
    paths = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
    for path in paths:
        parts = path.split("/")
        if len(path) > LONGEST or any(_RESERVED.match(each) or _BAD_SIGNS.search(each) for each in parts):
            raise BadName(path)
    return paths


def pack(folder: Path, archive: Path, when: datetime, *, first: str = "") -> None:
    """Write the files below a folder into a zip archive, all dated `when` (UTC, from 1980).

    The file `first` comes first and is not compressed, as an e-book wants its `mimetype`.
    """
    stamp = (when.year, when.month, when.day, when.hour, when.minute, when.second - when.second % 2)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for path in sorted(files_of(folder), key=lambda path: (path != first, path)):
            entry = zipfile.ZipInfo(path, stamp)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if path == first else zipfile.ZIP_DEFLATED
            file.writestr(entry, (folder / path).read_bytes())


def contents(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every file in an archive, each verified by its checksum.

    Raises zipfile.BadZipFile for a damaged one.
    """
    with zipfile.ZipFile(archive) as file:
        for entry in file.infolist():
            yield entry.filename, file.read(entry)
