"""The finished site, in all its languages: only what is stale is pressed, and the whole is put in place in one step."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from briefpress.building import working
from briefpress.building.house import CONFIG, House, environment_of
from briefpress.building.shelving import languages_at
from briefpress.building.stamping import engine_of, note_of
from briefpress.model import Language, phrase
from briefpress.pressing import engine
from briefpress.pressing.engine import swap
from briefpress.pressing.holding import Pressed
from briefpress.pressing.offline import write_list
from briefpress.pressing.press import press

_SHOWN = 20
"""How many files that differ are named."""


@dataclass(frozen=True, slots=True)
class _Bench:
    house: House
    site: Path
    aside: Path
    folders: dict[Language, str]
    last: dict[str, Pressed]
    programs: str


def build_site(house: House, site: Path, workers: int | None = None) -> None:
    """Bring the site at `site` up to date; a reader sees all of the old one or all of the new one.

    Raises EngineFailed, and leaves the old site as it is, when MkDocs cannot build one of the languages.
    """
    note = note_of(house, site, "pressed")
    aside = site.with_name(f".{site.name}-next")  # beside its place, so that the last step is one within a file system
    shutil.rmtree(aside, ignore_errors=True)
    first, *others = languages_at(house)
    folders = {first: "", **{each: each for each in others}}
    bench = _Bench(house, site, aside, folders, _last(note), engine_of(house))
    now: dict[str, Pressed] = {}
    try:
        for each in working.each(
            _press, lambda: bench, list(folders), workers=workers or os.cpu_count() or 1, many=2, chunk=1
        ):
            now |= each
        for language, folder in folders.items():
            write_list(aside / language)
            if folder:
                (aside / language).rename(aside / first / folder)
        swap(aside / first, site)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _keep(note, now)


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


def _press(bench: _Bench, languages: list[str]) -> dict[str, Pressed]:
    with _told({"NO_MKDOCS_2_WARNING": "true"} | environment_of(bench.house)):
        return {
            each: press(
                bench.house.root / CONFIG,
                bench.house.docs / bench.folders[each],
                bench.aside / each,
                bench.site / bench.folders[each],
                bench.last.get(each, Pressed()),
                bench.programs,
                bench.house.cache / "theme",
            )
            for each in languages
        }


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


def _last(note: Path) -> dict[str, Pressed]:
    try:
        return {language: Pressed.of(kept) for language, kept in json.loads(note.read_bytes()).items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # none, or damaged


def _keep(note: Path, now: dict[str, Pressed]) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    aside = note.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps({language: each.kept() for language, each in now.items()}), "utf-8")
    aside.replace(note)
