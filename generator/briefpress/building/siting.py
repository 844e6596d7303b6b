"""The finished site, in all its languages: only what is stale is pressed, and the whole is put in place in one step."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from briefpress.building import working
from briefpress.building.house import BESIDE, BY_FOLDER, CONFIG, House, environment_of
from briefpress.building.shelving import languages_at
from briefpress.building.stamping import engine_of, note_of
from briefpress.keeping.files import folders
from briefpress.model import Language, phrase
from briefpress.pressing import engine
from briefpress.pressing.engine import swap
from briefpress.pressing.holding import Pressed
from briefpress.pressing.laying import lay
from briefpress.pressing.offline import write_list
from briefpress.pressing.press import press, ready

_SHOWN = 20
"""How many files that differ are named."""
_AT, _LAID, _MADE = "at", "site", "made"
"""The file in a shop that tells where its site is, and the folders in which that is laid and MkDocs' own is made."""


@dataclass(slots=True)
class _Tree:
    """A folder with the state of a site: what is known of each language, and when each of its folders last changed."""

    pressed: dict[Language, Pressed]
    folders: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Bench:
    """What the site of each language is pressed with: its folder in a site, the `last` site, that which is `behind`."""

    house: House
    site: Path
    shop: Path
    places: dict[Language, str]
    last: _Tree
    behind: _Tree
    programs: str
    environment: Mapping[str, str] = field(default_factory=dict)


def build_site(house: House, site: Path, workers: int | None = None) -> None:
    """Bring the site at `site` up to date; a reader sees all of the old one or all of the new one.

    The new one is laid where the last but one lies, which differs in little, and then changes places with the old.
    Raises EngineFailed, and leaves the old site as it is, when MkDocs cannot build one of the languages.
    """
    site = site.resolve()
    note, spare = note_of(house, site, "pressed"), note_of(house, site, "spare")
    _forget_lost(house)
    shop, may_stay = _shop(house, site)
    bench = _Bench(house, site, shop, _places(house), _known(note), _behind(house, spare, shop), engine_of(house))
    for each in (spare, shop / _AT):  # until all is done nothing here counts, and nobody else clears it away
        each.unlink(missing_ok=True)
    try:
        now = _laid(bench, workers)
        swap(shop / _LAID, site)
    except BaseException:
        shutil.rmtree(shop, ignore_errors=True)
        raise
    if may_stay and note.exists():
        note.replace(spare)
        (shop / _AT).write_text(str(site), "utf-8")
    else:
        shutil.rmtree(shop, ignore_errors=True)
    _keep(note, now)


def first_site(house: House, site: Path, environment: Mapping[str, str], workers: int | None = None) -> None:
    """Build a site where there is none, and remember nothing of it; MkDocs finds the variables of `environment`.

    What is fresh of the library's own site is taken from there. Raises EngineFailed when MkDocs cannot build one of
    the languages.
    """
    shop, own = site.with_name(f".{site.name}-next"), house.site
    last = _known(note_of(house, own, "pressed"))
    try:
        _laid(_Bench(house, own, shop, _places(house), last, _Tree({}, {}), engine_of(house), environment), workers)
        swap(shop / _LAID, site)
    finally:
        shutil.rmtree(shop, ignore_errors=True)


def _laid(bench: _Bench, workers: int | None) -> _Tree:
    """Lay the site of every language in the shop, and return what is known of them."""
    now = _Tree({}, {})
    shutil.rmtree(bench.shop / _MADE, ignore_errors=True)  # of a build that was killed
    with _told(_variables(bench)):
        ready(bench.house.root / CONFIG, bench.house.docs, bench.shop / _MADE)
    for each in working.each(
        _press, lambda: bench, list(bench.places), workers=workers or os.cpu_count() or 1, many=2, chunk=1
    ):
        now.pressed |= each
    for place in bench.places.values():
        write_list(bench.shop / _LAID / place)
    now.folders = _folders(bench.shop / _LAID)
    return now


def _places(house: House) -> dict[Language, str]:
    """Return the folder in a site of each language; the first has none of its own."""
    first, *others = languages_at(house)
    return {first: "", **{each: each for each in others}}


