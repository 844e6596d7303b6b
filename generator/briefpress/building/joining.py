"""Another library put into this one: what may be the same thing in both is asked, never guessed."""

import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from briefpress.building.answering import answer
from briefpress.building.house import House
from briefpress.building.renaming import rename_told
from briefpress.building.replacing import put_in_place
from briefpress.building.shelving import languages_at
from briefpress.building.slicing import shelves_at
from briefpress.building.telling import line, told_in
from briefpress.drafting.review import Shelves
from briefpress.model import FOLDERS, Language, plain_name
from briefpress.proving import HEADER
from briefpress.reading.extending import extended
from briefpress.reading.formatting import NotFormatted

_line = partial(line, "join")

_NAMED = {
    "actors": ("name", "spellings", "also"),
    "glossary": ("term",),
    "places": ("name", "spellings"),
    "sections": ("title",),
}
"""The folders of things that both libraries may have, by the fields with their names."""
_LISTS = {
    "actors": ("spellings", "also", "ambiguous", "roles", "relations", "not_same_as"),
    "glossary": ("claims",),
    "places": ("spellings", "claims"),
}
"""The lists of a thing that both have which are put together."""


class Pair(NamedTuple):
    """Two things that may be one: the folder, the id in the other library, and the id in this one."""

    folder: str
    theirs: str
    ours: str


@dataclass(slots=True)
class Answers:
    """What the editors say: `same` are things of the other library (`actors/x`) by the ids that they have in this one;
    those `apart` are the same as none.
    """

    same: dict[str, str] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)


class _NotFitted(Exception):
    """A file cannot be renamed, or put together with another, by rule; the message says why."""


def join_told(house: House, other: House, answers: Answers, spoken: Language) -> tuple[str, int]:
    """Put the other library's files into this one; return what to say, and the exit code.

    Both must be sound and in the same languages; the joined library is checked aside, and unless it is sound, too,
    nothing is changed. Things that are not the same and have the same id get another, `x-2`.
    """
    if broken := _broken(house, other, spoken):
        return broken, 1
    libraries = shelves_at(house), shelves_at(other)
    if refused := _twice(*libraries, spoken) or _unknown(house, other, *libraries, answers, spoken):
        return refused, 1
    if asked := "".join(_questions(*libraries, answers, spoken)):
        return asked + _line("how", spoken), 1
    with _aside(house) as whole, _aside(other) as theirs:
        try:
            said = [_line("renamed", spoken, old=old, new=new) for old, new in _fitted(whole, theirs, answers, spoken)]
            files, left = _put_together(whole, theirs, answers, spoken)
        except _NotFitted as why:
            return str(why), 1
        checked = answer(whole, write=False)
        if checked.exit:
            return "".join([*said, checked.told[told_in("text", spoken)], _line("unsound", spoken)]), 1
        put_in_place({house.root / each: (whole.root / each).read_bytes() for each in files})
    return "".join([*said, *left, _line("done", spoken, n=len(files), file="briefings/library.yml")]), 0


def _broken(house: House, other: House, spoken: Language) -> str:
    for each in (house, other):
        said = answer(each, write=False)
        if said.exit:
            return said.told[told_in("text", spoken)] + _line("broken", spoken, folder=str(each.root))
    if set(languages_at(house)) != set(languages_at(other)):
        both = ", ".join(languages_at(house)), ", ".join(languages_at(other))
        return _line("languages", spoken, ours=both[0], theirs=both[1])
    return ""


def _twice(ours: Shelves, theirs: Shelves, spoken: Language) -> str:
    texts = {each["source"]["sha256"]: name for name, each in ours["documents"].items()}
    both_have = (
        _line("twice", spoken, ours=texts[each["source"]["sha256"]], theirs=name)
        for name, each in theirs["documents"].items()
        if each["source"]["sha256"] in texts
    )
    return "".join(both_have)


def _unknown(house: House, other: House, ours: Shelves, theirs: Shelves, answers: Answers, spoken: Language) -> str:
    here = (f"{each.partition('/')[0]}/{name}" for each, name in answers.same.items())
    sides = ((theirs, other, (*answers.same, *answers.apart)), (ours, house, here))
    wrong = [each for each in answers.same if each.partition("/")[0] not in _NAMED]
    if wrong:
        return _line("never-same", spoken, name=wrong[0])
    lost = (
        _line("unknown", spoken, name=each, folder=str(side.root))
        for shelves, side, named in sides
        for each in named
        if each.partition("/")[2] not in shelves.get(each.partition("/")[0], {})
    )
    return "".join(lost)


def _questions(ours: Shelves, theirs: Shelves, answers: Answers, spoken: Language) -> Iterator[str]:
    """Yield a question for each pair that nobody has answered yet."""
    for folder, name, here in _pairs(ours, theirs):
        there = f"{folder}/{name}"
        if there not in answers.same and there not in answers.apart:
            names, others = (
                ", ".join(dict.fromkeys(_names(data, _NAMED[folder])))
                for data in (theirs[folder][name], ours[folder][here])
            )
            yield _line("question", spoken, theirs=there, ours=here, names=names, others=others)


