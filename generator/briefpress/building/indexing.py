"""The search index: which of its segments to make anew, the making, and what is remembered of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path

from briefpress.building import working
from briefpress.building.house import (
    BESIDE,
    INDEX,
    SHOWN,
    House,
    index,
    is_foreign,
    languages,
    page_by_hand,
    pages_by_hand,
)
from briefpress.keeping.database import Database
from briefpress.keeping.files import signature
from briefpress.keeping.memory import Memory
from briefpress.keeping.noting import noted
from briefpress.keeping.shelf import Shelf
from briefpress.model import KINDS, Language, Library, Page, Reads, Sheet
from briefpress.pressing.pages import stage
from briefpress.rendering import Desk, aliases, desks, search_phrases, sheet_ids, sheets
from briefpress.searching import (
    SEGMENT,
    Codes,
    Damaged,
    Indexed,
    Segment,
    aliases_of,
    merge,
    records,
    remake,
    segment_of,
    sheet_of,
    shown,
    slots_of,
    words,
    written_file,
)

MANY = 8
_KINDS = (*KINDS, "document", "actor", "topic", "event", "finding", "term", "place", "section", "page")
_BY_HAND = "pages/"


@dataclass(slots=True)
class Index:
    """What came of indexing: staged files and files that nothing needs any more (below `docs/`), what to remember.

    `sheets` are the units that were made (`sheet/en/actors/x`) with what each read; `lost` those wanted no more.
    """

    staged: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    sheets: list[tuple[str, list[str]]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    known: dict[str, Indexed] = field(default_factory=dict)

    def keep(self, house: House) -> None:
        """Remember the index, now that its files are in place."""
        for language, known in self.known.items():
            home = _home(house, language)
            known.marks["files"] = signature(index(house, language))
            known.keep(home / "memory.json")
            names = set(known.segments.values())
            for file in (home / "segments").iterdir():
                if file.name not in names:
                    file.unlink()


@dataclass(frozen=True, slots=True)
class _Task:
    """What the index of a language is made from; `fresh` are the sheets that hold, by language."""

    house: House
    library: Library
    memory: Memory
    fresh: Mapping[Language, set[str]]
    documents: list[str]
    workers: int


def family(language: str) -> str:
    """Return the family of a language's sheets among the units."""
    return f"sheet/{language}"


