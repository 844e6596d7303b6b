"""The manifest of a copy: every file with its size and SHA-256; and a copy verified against it."""

import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefpress.copying.archive import contents

MANIFEST, SUMS = "MANIFEST.json", "SHA256SUMS"


class NoManifest(Exception):
    """There is nothing to verify a copy against; the message is the path that was looked at."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a copy since it was made: paths changed, added and lost, and how many files stand as they were."""

    good: int
    changed: tuple[str, ...]
    added: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Return whether everything is as it was made."""
        return not (self.changed or self.added or self.lost)


def write_manifest(folder: Path, about: Mapping[str, Any]) -> None:
    """Write MANIFEST.json, with what `about` tells of the copy, and SHA256SUMS into a folder."""
    sums = {path: (len(data), sha256(data).hexdigest()) for path, data in _below(folder)}
    files = [{"path": path, "size": size, "sha256": digest} for path, (size, digest) in sums.items()]
    whole = json.dumps({**about, "files": files}, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(whole, "utf-8")
    (folder / SUMS).write_text("".join(f"{digest}  {path}\n" for path, (_, digest) in sums.items()), "utf-8")


def verify(place: Path) -> Verdict:
    """Compare a copy (a folder, an archive, or one file of a folder that has a manifest) with its manifest.

    Raises NoManifest when there is none or it cannot be read.
    """
    if place.is_dir():
        return _compare(_below(place), _listed(place / MANIFEST, (place / MANIFEST).read_bytes))
    if listed := _listed_within(place):
        return _compare(contents(place), listed)
    beside = place.with_name(MANIFEST)
    listed = _listed(beside, beside.read_bytes)
    if place.name not in listed:
        raise NoManifest(str(beside))
    return _compare([(place.name, place.read_bytes())], {place.name: listed[place.name]})


def _compare(found: Iterable[tuple[str, bytes]], listed: Mapping[str, str]) -> Verdict:
    """Compare files, which are read one after the other, with their digests."""
    files = {path: sha256(data).hexdigest() for path, data in found if path not in (MANIFEST, SUMS)}
    same = {path for path, digest in files.items() if listed.get(path) == digest}
    return Verdict(
        len(same),
        tuple(sorted(files.keys() & listed.keys() - same)),
        tuple(sorted(files.keys() - listed.keys())),
        tuple(sorted(listed.keys() - files.keys())),
    )


def _listed(place: Path, read: Callable[[], bytes]) -> dict[str, str]:
    try:
        return {each["path"]: each["sha256"] for each in json.loads(read())["files"]}
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise NoManifest(str(place)) from wrong


def _listed_within(archive: Path) -> dict[str, str]:
    """Return what the manifest in an archive lists; nothing when there is none."""
    if not zipfile.is_zipfile(archive):
        return {}
    with zipfile.ZipFile(archive) as file:
        return _listed(archive, lambda: file.read(MANIFEST)) if MANIFEST in file.namelist() else {}


def _below(folder: Path) -> Iterable[tuple[str, bytes]]:
    for each in sorted(folder.rglob("*")):
        path = each.relative_to(folder).as_posix()
        if each.is_file() and path not in (MANIFEST, SUMS):
            yield path, each.read_bytes()
