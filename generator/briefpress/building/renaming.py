"""`briefings rename`: an id changed wherever it stands; the old one leads to the new."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from briefpress.building.changes import Changes, bad_name, sort_files
from briefpress.building.house import House, find
from briefpress.building.replacing import put_in_place
from briefpress.building.shelving import languages_at, model_of
from briefpress.building.telling import line
from briefpress.drafting.renaming import CLAIMS, NotRenamed, Rename, renamed, says_the_same
from briefpress.model import FOLDERS, SLUG, Entry, Language, Model
from briefpress.reading import read
from briefpress.reading.formatting import NotFormatted, formatted_alike

_say = partial(line, "rename")

Told = tuple[str, int]
"""What to say, and the exit code."""
_WHAT = re.compile(rf"(?:(?P<folder>[a-z]+)/(?P<thing>{SLUG})|(?P<document>{SLUG})#(?P<claim>{SLUG}))(?:\.yml)?")


class Refused(Exception):
    """Something cannot be renamed; the message is a phrase of `words.rename`, the values are its blanks."""

    def __init__(self, key: str, **values: str) -> None:
        """Keep what is to be said."""
        super().__init__(key)
        self.key, self.values = key, values


def rename_told(house: House, name: str, new: str, spoken: Language) -> Told:
    """Rename a thing (`actors/x`) or a claim (`document#claim`); on a doubt, nothing is changed."""
    try:
        what = _what(name, new)
        entries = dict(_entries(house))
        _check(what, name, list(entries.values()))
        texts = dict(_texts(house, what, entries))
    except Refused as why:
        return _say(why.key, spoken, **why.values), 1
    own = house.root / "briefings" / what.folder / f"{what.old}.yml"
    moved = {} if what.folder == CLAIMS else {own: own.with_stem(what.new)}
    put_in_place({path: text.encode() for path, text in texts.items()}, moved)
    files = [_say("changed", spoken, file=path.relative_to(house.root).as_posix()) for path in sorted(texts)]
    return "".join([*files, _say("done", spoken, old=name, new=new, n=len(texts))]), 0


def _what(name: str, new: str) -> Rename:
    found = _WHAT.fullmatch(name.removeprefix("briefings/"))
    if not found or (found["folder"] and found["folder"] not in ("documents", *FOLDERS)):
        raise Refused("what", name=name)
    if bad_name(f"briefings/{found['folder'] or CLAIMS}", new):
        raise Refused("no-id", name=new)
    if found["claim"]:
        return Rename(CLAIMS, found["claim"], new, found["document"])
    return Rename(found["folder"], found["thing"], new)


def _entries(house: House) -> Iterator[tuple[Path, Entry[Any]]]:
    """Yield every file of the library as it is read. Raises Refused for one that cannot be."""
    files, languages = Changes(), languages_at(house)
    sort_files(house, find(house), files)
    for file in (*(f"briefings/documents/{each}.yml" for each in files.documents), *files.library):
        model = model_of(file)
        entry, _ = read((house.root / file).read_bytes(), file, model, languages) if model else (None, [])
        if entry is None:
            raise Refused("unread", file=file)
        yield house.root / file, entry
    if files.misnamed:
        raise Refused("unread", file="/".join(("briefings", *files.misnamed[0])))


def _check(what: Rename, name: str, entries: list[Entry[Any]]) -> None:
    """Raise Refused where there is no such thing, or its new id is taken."""
    if not any(what.is_of(each) and (what.folder != CLAIMS or what.old in each.thing.claims) for each in entries):
        raise Refused("unknown", name=name)
    if what.folder == CLAIMS:
        claims = next(each.thing.claims for each in entries if what.is_of(each))
        taken = {*claims, *(old for claim in claims.values() for old in claim.formerly)}
    else:
        beside = [each for each in entries if each.file.split("/")[-2] == what.folder]
        taken = {*(each.id for each in beside), *(old for each in beside for old in each.thing.formerly)}
    if what.new in taken:
        raise Refused("taken", name=what.new)


def _texts(house: House, what: Rename, entries: dict[Path, Entry[Any]]) -> Iterator[tuple[Path, str]]:
    """Yield each file that changes with its new text. Raises Refused where that would say something else."""
    languages = languages_at(house)
    for path, entry in entries.items():
        before = path.read_text("utf-8")
        try:
            after = _alike(before, renamed(before, entry, what), type(entry.thing))
        except NotRenamed as why:
            raise Refused("cannot", file=entry.file) from why
        if after == before:
            continue
        now, _ = read(after.encode(), entry.file, type(entry.thing), languages)
        if now is None or not says_the_same(entry.thing, now.thing, what, own=what.is_of(entry)):
            raise Refused("cannot", file=entry.file)
        yield path, after
    yield from _beside(house, what)


def _alike(before: str, after: str, model: type[Model]) -> str:
    """Return a changed file laid out, if it was so before."""
    try:
        return formatted_alike(after, model) if formatted_alike(before, model) == before else after
    except NotFormatted:
        return after


def _beside(house: House, what: Rename) -> Iterator[tuple[Path, str]]:
    """Yield the lock and the settings of MkDocs, where they name what is renamed."""
    changes = [(path, rf"(?<![\w/-]){what.folder}/{what.old}\.md\b", f"{what.folder}/{what.new}.md")
               for path in sorted(house.root.glob("mkdocs*.yml"))]  # fmt: skip
    if what.folder == "documents":
        changes.append((house.lock, rf"(?m)^{what.old} ", f"{what.new} "))
    if what.folder == "actors":
        changes.append((house.lock, rf"(?m)^(\S+ \S+ actor ){what.old} ", rf"\g<1>{what.new} "))
    for path, pattern, new in changes:
        before = path.read_text("utf-8") if path.exists() else ""
        after = re.sub(pattern, new, before)
        if after != before:
            yield path, _sorted(after) if path == house.lock else after


def _sorted(lock: str) -> str:
    head, body = lock.split("\n\n", 1)
    return f"{head}\n\n{''.join(sorted(body.splitlines(keepends=True)))}"
