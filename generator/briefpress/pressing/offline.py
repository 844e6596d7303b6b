"""The list of what a reader's browser keeps of a finished site, for reading it without a network."""

import json
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

_LIST = "offline.json"
_LEFT_OUT = frozenset({"cite", "copies", "data", "feeds"})
"""Folders of what is taken away to be used elsewhere."""
_NOT_READ = (".map", ".gz", "sitemap.xml", "robots.txt", ".nojekyll", _LIST)
"""How the names of files end that no page shows."""


def write_list(site: Path) -> None:
    """Write the paths and sizes of the files of a language's site, and a digest by which a later state is known."""
    files = sorted(_files(str(site), ""))
    manifest = site / "search" / "manifest.js"  # names the shards of the search by their content
    words = manifest.read_bytes() if manifest.exists() else b""
    digest = blake2b(json.dumps(files).encode() + words, digest_size=8).hexdigest()
    text = json.dumps({"digest": digest, "files": files}, ensure_ascii=False, separators=(",", ":"))
    (site / _LIST).unlink(missing_ok=True)  # it may be another site's by another name
    (site / _LIST).write_text(text, "utf-8")


def write_signs(site: Path, address: str) -> None:
    """Write what servers and searching machines look for at the root of a site; the latter if it has an `address`."""
    (site / ".nojekyll").touch()
    if address:
        (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n", "utf-8")


def _files(folder: str, below: str) -> Iterator[tuple[str, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            is_other = not below and (entry.name in _LEFT_OUT or os.path.exists(f"{entry.path}/404.html"))  # noqa: PTH110
            if not is_other:
                yield from _files(entry.path, f"{below}{entry.name}/")
        elif not entry.name.endswith(_NOT_READ):
            yield f"{below}{entry.name}", entry.stat().st_size
