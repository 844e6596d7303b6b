"""The pages that gather briefings: which of them to make anew, and the making."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.building.changes import Changes
from generator.building.house import House
from generator.keeping.store import Store
from generator.model import LANGUAGES, Change, Library, Problem, cited_by
from generator.pressing.pages import stage
from generator.rendering import desks, gathering_pages

MANY = 100
SHARED = "shared"
Touched = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Gathering:
    """All that the gathering pages are made from, and which of them are wanted."""

    house: House
    store: Store
    library: Library
    problems: list[Problem]
    changes: list[Change]
    touched: Touched


def touched_by(changes: Changes, store: Store, library: Library, stale: list[str], uses: Iterable[str]) -> Touched:
    """Return which things' pages may have changed: `uses` are those of the stale briefings, before and after."""
    if changes.library or changes.everything or SHARED in changes.lost or store.meta("gathered") != "yes":
        return _everything
    touched, documents = set(uses), set(stale)
    for folder, entry in library.entries():
        if any(each.partition("#")[0] in documents for each in cited_by(entry.thing)):
            touched.add("timeline" if folder == "events" else folder)
            touched.add(f"{folder.removesuffix('s')}:{entry.id}")
            touched.update(f"section:{each}" for each in getattr(entry.thing, "sections", ()))
    return touched.__contains__


def _everything(thing: str) -> bool:
    return True


def stage_gatherings(work: Gathering, *, workers: int) -> list[str]:
    """Stage the pages that gather briefings, each language in a process of its own when they are many."""
    many = sum(work.touched(f"actor:{each}") for each in work.library.actors) > MANY
    if not many or workers < 2 or not hasattr(os, "fork"):
        return [path for number in range(len(LANGUAGES)) for path in _stage(work, number)]
    global _work
    _work = work
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(min(workers, len(LANGUAGES)), gc.disable) as pool:
        found = pool.map(_stage_forked, range(len(LANGUAGES)), 1)
    gc.unfreeze()
    return [path for paths in found for path in paths]


_work: Gathering


def _stage_forked(number: int) -> list[str]:
    """Stage one language's pages; a connection to SQLite must not cross a fork, so it is opened anew."""
    store = Store(_work.store.path, _work.store.epoch)
    return _stage(Gathering(_work.house, store, _work.library, _work.problems, _work.changes, _work.touched), number)


def _stage(work: Gathering, number: int) -> list[str]:
    paths: list[str] = []
    desk = desks(work.library, work.house.cache)[number]
    for page in gathering_pages((desk,), work.store, work.problems, work.changes, work.touched):
        stage(work.house.docs, (page,))
        paths.append(page.path)
    return paths
