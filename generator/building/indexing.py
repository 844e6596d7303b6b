"""The search index: which of its segments to make anew, the making, and what is remembered of it."""

import gc
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from generator.building.changes import Changes
from generator.building.house import INDEX, SHOWN, House, index, written
from generator.keeping.files import signature
from generator.keeping.store import Store
from generator.model import KINDS, LANGUAGES, Library, Page, Sheet
from generator.pressing.pages import stage
from generator.rendering import Desk, aliases, desks, search_phrases, sheet_ids, sheets
from generator.searching import (
    COMMON,
    SEGMENT,
    Codes,
    Damaged,
    Memory,
    Segment,
    aliases_of,
    merge,
    records,
    remake,
    segment_of,
    sheet_of,
    shown,
    slots_of,
    written_file,
)

MANY = 8
_KINDS = (*KINDS, "document", "actor", "topic", "event", "finding", "term", "place", "section", "page")


@dataclass(slots=True)
class Index:
    """What came of indexing: staged files and files that nothing needs any more (below `docs/`), what to remember."""

    staged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    memories: dict[str, Memory] = field(default_factory=dict)

    def keep(self, house: House) -> None:
        """Remember the index, now that its files are in place."""
        for language, memory in self.memories.items():
            home = _home(house, language)
            memory.marks["files"] = signature(index(house, language))
            memory.keep(home / "memory.json")
            known = set(memory.segments.values())
            for file in (home / "segments").iterdir():
                if file.name not in known:
                    file.unlink()


@dataclass(frozen=True, slots=True)
class _Work:
    """All that making a segment needs."""

    house: House
    store: Store
    desk: Desk
    memory: Memory
    slots: Mapping[str, int]
    stale: Callable[[str], bool]
    codes: Codes


@dataclass(frozen=True, slots=True)
class _Task:
    """What the index of every language is made from; `changed` are the sheets that may have changed, None: all."""

    house: House
    store: Store
    library: Library
    changed: set[str] | None
    workers: int


def make_index(
    house: House,
    store: Store,
    library: Library,
    changes: Changes,
    stale: Iterable[str],
    *,
    whole: bool,
    workers: int,
) -> Index:
    """Bring the search index of every language up to date; its files are staged, not yet in place.

    `stale` are the briefings worked on; with `whole`, everything else is made anew, too. Where all is to be made,
    each language has a process of its own.
    """
    changed = _changed_sheets(changes, stale, library, whole=whole)
    task = _Task(house, store, library, changed, workers)
    made = Index()
    for part in _apart(task) if changed is None and workers > 1 and hasattr(os, "fork") else _in_turn(task):
        made.staged += part.staged
        made.gone += part.gone
        made.memories |= part.memories
    return made


def _in_turn(task: _Task) -> Iterator[Index]:
    yield from (_of_language(task, number) for number in range(len(LANGUAGES)))


