"""Whether a finished site is still what a build would make: then MkDocs need not run. Imports nothing heavy."""

import json
import os
import re
import sys
import sysconfig
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import briefpress
from briefpress.building.house import BY_FOLDER, House, code, languages, others_than_made
from briefpress.keeping.files import State, signature, state_of, states

_NAMED = ("SOURCE_DATE_EPOCH", "TZ", "LC_ALL", "LANG")
"""What of the environment a site may depend on."""
_BY_FOLDER = re.compile(rf"/(?:[^/]+/)?(?:{'|'.join(BY_FOLDER)})")


def made_of(house: House, of: str) -> str:
    """Return the signature of all that a site is made of; `of` is that of what a build of the pages read and wrote.

    It is every other file of the checkout but hidden ones and sites, this package, and the libraries installed
    beside it.
    """
    apart = {house.root / "briefings", house.docs, *house.seeds}
    spoken = languages(house)
    beside = [each for each in house.root.iterdir() if each not in apart and not (each / "404.html").exists()]
    beside += [each for each in house.docs.glob("*") if each.name not in spoken]
    files: dict[str, State] = {}
    for each in sorted([*beside, *others_than_made(house)]):
        if not each.name.startswith(".") and each.exists():
            files.update(states(str(each)) if each.is_dir() else {str(each): state_of(str(each))})
    package = dict(states(str(Path(briefpress.__file__).parent)))
    return signature(files, package, also=(of, engine_of(house)))


def engine_of(house: House) -> str:
    """Return the signature of what makes a site of its files: this code, the libraries installed beside it, the system.

    Not of the theme's own files, and not of the library's.
    """
    libraries = {path: state_of(path) for path in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}}
    told = (sys.version, *(f"{name}={os.environ.get(name)}" for name in _NAMED))
    return signature(code(house), libraries, also=told)


def keep_fresh(house: House, site: Path, of: str, build: Callable[[], object]) -> None:
    """Have the site at `site` built, and stamp it, unless it is fresh; `of` as in `made_of`."""
    made = made_of(house, of)
    if not is_fresh(house, site, made):
        build()
        stamp(house, site, made)


def is_fresh(house: House, site: Path, made: str) -> bool:
    """Return whether the site at `site` stands as it was built, and of what is now `made_of(house)`."""
    try:
        kept = json.loads(note_of(house, site, "stamp").read_text("utf-8"))
    except (OSError, ValueError):
        return False  # none, or damaged
    return bool(kept == [made, _as_it_stands(site)])


def stamp(house: House, site: Path, made: str) -> None:
    """Note that the site at `site` has just been built of what was `made_of(house)` before."""
    place = note_of(house, site, "stamp")
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps([made, _as_it_stands(site)]), "utf-8")
    aside.replace(place)


def _as_it_stands(site: Path) -> str:
    return signature(dict(_standing(str(site), "")) if site.is_dir() else {})


def _standing(folder: str, below: str) -> Iterator[tuple[str, State]]:
    """Yield the state of a folder of a site and of all below it, of the files in all but those that go by folder."""
    yield folder, (0, os.stat(folder).st_mtime_ns)  # noqa: PTH116  # hundreds, each time
    all_of = not _BY_FOLDER.match(f"{below}/")
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _standing(entry.path, f"{below}/{entry.name}")
        elif all_of or entry.name.endswith(".html"):
            stat = entry.stat(follow_symlinks=False)
            yield entry.path, (stat.st_size, stat.st_mtime_ns)


def note_of(house: House, site: Path, kind: str) -> Path:
    """Return where a note of a `kind` on the site at `site` is kept."""
    name = blake2b(str(site.resolve()).encode(), digest_size=8).hexdigest()
    return house.cache / f"site-{name}.{kind}.json"