def _pairs(ours: Shelves, theirs: Shelves) -> Iterator[Pair]:
    for folder, fields in _NAMED.items():
        known: dict[str, str] = {}
        for name, data in ours[folder].items():
            known |= dict.fromkeys((plain_name(each) for each in _names(data, fields)), name)
        for name, data in theirs[folder].items():
            found = {known[look] for each in _names(data, fields) if (look := plain_name(each)) in known}
            found |= {name} & ours[folder].keys()
            yield from (Pair(folder, name, each) for each in sorted(found))


def _names(data: Mapping[str, Any], fields: Iterable[str]) -> Iterator[str]:
    for key in fields:
        value = data.get(key) or ()
        yield from map(str, value.values() if isinstance(value, Mapping) else value)


@contextmanager
def _aside(house: House) -> Iterator[House]:
    """Yield a copy of a library's briefings and its lock, to be changed; the texts are those of the library."""
    with tempfile.TemporaryDirectory(prefix="briefings-") as folder:
        root = Path(folder).resolve()
        shutil.copytree(house.root / "briefings", root / "briefings")
        (root / "seeds").mkdir()
        if house.lock.exists():
            shutil.copy(house.lock, root / "seeds")
        copy = House(root, (*house.seeds, root / "seeds"))
        try:
            yield copy
        finally:
            shutil.rmtree(copy.cache, ignore_errors=True)


def _fitted(house: House, other: House, answers: Answers, spoken: Language) -> Iterator[tuple[str, str]]:
    """Give the things of the other library ids under which they can lie in this one; yield what was renamed."""
    ours, theirs = shelves_at(house), shelves_at(other)
    for folder in ("documents", *FOLDERS):
        taken = {*ours[folder], *theirs[folder]}
        for name in sorted(ours[folder].keys() & theirs[folder].keys()):
            if f"{folder}/{name}" not in answers.same:
                taken.add(new := _free(name, taken))
                yield _rename(other, folder, name, new, spoken)
    for there, here in answers.same.items():
        folder, _, name = there.partition("/")
        if name != here:
            yield _rename(other, folder, name, here, spoken)


def _free(name: str, taken: Collection[str]) -> str:
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _rename(other: House, folder: str, old: str, new: str, spoken: Language) -> tuple[str, str]:
    """Rename a thing of the other library. Its old id is this library's, or nobody's: no address leads on from it."""
    said, code = rename_told(other, f"{folder}/{old}", new, spoken)
    if code:
        raise _NotFitted(said)
    place = other.root / "briefings" / folder / f"{new}.yml"
    text = place.read_text("utf-8")
    text = re.sub(rf"(?m)^formerly: \[{old}\]\n", "", text)
    place.write_text(re.sub(rf"(?m)^(formerly: \[){old}, ", r"\1", text), "utf-8")
    return f"{folder}/{old}", f"{folder}/{new}"


def _put_together(house: House, other: House, answers: Answers, spoken: Language) -> tuple[list[str], list[str]]:
    """Put the other library's files into this one.

    Return the paths of those that changed, below the root, and what of things that both have was left behind.
    """
    shared = {f"{theirs.partition('/')[0]}/{ours}" for theirs, ours in answers.same.items()}
    ours, theirs = shelves_at(house), shelves_at(other)
    files: list[str] = []
    left: list[str] = []
    for folder in ("documents", *FOLDERS):
        for name, data in theirs[folder].items():
            file = f"briefings/{folder}/{name}.yml"
            place = house.root / file
            before = place.read_text("utf-8") if place.exists() else ""
            place.parent.mkdir(exist_ok=True)
            if f"{folder}/{name}" in shared:
                after, lost = _merged(before, file, ours[folder][name], data, spoken)
                place.write_text(after, "utf-8")
                left += [_line("left", spoken, name=f"{folder}/{name}", fields=", ".join(lost))] if lost else []
            else:
                shutil.copy(other.root / file, place)
            if place.read_text("utf-8") != before:
                files.append(file)
    lines = {line for each in (house, other) if each.lock.exists() for line in _lines(each.lock)}
    house.lock.write_text(HEADER + "".join(sorted(lines)), "utf-8")
    return [*files, "seeds/passages.lock"], left


def _merged(
    text: str, file: str, ours: Mapping[str, Any], theirs: Mapping[str, Any], spoken: Language
) -> tuple[str, list[str]]:
    """Return a file of this library with what the other's lists add, and the fields of the other's left behind."""
    folder = file.split("/")[1]
    lists = {key: list(theirs[key]) for key in _LISTS.get(folder, ()) if theirs.get(key)}
    if folder == "actors":
        known = {*_names(ours, _NAMED[folder]), *lists.get("spellings", ())}
        named = (*lists.get("also", ()), *_names(theirs, ("name",)))
        lists["also"] = [each for each in dict.fromkeys(named) if each not in known]
    try:
        after = extended(text, FOLDERS[folder], lists)
    except NotFormatted as why:
        raise _NotFitted(f"{file}: {why.words(spoken)}\n") from why
    return after, sorted(key for key, value in theirs.items() if key not in (*lists, "name") and ours.get(key) != value)


def _lines(lock: Path) -> list[str]:
    return lock.read_text("utf-8").removeprefix(HEADER).splitlines(keepends=True)