def _apart(task: _Task) -> list[Index]:
    """Make each language in a process of its own, which may have more below it."""
    global _task
    _task = replace(task, workers=task.workers // len(LANGUAGES))
    gc.freeze()
    with ProcessPoolExecutor(len(LANGUAGES), multiprocessing.get_context("fork"), gc.disable) as pool:
        found = list(pool.map(_of_language_forked, range(len(LANGUAGES))))
    gc.unfreeze()
    return found


_task: _Task


def _of_language_forked(number: int) -> Index:
    """Make one language; a connection to SQLite must not cross a fork, so it is opened anew."""
    with closing(Store(_task.store.path, _task.store.epoch)) as store:
        return _of_language(replace(_task, store=store), number)


def _of_language(task: _Task, number: int) -> Index:
    desk = desks(task.library, task.house.cache)[number]
    memory = Memory.at(_home(task.house, desk.language) / "memory.json")
    try:
        return _make(task, desk, memory)
    except Damaged:
        return _make(task, desk, Memory())


def _changed_sheets(changes: Changes, stale: Iterable[str], library: Library, *, whole: bool) -> set[str] | None:
    """Return the sheets that what has changed may show in; None: all."""
    if changes.everything:
        return None
    found = {f"documents/{each}" for each in stale}
    if whole:
        found |= {f"{folder}/{entry.id}" for folder, entry in library.entries()}
        return found | {"timeline", "glossary", "places"}
    for thing in changes.things:
        folder, _, name = thing.partition(":")
        match folder:
            case "actors" | "questions":
                found.add(f"{folder}/{name}")
            case "sections" | "findings":
                found.update(f"sections/{each}" for each in library.sections)
            case "events":
                found.add("timeline")
            case _:
                found.add(folder)
    return found


def _make(task: _Task, desk: Desk, memory: Memory) -> Index:
    house, store, changed = task.house, task.store, task.changed
    made, language = Index(), desk.language
    lying = index(house, language)
    codes = _codes(desk.library)
    marks = {"files": signature(lying), "code": store.epoch, "codes": _digest(codes)}
    if any(memory.marks.get(mark) != marks[mark] for mark in ("files", "code")):
        memory = Memory()
    pages = _written(house, language)
    unread = store.unread()
    ids = [*sheet_ids(desk, (each for each in store.documents() if each not in unread)), *pages]
    slots = slots_of(ids)
    stale = {each for each in ids if changed is None or each in changed}
    stale |= {each for each, state in pages.items() if memory.pages.get(each) != state}
    moved = {each for each in memory.slots.keys() | slots.keys() if memory.slots.get(each) != slots.get(each)}
    dirty = {segment_of(at[each]) for at in (memory.slots, slots) for each in stale | moved if each in at}
    if memory.marks.get("codes") != marks["codes"]:
        dirty |= {segment_of(slot) for slot in slots.values()}
    segments = []
    work = _Work(house, store, desk, memory, slots, stale.__contains__, codes)
    for segment, name, staged in _remade(work, sorted(dirty), task.workers):
        segments.append(segment)
        memory.segments[segment.number] = name
        made.staged += staged
    folder = f"{language}/{INDEX}"
    before = set(memory.slots.values())
    facts = _facts(desk, slots)
    texts, wanted = merge(memory, segments, lambda name: (house.docs / folder / name).read_text("utf-8"), facts)
    texts["names.js"] = written_file("names", "", aliases_of(aliases(desk)))
    wanted.add("names.js")
    root = str(house.docs / folder)
    stage(house.docs, (Page(f"{folder}/{name}", text) for name, text in texts.items()))
    made.staged += [f"{folder}/{name}" for name in texts]
    kept = {f"{root}/{name}" for name in wanted}
    made.gone += [path.removeprefix(f"{house.docs}/") for path in lying if path.endswith(".js") and path not in kept]
    made.gone += _unshown(house, folder, before, set(slots.values()), whole=not memory.marks)
    memory.slots, memory.pages, memory.marks = slots, pages, marks
    made.memories[language] = memory
    return made


def _home(house: House, language: str) -> Path:
    return house.cache / "search" / language


def _codes(library: Library) -> Codes:
    return Codes(
        {kind: number for number, kind in enumerate(_KINDS)},
        {section: number for number, section in enumerate(sorted(library.sections))},
        {actor: number for number, actor in enumerate(sorted(library.actors))},
    )


def _digest(codes: Codes) -> str:
    return blake2b(json.dumps(codes).encode(), digest_size=8).hexdigest()


def _written(house: House, language: str) -> dict[str, list[int]]:
    """Return the hand-written pages of a language as sheet ids, with their states."""
    root = f"{house.docs}/{language}/"
    found = {}
    for path, state in written(house).items():
        if path.startswith(root):
            found[f"pages/{path.removeprefix(root).removesuffix('.md')}"] = list(state)
    return found


def _facts(desk: Desk, slots: Mapping[str, int]) -> dict[str, object]:
    w, library = desk.words, desk.library
    return {
        "language": desk.language,
        "segment": SEGMENT,
        "sheets": len(slots),
        "common": " ".join(sorted(COMMON)),
        "kinds": [[kind, w(f"search-kind.{kind}")] for kind in _KINDS],
        "sections": [
            [each, library.sections[each].thing.title.in_(desk.language)] for each in sorted(library.sections)
        ],
        "phrases": search_phrases(desk),
    }


def _unshown(house: House, folder: str, before: set[int], now: set[int], *, whole: bool) -> list[str]:
    """Return the files of results that belong to no sheet any more; with `whole`, whatever lies there is looked at."""
    if whole:
        root = house.docs / folder / SHOWN
        lying = {int(path.stem) for path in root.glob("*/*.js")}
        return [_shown_path(folder, slot) for slot in sorted(lying - now)]
    return [_shown_path(folder, slot) for slot in sorted(before - now)]


def _shown_path(folder: str, slot: int) -> str:
    return f"{folder}/{SHOWN}/{segment_of(slot)}/{slot}.js"


# segments, in processes of their own when there are many

_work: _Work
_Remade = tuple[Segment, str, list[str]]


def _remade(work: _Work, numbers: list[int], workers: int) -> Iterator[_Remade]:
    """Yield the segments of these numbers, made anew, with the file of their records and what was staged."""
    if len(numbers) < MANY or workers < 2 or not hasattr(os, "fork"):
        yield from (_remake(work, number) for number in numbers)
        return
    global _work
    _work = work
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(workers, gc.disable) as pool:
        yield from pool.imap(_remake_forked, numbers)
    gc.unfreeze()


def _remake_forked(number: int) -> _Remade:
    """Make one segment anew; a connection to SQLite must not cross a fork, so it is opened anew."""
    global _store
    if _store is None:
        _store = Store(_work.store.path, _work.store.epoch)
    work = _Work(_work.house, _store, _work.desk, _work.memory, _work.slots, _work.stale, _work.codes)
    return _remake(work, number)


_store: Store | None = None


def _remake(work: _Work, number: int) -> _Remade:
    home, language = _home(work.house, work.desk.language), work.desk.language
    file = work.memory.segments.get(number)
    before = records.kept(home / "segments" / file) if file else {}
    then = {name: slot for name, slot in work.memory.slots.items() if segment_of(slot) == number}
    now = {name: slot for name, slot in work.slots.items() if segment_of(slot) == number}
    segment, found, made = remake(number, before, (then, now), work.stale, partial(_sheets, work), work.codes)
    folder = f"{language}/{INDEX}"
    pages = [
        Page(_shown_path(folder, now[each.id]), written_file("sheet", str(now[each.id]), shown(each))) for each in made
    ]
    stage(work.house.docs, pages)
    return segment, records.keep(home / "segments", number, found), [page.path for page in pages]


def _sheets(work: _Work, ids: Iterable[str]) -> Iterator[Sheet]:
    ids = list(ids)
    by_hand = [each for each in ids if each.startswith("pages/")]
    yield from sheets(work.desk, work.store, (each for each in ids if not each.startswith("pages/")))
    for each in by_hand:
        name = each.removeprefix("pages/")
        yield sheet_of(work.house.docs / work.desk.language / f"{name}.md", name, work.desk.language)
