"""The library's files other than briefings: read when one has changed, else taken from memory."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from briefpress.building.house import House
from briefpress.model import (
    FOLDERS,
    SETTINGS,
    Briefing,
    Language,
    Library,
    Mark,
    Marks,
    Model,
    Path,
    Place,
    Problem,
    Settings,
    error,
)
from briefpress.reading import languages_of, marks_of, raw, read, unreadable

_MODELS: dict[str, type[Model]] = {"documents": Briefing, **FOLDERS}
"""What a file describes, by its folder."""


def read_library(
    house: House, files: list[str], misnamed: Collection[tuple[str, str]] = ()
) -> tuple[Library, list[Problem]]:
    """Return the library as its files (paths below the root) tell it, and every problem of their shape.

    `misnamed` are the folders and ids of files that are there, but cannot be read before they are renamed.
    """
    problems: list[Problem] = []
    unread = {each for folder, name in misnamed for each in unread_at(folder, name)}
    shelves: dict[str, Any] = {folder: {} for folder in FOLDERS}
    marks: Marks = {}
    languages = languages_at(house)
    settings = Settings.model_validate({"title": {}, "about": {}, "languages": languages})
    if SETTINGS not in files:
        unread.add("settings")
        if ("", "library") not in misnamed:
            problems.append(error(Place(SETTINGS), "yaml.missing"))
    for file in files:
        folder, _, name = file.removeprefix("briefings/").rpartition("/")
        name = name.removesuffix(".yml")
        unread |= {"settings"} if file == SETTINGS else unread_at(folder, name)
        model = Settings if file == SETTINGS else FOLDERS.get(folder)
        if model is None:
            problems.append(error(Place(file), "yaml.folder", known=("documents", *FOLDERS)))
            continue
        try:
            data = (house.root / file).read_bytes()
        except OSError as refused:
            problems.append(unreadable(file, refused))
            continue
        entry, found = read(data, file, model, languages)
        if entry is None and (right := folder_of(data, file, languages)):
            problems.append(in_wrong_folder(file, right))
            unread |= unread_at(right, name)
            continue
        problems += found
        if entry is None:
            continue
        if file == SETTINGS:
            settings, marks = entry.thing, entry.marks
            unread.discard("settings")
        else:
            shelves[folder][name] = entry
            unread.discard(f"{folder}:{name}")
    return Library(settings, **shelves, unread=frozenset(unread), marks=marks), problems


class _Marks(Mapping[Path, tuple[Mark, Mark]]):
    """Where the keys and values of a file stand; it is read when that is asked for."""

    def __init__(self, file: FilePath) -> None:
        self._file = file

    def __getitem__(self, path: Path) -> tuple[Mark, Mark]:
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @cached_property
    def _found(self) -> Marks:
        return marks_of(self._file.read_bytes())


def marks_at(house: House, file: str) -> Marks:
    """Return where the keys and values of a file (a path below the root) stand."""
    return _Marks(house.root / file)


def model_of(file: str) -> type[Model] | None:
    """Return what a file describes, by its path below the root; None where nothing of the library lies."""
    if file == SETTINGS:
        return Settings
    folder, _, _ = file.removeprefix("briefings/").rpartition("/")
    return _MODELS.get(folder) if file.startswith("briefings/") else None


def languages_at(house: House) -> tuple[Language, ...]:
    """Return the languages of the library, the first one first, whatever else is wrong with its settings."""
    try:
        return languages_of((house.root / SETTINGS).read_bytes())
    except OSError:
        return languages_of(b"")


def folder_of(data: bytes, file: str, languages: tuple[Language, ...]) -> str | None:
    """Return the folder in which a file could be read, if any; only models that have all its keys are tried."""
    found = raw(data)
    keys = found.keys() if isinstance(found, dict) else {""}
    fitting = ((folder, model) for folder, model in _MODELS.items() if keys <= model.model_fields.keys())
    return next((folder for folder, model in fitting if read(data, file, model, languages)[0]), None)


def in_wrong_folder(file: str, right: str) -> Problem:
    """Return the problem of a file that belongs into the folder `right`."""
    return error(Place(file), "yaml.wrong-folder", sort=right, folder=f"briefings/{right}/")


def unread_at(folder: str, name: str) -> set[str]:
    """Return what a file may stand for as long as it is not read; one in a wrong folder, for a thing of any."""
    folders = ("documents", *FOLDERS)
    return {f"{each}:{name}" for each in ((folder,) if folder in folders else folders)}
