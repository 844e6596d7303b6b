"""Whether a finished site is still what a build would make: then MkDocs need not run. Imports nothing heavy."""

import json
import os
import sys
import sysconfig
from hashlib import blake2b
from pathlib import Path

import briefpress
from briefpress.building.house import House, code, find
from briefpress.keeping.files import State, signature, state_of, states

_NAMED = ("SOURCE_DATE_EPOCH", "TZ", "LC_ALL", "LANG")
"""What of the environment a site may depend on."""


def made_of(house: House) -> str:
    """Return the signature of all that a site is made of.

    That is every file of the checkout but hidden ones and sites, what a build reads elsewhere, this package, and the
    libraries installed beside it.
    """
    beside: dict[str, State] = {}
    for each in sorted(house.root.iterdir()):
        if not each.name.startswith(".") and not (each / "404.html").exists():
            beside.update(states(str(each)) if each.is_dir() else {str(each): state_of(str(each))})
    package = dict(states(str(Path(briefpress.__file__).parent)))
    return signature(beside, package, also=(find(house).inputs, engine_of(house)))


def engine_of(house: House) -> str:
    """Return the signature of what makes a site of its files: this code, the libraries installed beside it, the system.

    Not of the theme's own files, and not of the library's.
    """
    libraries = {path: state_of(path) for path in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}}
    told = (sys.version, *(f"{name}={os.environ.get(name)}" for name in _NAMED))
    return signature(code(house), libraries, also=told)


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
    return signature(dict(states(str(site))))


def note_of(house: House, site: Path, kind: str) -> Path:
    """Return where a note of a `kind` on the site at `site` is kept."""
    name = blake2b(str(site.resolve()).encode(), digest_size=8).hexdigest()
    return house.cache / f"site-{name}.{kind}.json"