def _shop(house: House, site: Path) -> tuple[Path, bool]:
    """Return the folder in which sites are laid, and whether it may stay until the next build.

    It lies among what builds remember, or, where nothing can be moved from there to the site's place, beside the site.
    """
    house.cache.mkdir(parents=True, exist_ok=True)
    near = next(each for each in site.parents if each.exists())
    trial = f".{site.name}-{os.getpid()}"
    (house.cache / trial).mkdir()
    try:
        (house.cache / trial).rename(near / trial)
    except OSError:
        (house.cache / trial).rmdir()
        return site.with_name(f".{site.name}-next"), False
    (near / trial).rmdir()
    return note_of(house, site, "next").with_suffix(""), True


def _forget_lost(house: House) -> None:
    """Remove the shops of sites that are no more: they would keep their files on the disk."""
    for at in house.cache.glob(f"site-*.next/{_AT}"):
        with suppress(FileNotFoundError):  # another build has just taken it up
            if not Path(at.read_text("utf-8")).exists():
                shutil.rmtree(at.parent)


def _behind(house: House, note: Path, shop: Path) -> _Tree:
    """Return what is known of the site that lies in the shop; if anybody has touched it, nothing of it is left."""
    known = _known(note)
    if list(known.pressed) == list(_places(house)) and known.folders == _folders(shop / _LAID):
        return known
    if (shop / _LAID).exists():
        shutil.rmtree(shop / _LAID)
    return _Tree({}, {})


def _folders(site: Path) -> dict[str, int]:
    return {path.removeprefix(str(site)): time for path, (_, time) in folders(str(site))}


def differing(house: House, site: Path) -> list[str]:
    """Return the files of the site at `site` that are not as MkDocs alone makes them, by their paths within it.

    The map of the site for programs bears the day and time of its build: it counts only with SOURCE_DATE_EPOCH.
    Raises EngineFailed when MkDocs cannot build it.
    """
    with TemporaryDirectory() as aside:
        plain = Path(aside) / "site"
        engine.build_site(house.root, plain, environment_of(house))
        one, other = (_files(each) for each in (site, plain))
        dated = () if "SOURCE_DATE_EPOCH" in os.environ else ("sitemap.xml", "sitemap.xml.gz")
        return sorted(
            each
            for each in one.keys() | other.keys()
            if Path(each).name not in dated
            and not (each in one and each in other and one[each].read_bytes() == other[each].read_bytes())
        )


def comparison_told(house: House, site: Path, language: Language) -> tuple[str, int]:
    """Compare the site at `site` with what MkDocs alone makes; return what to say and the exit code."""
    found = differing(house, site)
    if not found:
        return f"{phrase('site', 'same', language)}\n", 0
    return f"{phrase('site', 'differs', language, n=len(found), files=tuple(found[:_SHOWN]))}\n", 1


def _files(site: Path) -> dict[str, Path]:
    return {each.relative_to(site).as_posix(): each for each in site.rglob("*") if each.is_file()}


def _press(bench: _Bench, languages: list[Language]) -> dict[Language, Pressed]:
    with _told(_variables(bench)):
        return {each: _lay(bench, each) for each in languages}


def _variables(bench: _Bench) -> dict[str, str]:
    return {"NO_MKDOCS_2_WARNING": "true", **environment_of(bench.house), **bench.environment}


def _lay(bench: _Bench, language: Language) -> Pressed:
    """Press the site of a language and lay it in the shop; return what is known of it."""
    house, below = bench.house, bench.places[language]
    made, old = bench.shop / _MADE / language, bench.site / below
    last, behind = (each.pressed.get(language, Pressed()) for each in (bench.last, bench.behind))
    now = press(house.root / CONFIG, house.docs / below, made, old, last, bench.programs, house.cache / "frames")
    found = lay(made, house.docs / BESIDE / language, old, bench.shop / _LAID / below, now, behind, BY_FOLDER)
    shutil.rmtree(made)
    return found


@contextmanager
def _told(environment: Mapping[str, str]) -> Iterator[None]:
    """Have MkDocs and its plugins find these variables; afterwards all are as they were."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _known(note: Path) -> _Tree:
    try:
        kept = json.loads(note.read_bytes())
        return _Tree({language: Pressed.of(each) for language, each in kept["pressed"].items()}, kept["folders"])
    except (OSError, ValueError, KeyError, TypeError):
        return _Tree({}, {})  # none, or damaged


def _keep(note: Path, now: _Tree) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    aside = note.with_suffix(f".{os.getpid()}")
    kept = {"pressed": {language: each.kept() for language, each in now.pressed.items()}, "folders": now.folders}
    aside.write_text(json.dumps(kept), "utf-8")
    aside.replace(note)