def make_index(house: House, library: Library, memory: Memory, *, workers: int) -> Index:
    """Bring the search index of every language up to date; its files are staged, not yet in place.

    Where all is to be made, each language has a process of its own.
    """
    wanted = library.settings.languages
    fresh = {language: memory.units.fresh(family(language)) for language in wanted}
    whole = not any(fresh.values())
    documents = Shelf(memory.database).documents()
    apart = min(workers, len(wanted)) if whole else 1
    task = _Task(house, library, memory, fresh, documents, max(1, workers // apart))
    made = Index()
    for part in working.each(_of_language, lambda: task, wanted, workers=apart, many=len(wanted), chunk=1):
        made.staged += part.staged
        made.gone += part.gone
        made.sheets += part.sheets
        made.known |= part.known
    for language in {*wanted, *languages(house)}:
        known = made.known.get(language, Indexed())
        lost = memory.units.known(family(language)).difference(known.slots)
        made.lost += [f"{family(language)}/{each}" for each in lost]
        if language not in wanted:
            made.gone += _lying(house, language)
    return made


def _lying(house: House, language: Language) -> list[str]:
    """Return the files of a language's search index, below `docs/`."""
    files = (house.docs / BESIDE / language / INDEX).rglob("*.js")
    return [str(path.relative_to(house.docs)) for path in sorted(files)]


def _of_language(task: _Task, languages: list[Language]) -> Index:
    [language] = languages
    desk = next(each for each in desks(task.library, task.house.phrases, task.house.cache) if each.language == language)
    known = Indexed.at(_home(task.house, language) / "memory.json")
    try:
        return _make(task, desk, known)
    except Damaged:
        return _make(task, desk, Indexed())


def _make(task: _Task, desk: Desk, known: Indexed) -> Index:
    house, language = task.house, desk.language
    made, lying, codes = Index(), index(house, language), _codes(desk.library)
    marks = {"files": signature(lying), "code": task.memory.database.epoch, "codes": _digest(codes)}
    if any(known.marks.get(mark) != marks[mark] for mark in ("files", "code")):
        known = Indexed()
    ids = [*sheet_ids(desk, task.documents), *_by_hand(house, language)]
    slots = slots_of(ids)
    stale = {each for each in ids if each not in task.fresh[language]}
    moved = {each for each in known.slots.keys() | slots.keys() if known.slots.get(each) != slots.get(each)}
    dirty = {segment_of(at[each]) for at in (known.slots, slots) for each in stale | moved if each in at}
    if known.marks.get("codes") != marks["codes"]:
        dirty |= {segment_of(slot) for slot in slots.values()}
    segments = []
    work = _Work(house, task.library, task.memory, language, known, slots, stale, codes)
    for segment, name, staged, read in _remade(work, sorted(dirty), task.workers):
        segments.append(segment)
        known.segments[segment.number] = name
        made.staged += staged
        made.sheets += [(f"{family(language)}/{sheet}", facts) for sheet, facts in read]
    folder = f"{BESIDE}/{language}/{INDEX}"
    before = set(known.slots.values())
    facts = _facts(desk, slots)
    texts, wanted = merge(known, segments, lambda name: (house.docs / folder / name).read_text("utf-8"), facts)
    texts["names.js"] = written_file("names", "", aliases_of(aliases(desk)))
    wanted.add("names.js")
    root = str(house.docs / folder)
    stage(house.docs, (Page(f"{folder}/{name}", text) for name, text in texts.items()))
    made.staged += [f"{folder}/{name}" for name in texts]
    kept = {f"{root}/{name}" for name in wanted}
    made.gone += [path.removeprefix(f"{house.docs}/") for path in lying if path.endswith(".js") and path not in kept]
    made.gone += _unshown(house, folder, before, set(slots.values()), whole=not known.marks)
    known.slots, known.marks = slots, marks
    made.known[language] = known
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


def _by_hand(house: House, language: str) -> list[str]:
    """Return the hand-written pages of a language as sheet ids; not those that stand there in another."""
    written = {name: page_by_hand(house, language, name)[1] for name in pages_by_hand(house, language)}
    return [f"{_BY_HAND}{name}" for name, spoken in written.items() if not is_foreign(spoken, language)]


def _facts(desk: Desk, slots: Mapping[str, int]) -> dict[str, object]:
    w, library = desk.words, desk.library
    return {
        "language": desk.language,
        "segment": SEGMENT,
        "sheets": len(slots),
        "synonyms": [[" ".join(words(each)) for each in group] for group in library.settings.synonyms],
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


# segments


@dataclass(frozen=True, slots=True)
class _Work:
    """All that segments of a language are made from."""

    house: House
    library: Library
    memory: Memory
    language: str
    known: Indexed
    slots: Mapping[str, int]
    stale: set[str]
    codes: Codes


@dataclass(frozen=True, slots=True)
class _Bench:
    """What sheets are made with; what they read is noted in `reads`, and collected by sheet in `found`."""

    work: _Work
    desk: Desk
    shelf: Shelf
    reads: Reads
    found: dict[str, list[str]] = field(default_factory=dict)


_Remade = tuple[Segment, str, list[str], list[tuple[str, list[str]]]]
"""A segment, the file of its records, what was staged, and what each sheet read that was made."""


def _remade(work: _Work, numbers: list[int], workers: int) -> Iterator[_Remade]:
    """Yield the segments of these numbers, made anew."""
    yield from working.each(_remake, partial(_open, work), numbers, workers=workers, many=MANY, chunk=1)


def _open(work: _Work) -> _Bench:
    """Lay out a bench; a connection to SQLite must not cross a fork, so it is opened anew."""
    reads, database = Reads(), work.memory.database
    seen = noted(work.library, reads.note)
    made = desks(seen, work.house.phrases, work.house.cache, reads)
    desk = next(each for each in made if each.language == work.language)
    return _Bench(work, desk, Shelf(Database(database.path, database.epoch), reads), reads)


def _remake(bench: _Bench, numbers: list[int]) -> _Remade:
    [number] = numbers
    work = bench.work
    home = _home(work.house, work.language)
    file = work.known.segments.get(number)
    before = records.kept(home / "segments" / file) if file else {}
    then = {name: slot for name, slot in work.known.slots.items() if segment_of(slot) == number}
    now = {name: slot for name, slot in work.slots.items() if segment_of(slot) == number}
    make = partial(_sheets, bench)
    segment, found, made = remake(number, before, (then, now), work.stale.__contains__, make, work.codes)
    folder = f"{BESIDE}/{work.language}/{INDEX}"
    pages = [
        Page(_shown_path(folder, now[each.id]), written_file("sheet", str(now[each.id]), shown(each))) for each in made
    ]
    stage(work.house.docs, pages)
    read = [(each.id, bench.found.pop(each.id)) for each in made]
    return segment, records.keep(home / "segments", number, found), [page.path for page in pages], read


def _sheets(bench: _Bench, ids: Iterable[str]) -> Iterator[Sheet]:
    house, language = bench.work.house, bench.work.language
    for each in ids:
        if each.startswith(_BY_HAND):
            name = each.removeprefix(_BY_HAND)
            path, spoken = page_by_hand(house, language, name)
            for lying in {house.docs / language / f"{name}.md", path}:
                bench.reads.note(f"file:{house.below(lying)}")
            sheet = sheet_of(path, name, spoken)
        else:
            [sheet] = sheets(bench.desk, bench.shelf, (each,))
        bench.found[each] = bench.reads.taken()
        yield sheet
