"""The story of a build: find, shelve, read, prove and check each briefing, make the pages, index, write.

Every unit of work is a function of the facts that it read; only units of which a fact has changed are done anew.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from hashlib import blake2b

from briefpress.building import working
from briefpress.building.briefings import Workbench, open_bench, work_on
from briefpress.building.changes import Changes, changes_of
from briefpress.building.history import days_of, history_of
from briefpress.building.house import Found, House, assets, beside, indexes
from briefpress.building.indexing import Index, make_index
from briefpress.building.making import FAMILY, Made, make_units, wanted_units
from briefpress.building.phrasing import phrases_judged
from briefpress.building.published import deleted
from briefpress.building.report import Report
from briefpress.building.settling import settle_pages, spoil_lost
from briefpress.building.sharing import FAMILY as SHARED
from briefpress.building.sharing import keep_state, share, spoil_altered, tidy
from briefpress.building.shelving import marks_at, read_library
from briefpress.building.telling import Tell
from briefpress.building.tracing import traced
from briefpress.checking import Catalogue, check_catalogue, check_library, nearest, without_echoes
from briefpress.keeping.facts import changed_fields
from briefpress.keeping.files import State, signature
from briefpress.keeping.memory import Memory
from briefpress.keeping.shelf import Beside, Shelf
from briefpress.keeping.units import within
from briefpress.model import Library, Problem, Reads, Source, error
from briefpress.pressing.pages import clear, remove, settle
from briefpress.proving import Texts, sections_of, text_of, texts_of

LARGE = 5000
"""A library of more claims shows only the newest few on its gathering pages; the rest stand on the documents'."""
_MANY = 200
_VERDICT, _LIBRARY = "check", "verdict/library"


def build(house: House, found: Found, *, write: bool, tell: Tell, workers: int) -> Report:
    """Check the library and, with `write`, bring its Markdown pages up to date; on errors no page is touched."""
    with closing(memory_of(house, found.code)) as memory:
        memory.database.begin()
        changes = changes_of(house, found, memory)
        library, problems = _shelve(house, memory, changes)
        memory.units.spoil(changes.facts)
        worked = _work(house, library, memory, changes, tell, workers)
        problems += _judge(house, library, memory, changes)
        report = _report(house, memory, changes, problems, worked)
        if write and not report.errors:
            beside = _beside(house, memory, changes, report)
            _keep_progress(memory)
            report = replace(report, pages=_write(house, found, library, memory, beside, tell, workers))
        memory.database.commit()
        return report


def memory_of(house: House, code: Mapping[str, State]) -> Memory:
    """Return what builds by this very code, with or without the texts shown, remember."""
    return Memory.at(house.cache / "memory.db", signature(code, also=("2", str(house.with_texts))))


def _shelve(house: House, memory: Memory, changes: Changes) -> tuple[Library, list[Problem]]:
    """Return the library's other files, and the problems of their shape; from memory when none has changed.

    Files with problems of shape are read each time, since memory holds only what is sound.
    """
    if "library" not in changes.facts and memory.database.meta("library") == "sound":
        return memory.library(partial(marks_at, house)), []
    library, problems = read_library(house, changes.library, changes.misnamed)
    changes.facts |= memory.keep_library(library)
    memory.database.set_meta("library", "" if problems else "sound")
    return library, problems


def _work(house: House, library: Library, memory: Memory, changes: Changes, tell: Tell, workers: int) -> int:
    """Read, prove and check the briefings whose verdict is stale, and keep what comes of them; return how many."""
    fresh, known = memory.units.fresh(_VERDICT), memory.units.known(_VERDICT)
    stale = [each for each in changes.documents if each not in fresh]
    gone = known.difference(changes.documents)
    facts = {fact for each in gone for fact in memory.briefings.forget(each)}
    memory.units.forget(f"{_VERDICT}/{each}" for each in gone)
    lock = sections_of(changes.lock if stale else "")
    lay_out: Callable[[], Workbench] = partial(open_bench, house, library, texts_of(changes.texts.items()), lock)
    done = 0
    for chunk in working.each(work_on, lay_out, stale, workers=workers, many=_MANY):
        facts |= memory.briefings.keep([each.kept for each in chunk])
        memory.units.keep((f"{_VERDICT}/{each.kept.id}", each.reads) for each in chunk)
        done += len(chunk)
        tell("briefings", done, len(stale))
    memory.units.spoil(facts)
    return len(stale)


def _judge(house: House, library: Library, memory: Memory, changes: Changes) -> list[Problem]:
    """Return the problems that show only when the library and all briefings lie side by side."""
    if memory.units.fresh("verdict"):
        return memory.library_problems()
    reads = Reads()
    catalogue = _catalogue(Shelf(memory.database, reads), library)
    try:
        problems = _side_by_side(house, catalogue)
    except OSError:  # a file that memory has may no longer be read: it is one problem among others
        library, unread = read_library(house, changes.library, changes.misnamed)
        problems = [*unread, *_side_by_side(house, replace(catalogue, library=library))]
    reads.note("library")
    for _, file in _assets(library):
        reads.note(f"file:docs/{file}")
    memory.units.keep([(_LIBRARY, reads.taken())])
    memory.set_library_problems(problems)
    return problems


def _side_by_side(house: House, catalogue: Catalogue) -> list[Problem]:
    return [
        *_lost(house, catalogue.library),
        *check_library(catalogue.library),
        *check_catalogue(catalogue),
        *phrases_judged(house, catalogue.library.settings.languages),
    ]


