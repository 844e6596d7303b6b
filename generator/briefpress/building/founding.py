"""A new library in a folder of its own: complete, checked, and ready to be built."""

import re
import shutil
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path

from briefpress.building.formatting import fmt_told
from briefpress.building.house import House
from briefpress.building.locking import lock_told
from briefpress.building.replacing import put_in_place
from briefpress.building.schemas import write_schemas
from briefpress.building.telling import line
from briefpress.drafting.founding import library_of
from briefpress.model import SITE_TAG, Language

_say = partial(line, "found")


def found_told(folder: Path, languages: tuple[Language, ...], title: str, spoken: Language) -> tuple[str, int]:
    """Make a library in a `folder` that is not there yet, or holds nothing but a repository of git.

    Return what to say, and the exit code. All is made and checked aside before anything is put in place.
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(each.name != ".git" for each in folder.iterdir())):
        return _say("not-empty", spoken, folder=folder), 1
    if odd := [each for each in languages if not re.fullmatch(SITE_TAG, each)]:
        return _say("no-language", spoken, language=odd[0]), 1
    if not title.strip() or not title.isprintable():
        return _say("no-title", spoken), 1
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        house = House(aside, (aside / "seeds",))
        files = library_of(tuple(dict.fromkeys(languages)), title.strip(), version("briefpress"))
        put_in_place({aside / path: text.encode() for path, text in files.items()})
        write_schemas(house)
        fmt_told(house, (), spoken, check=False)
        said, did, code = lock_told(house, spoken)
        shutil.rmtree(house.cache, ignore_errors=True)
        if code:
            return said + did, code
        folder.mkdir(exist_ok=True)
        for each in aside.iterdir():
            each.replace(folder / each.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return _say("made", spoken, folder=folder), 0
