"""The library's files other than briefings: read when one has changed, else taken from memory."""

from generator.building.house import House
from generator.keeping.memory import SETTINGS
from generator.model import FOLDERS, Entry, Library, Place, Problem, Settings
from generator.reading import read


def read_library(house: House, files: list[str]) -> tuple[Library, list[Problem]]:
    """Return the library as its files (paths below the root) tell it, and every problem of their shape."""
    problems: list[Problem] = []
    shelves: dict[str, dict[str, Entry]] = {folder: {} for folder in FOLDERS}  # type: ignore[type-arg]
    settings = Settings.model_validate({"title": {"en": "?", "es": "?"}, "about": {"en": "?", "es": "?"}})
    if SETTINGS not in files:
        problems.append(Problem(Place(SETTINGS), "yaml", "the file is missing", "add it with `title:` and `about:`"))
    for file in files:
        folder, _, name = file.removeprefix("briefings/").rpartition("/")
        model = Settings if file == SETTINGS else FOLDERS.get(folder)
        if model is None:
            known = ", ".join(("documents", *FOLDERS))
            problems.append(Problem(Place(file), "yaml", "no such place for a file", f"put it into one of: {known}"))
            continue
        try:
            data = (house.root / file).read_bytes()
        except OSError as error:
            problems.append(Problem(Place(file), "yaml", f"cannot be read: {error.strerror}", "mend it"))
            continue
        entry, found = read(data, file, model)
        problems += found
        if entry is None:
            continue
        if file == SETTINGS:
            settings = entry.thing
        else:
            shelves[folder][name.removesuffix(".yml")] = entry
    return Library(settings, **shelves), problems
