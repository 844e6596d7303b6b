"""The story of a build: find, shelve, then read, prove, check and render each briefing, gather, write.

Only what has changed since the last build is done anew; the store knows the rest.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial

from generator.building.briefings import MANY, Workbench, work_on
from generator.building.changes import Changes, changes_of, stale_in
from generator.building.gathering import SHARED, Gathering, stage_gatherings, touched_by
from generator.building.history import history_of
from generator.building.house import LANGUAGES, Found, House, index, outputs_of
from generator.building.indexing import Index, make_index
from generator.building.report import Report
from generator.building.shelving import keep_library, kept_library, read_library, store_of
from generator.building.telling import Tell
from generator.checking import Catalogue, check_catalogue, check_library
from generator.keeping.files import State, state_of
from generator.keeping.store import Store
from generator.model import Library, Problem
from generator.pressing.pages import clear, remove, settle
from generator.proving import section_in, sections_of, texts_of
from generator.rendering import desks


def build(house: House, found: Found, *, write: bool, tell: Tell, workers: int) -> Report:
    """Check the library and, with `write`, bring its Markdown pages up to date; on errors no page is touched."""
    with closing(store_of(house, found)) as store:
        store.begin()
        changes = changes_of(house, found, store, write=write)
        library, problems = _shelve(house, store, changes)
        stale = stale_in(changes, store, library, write=write)
        uses = {each for document in (*stale, *changes.removed) for each in store.uses(document)}
        for document in changes.removed:
            store.forget(document)
        staged = _work(house, found, store, library, changes, stale, write, tell, workers)
        uses.update(each for document in stale for each in store.uses(document))
        gathered = check_catalogue(_catalogue(store, library))
        if not changes.library and any(problem.severity == "error" for problem in gathered):
            library, _ = read_library(house, changes.library_files)  # what the store keeps knows no lines
            gathered = check_catalogue(_catalogue(store, library))
        problems += gathered + store.problems()
        report = Report(
            tuple(sorted({*changes.problems, *problems})), store.verified_by(), *store.totals(), worked=len(stale)
        )
        store.set_files(changes.fresh, changes.gone)
        if write and not report.errors:
            touched = touched_by(changes, store, library, [*stale, *changes.removed], uses)
            _keep_progress(store)
            tell("pages", 0, 0)
            staged += stage_gatherings(
                Gathering(house, store, library, list(report.problems), history_of(house), touched), workers=workers
            )
            tell("search", 0, 0)
            search = make_index(house, store, library, changes, stale, whole=touched("everything"), workers=workers)
            pages = _settle(house, found, store, staged, search, stale, whole=touched("everything"))
            report = replace(report, pages=pages)
            store.set_rendered(stale)
            store.set_cites(library)
            store.set_meta("gathered", "yes")
        else:
            clear(house.docs)
            if write or stale or changes.library:
                store.set_meta("gathered", "no")
        store.commit()
        return report


def _shelve(house: House, store: Store, changes: Changes) -> tuple[Library, list[Problem]]:
    """Return the library's other files and their problems; from the store when none has changed."""
    if not changes.library:
        return kept_library(store), store.library_problems()
    library, problems = read_library(house, changes.library_files)
    if problems:
        store.set_meta("library", "broken")
        return library, problems
    problems = check_library(library)
    keep_library(store, library, problems)
    return library, problems


def _work(
    house: House,
    found: Found,
    store: Store,
    library: Library,
    changes: Changes,
    stale: list[str],
    write: bool,
    tell: Tell,
    workers: int,
) -> list[str]:
    """Work on the stale briefings, keep what comes of them, and return the staged pages."""
    clear(house.docs)
    texts = texts_of((path, digest) for path, (_, digest) in changes.files.items() if path in found.texts)
    lock = sections_of(changes.lock).get if len(stale) > MANY else partial(section_in, changes.lock)
    bench = Workbench(house, library, texts, lock, desks(library, house.cache) if write else ())
    staged: list[str] = []
    done = 0
    for chunk in work_on(bench, stale, workers=workers):
        store.keep([worked.kept for worked in chunk])
        staged += [page for worked in chunk for page in worked.pages]
        done += len(chunk)
        tell("briefings", done, len(stale))
    return staged


def _catalogue(store: Store, library: Library) -> Catalogue:
    def near(reference: str) -> Iterable[str]:
        document = reference.partition("#")[0]
        known = list(store.claim_ids(document))
        return known or [each for other in store.documents() for each in store.claim_ids(other)]

    return Catalogue(
        library, store.told, near, store.unread(), {each: store.leaning(f"section:{each}") for each in library.sections}
    )


def _keep_progress(store: Store) -> None:
    """Keep what is known so far, for the processes that render; the pages are not yet in place."""
    store.set_meta("gathered", "no")
    store.commit()
    store.begin()


def _settle(
    house: House, found: Found, store: Store, staged: list[str], search: Index, worked: list[str], *, whole: bool
) -> dict[str, State]:
    """Put the staged pages in place, remove those that nothing makes any more, and return the states of all.

    Of the briefings `worked` on, and with `whole` of what gathers them, the staged pages are all there are.
    """
    prefix = f"{house.docs}/"
    settled = settle(house.docs, [*staged, *search.staged])
    remove(house.docs, search.gone)
    search.keep(house)
    known = {path: owner for path, (_, owner) in store.pages().items()}
    documents = set(store.documents()).difference(worked)
    kept = {
        path: owner
        for path, owner in known.items()
        if (owner.partition(":")[2] in documents if owner != SHARED else not whole)
    } | {path: owner_of(path) for path in staged}
    remove(house.docs, [path.removeprefix(prefix) for path in found.pages if path.removeprefix(prefix) not in kept])
    lying = {path: state for path, state in found.pages.items() if path.removeprefix(prefix) in kept}
    lying |= {prefix + path: state_of(prefix + path) for path in settled}
    fresh = [path for path in kept if path not in known or path in settled]
    gone = [path for path in known if path not in kept]
    store.set_pages([(path, lying[prefix + path], kept[path]) for path in fresh], gone)
    store.set_meta("outputs", outputs_of(lying))
    return lying | {path: state for language in LANGUAGES for path, state in index(house, language).items()}


def owner_of(path: str) -> str:
    """Return what a page is made from: `document:x`, or `shared`."""
    _, folder, name = f"{path}//".split("/")[:3]
    name = name.removesuffix(".md")
    is_document = folder in ("documents", "texts") and name != "index" and not name.startswith("documents-")
    return f"document:{name}" if is_document else SHARED