def _assets(library: Library) -> list[tuple[tuple[str, ...], str]]:
    """Return the files that the settings name, each behind the path of the value that names it."""
    logo, fonts = library.settings.logo, library.settings.fonts
    named = ((("logo",), logo), (("fonts", "text"), fonts.text), (("fonts", "signs"), fonts.signs))
    return [(path, file) for path, file in named if file]


def _lost(house: House, library: Library) -> Iterator[Problem]:
    """Yield a problem for each file that the settings name and that is not there."""
    there = {house.below(path) for path in assets(house)}
    for path, file in _assets(library):
        if f"docs/{file}" not in there:
            yield error(library.settings_at(*path), "references.no-file", given=f"docs/{file}")


def _catalogue(shelf: Shelf, library: Library) -> Catalogue:
    def near(reference: str) -> list[str]:
        document, _, claim = reference.partition("#")
        if known := shelf.claim_ids(document):
            return [f"{document}#{each}" for each in nearest(claim, [each.partition("#")[2] for each in known])]
        others = (f"{each}#{claim}" for each in nearest(document, shelf.documents()))
        return [each for each in others if shelf.told(each)]

    def published(document: str) -> str:
        return shelf.shelved(document).briefing.source.published

    def withdrawn(reference: str) -> bool:
        document, _, claim = reference.partition("#")
        return shelf.has(document) and claim in shelf.shelved(document).briefing.claims

    leaning = {each: shelf.leaning(f"section:{each}") for each in library.sections}
    former = {old: [document for document, _ in shelf.users(f"former:{old}")] for old in shelf.sums("former")}
    return Catalogue(library, shelf.told, published, near, shelf.unread(), withdrawn, shelf.has, former, leaning)


def _report(house: House, memory: Memory, changes: Changes, problems: list[Problem], worked: int) -> Report:
    shelf = Shelf(memory.database)
    found = without_echoes(
        [*changes.problems, *problems, *memory.briefings.problems(), *deleted(house, shelf, memory.settings().branch)]
    )
    by, totals = memory.briefings.verified_by(), shelf.totals()
    return Report(tuple(traced(found, house)), by, *totals, worked=worked, root=house.root)


def _beside(house: House, memory: Memory, changes: Changes, report: Report) -> Beside:
    """Return what pages ask for besides briefings and library; what of it has changed makes its readers stale."""
    history, days = history_of(house), days_of(house)
    before, after = memory.database.meta("days") or "{}", json.dumps(days)
    if moved := set(changed_fields("days", before, after)):
        memory.units.spoil({"days", *moved})
        memory.database.set_meta("days", after)
    warnings = [each.as_row() for each in report.problems]
    is_large = report.claims > LARGE
    told = (("problems", warnings), ("changes", [repr(each) for each in history]), ("large", is_large))
    for fact, value in told:
        now = blake2b(json.dumps(value, ensure_ascii=False).encode(), digest_size=16).hexdigest()
        if memory.database.meta(fact) != now:
            memory.units.spoil({fact})
            memory.database.set_meta(fact, now)
    text = partial(_text_at_hand, texts_of(changes.texts.items()), changes.lock)
    return Beside(text, house.with_texts, is_large, list(report.problems), history, days)


def _text_at_hand(texts: Texts, lock: str, document: str, source: Source) -> str | None:
    return text_of(source, texts, sections_of(lock).get(document, []))


def _keep_progress(memory: Memory) -> None:
    """Keep what is known so far, for the processes that make pages; what is stale is known to be so."""
    memory.database.commit()
    memory.database.begin()


def _write(
    house: House, found: Found, library: Library, memory: Memory, beside: Beside, tell: Tell, workers: int
) -> dict[str, State]:
    """Make all that is stale, and put it in place."""
    clear(house.docs)
    spoil_lost(house, found, memory)
    spoil_altered(house, found, memory)
    wanted, fresh = wanted_units(library, memory, beside), _units(memory.units.fresh)
    stale = [each for each in wanted if each not in fresh]
    made: list[Made] = []
    for chunk in make_units(house, library, memory, beside, stale, workers=workers):
        made += chunk
        tell("pages", len(made), len(stale))
    gone = _units(memory.units.known).difference(wanted)
    tell("search", 0, 0)
    index = make_index(house, library, memory, workers=workers)
    states = _settle(house, found, library, memory, made, gone, index)
    memory.units.keep([*((each.unit, each.reads) for each in made), *index.sheets])
    memory.units.forget([*gone, *index.lost])
    return states


def _units(names: Callable[[str], set[str]]) -> set[str]:
    return {f"{family}/{name}" for family in (FAMILY, SHARED) for name in names(family)}


def _settle(
    house: House, found: Found, library: Library, memory: Memory, made: list[Made], gone: set[str], index: Index
) -> dict[str, State]:
    """Put in place what was staged, remove what nothing makes any more; return the states of all that was written."""
    pages = {path: name for each in made for name in within(FAMILY, [each.unit]) for path in each.files}
    shared = share(house, library, memory, within(SHARED, [each.unit for each in made]), within(SHARED, gone))
    staged = [path for each in made for path in each.files]
    settle(house.docs, [*staged, *shared.staged, *index.staged])
    remove(house.docs, [*shared.gone, *index.gone])
    index.keep(house)
    tidy(house, library)
    lying = beside(house)
    keep_state(memory, lying)
    return settle_pages(house, found, memory, pages, within(FAMILY, gone)) | indexes(house) | lying
