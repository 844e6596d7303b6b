"""A slice of the library laid out as a library of its own, so that it is checked and built like any other."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefpress.building.house import CONFIG, MADE, OWNED, House, assets, find, languages, phrases
from briefpress.building.shelving import languages_at
from briefpress.copying import Chosen, Shelves, slice_of, unknown
from briefpress.keeping.files import states
from briefpress.model import FOLDERS, SETTINGS
from briefpress.proving import HEADER, mark_of, sections_of
from briefpress.reading import raw
from briefpress.reading.writing import written
from briefpress.rendering import words

_NAMING = ("voice", "actors")


class Unknown(Exception):
    """A slice asks for something that the library has not; `folder` and `name` say what."""

    def __init__(self, folder: str, name: str, known: list[str]) -> None:
        """Keep what was asked for, and what there is."""
        super().__init__(f"{folder}/{name}")
        self.folder, self.name, self.known = folder, name, known


class Empty(Exception):
    """No claim is as a slice wants it."""


def lay_out_slice(house: House, chosen: Chosen, folder: Path) -> House:
    """Write the slice of a sound library into an empty folder, and return the house there.

    Raises Unknown and Empty.
    """
    shelves = shelves_at(house)
    for kind, name in unknown(chosen, shelves):
        raise Unknown(kind, name, sorted(shelves[kind]))
    say = {each: words(each, house.phrases) for each in languages_at(house)}
    said = {key: {each: say[each](f"copy.{key}") for each in say} for key in ("left-out", "alone")}
    files = slice_of(chosen, shelves, said["left-out"], said["alone"])
    if not files["documents"]:
        raise Empty
    for kind, things in files.items():
        for name, data in things.items():
            _put(folder / "briefings" / kind / f"{name}.yml", written(data))
    _put(folder / SETTINGS, _settings((house.root / SETTINGS).read_bytes(), files))
    _put(folder / "seeds" / house.lock.name, _lock(house, files))
    _lay_out_site(house, folder)
    return House(folder, (folder / "seeds", *house.seeds), house.with_texts)


def shelves_at(house: House) -> Shelves:
    """Return what the YAML files of a library hold; one that cannot be read, nothing."""
    return shelves_of({path: path.read_bytes() for path in map(Path, find(house).yaml)}, house.root)


def shelves_of(files: Mapping[Path, bytes], root: Path) -> Shelves:
    """Return what the YAML files of a library at `root` hold; one that cannot be read, nothing."""
    shelves: dict[str, dict[str, Mapping[str, Any]]] = {folder: {} for folder in ("documents", *FOLDERS)}
    for path, data in files.items():
        folder, _, name = path.relative_to(root / "briefings").as_posix().rpartition("/")
        found = raw(data) if folder in shelves else None
        if isinstance(found, dict) and (folder != "documents" or _has_claims(found)):
            shelves[folder][name.removesuffix(".yml")] = found
    return shelves


def _settings(data: bytes, files: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the settings without what the home page would show that is not in the slice."""
    settings = raw(data)
    if "home" not in settings:
        return data.decode("utf-8")
    claims = {f"{name}#{each}" for name, document in files["documents"].items() for each in document["claims"]}
    there = {"figures": claims, "questions": files["questions"].keys()}
    home = {key: [each for each in value if each in there[key]] for key, value in settings["home"].items()}
    return written({**settings, "home": home})


def _has_claims(document: Mapping[str, Any]) -> bool:
    claims = document.get("claims")
    return isinstance(claims, dict) and all(isinstance(each, dict) for each in claims.values())


def _lock(house: House, files: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the lines of the lock that the slice needs: of its documents' texts, passages and actors."""
    sections = sections_of(house.lock.read_text("utf-8") if house.lock.exists() else "")
    found: list[str] = []
    for name, document in sorted(files["documents"].items()):
        needed = _needed(document)
        found += [line for line in sections.get(name, []) if line.split(" ", 4)[3] in needed]
    return HEADER + "".join(f"{line}\n" for line in found)


def _needed(document: Mapping[str, Any]) -> set[str]:
    """Return the fingerprint, the passages' marks and the actors of a document."""
    source, claims = document["source"], document["claims"].values()
    quotes = (*claims, *source.get("damage", ()))
    marks = {mark_of(each["passage"], each.get("before"), each.get("after")) for each in quotes}
    return {source["sha256"], *marks, *(actor for each in claims for key in _NAMING for actor in each.get(key, ()))}


def _lay_out_site(house: House, folder: Path) -> None:
    """Copy what the library has by hand of its site."""
    (folder / "docs").mkdir()
    for path in (*assets(house), *phrases(house), *_engine(house)):
        place = folder / house.below(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    made = shutil.ignore_patterns(*OWNED, *MADE, ".*")
    for language in languages(house):
        shutil.copytree(house.docs / language, folder / "docs" / language, ignore=made)


def _engine(house: House) -> Iterator[str]:
    """Yield the settings of the engine and what of the library they name: its templates and hooks."""
    config = house.root / CONFIG
    if not config.is_file():
        return
    yield str(config)
    told = raw(config.read_bytes())
    theme = told.get("theme") if isinstance(told, dict) else None
    named = [theme["custom_dir"]] if isinstance(theme, dict) and "custom_dir" in theme else []
    named += told.get("hooks") or [] if isinstance(told, dict) else []
    for path in (house.root / str(each) for each in named):
        if house.root in path.resolve().parents:
            yield from [str(path)] if path.is_file() else (below for below, _ in states(str(path)))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
