"""Whether a finished site is still what a build would make: then MkDocs need not run. Imports nothing heavy."""

import json
import os
import sys
import sysconfig
from hashlib import blake2b
from pathlib import Path

import generator
from generator.building.house import House, find
from generator.keeping.files import State, signature, state_of, states

_NAMED = ("SOURCE_DATE_EPOCH", "TZ", "LC_ALL", "LANG")
"""What of the environment a site may depend on."""


def made_of(house: House) -> str:
    """Return the signature of all that a site is made of.

    That is every file of the checkout but hidden ones and sites, what a build reads elsewhere, this package, and the
    libraries installed beside it.
    """
    beside: dict[str, State] = {}
    for each in sorted(house.root.iterdir()):
        if not each.name.startswith(".") and not (each / "sitemap.xml").exists():
            beside.update(states(str(each)) if each.is_dir() else {str(each): state_of(str(each))})
    package = dict(states(str(Path(generator.__file__).parent)))
    libraries = {path: state_of(path) for path in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}}
    told = (sys.version, *(f"{name}={os.environ.get(name)}" for name in _NAMED))
    return signature(beside, package, libraries, also=(find(house).inputs, *told))


def is_fresh(house: House, site: Path, made: str) -> bool:
    """Return whether the site at `site` stands as it was built, and of what is now `made_of(house)`."""
    try:
        kept = json.loads(_place(house, site).read_text("utf-8"))
    except (OSError, ValueError):
        return False  # none, or damaged
    return bool(kept == [made, _as_it_stands(site)])


def stamp(house: House, site: Path, made: str) -> None:
    """Note that the site at `site` has just been built of what was `made_of(house)` before."""
    place = _place(house, site)
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps([made, _as_it_stands(site)]), "utf-8")
    aside.replace(place)


def _as_it_stands(site: Path) -> str:
    return signature(dict(states(str(site))))


def _place(house: House, site: Path) -> Path:
    name = blake2b(str(site.resolve()).encode(), digest_size=8).hexdigest()
    return house.cache / f"site-{name}.json"
