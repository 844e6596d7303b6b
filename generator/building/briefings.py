"""One briefing at a time: read, prove, check, render; several at once when there are many."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed

from generator.building.house import House
from generator.checking import Case, check_briefing
from generator.keeping.store import Kept, claim_row, head_of
from generator.model import Briefing, Claim, Entry, Evidence, Library, Problem, Standing, span_of
from generator.pressing.pages import stage
from generator.proving import Texts, lock_section, locked, prove
from generator.reading import read, unreadable
from generator.rendering import Desk, document_pages, is_shown

MANY = 200
_CHUNK = 40
DOCUMENTS = "briefings/documents"


@dataclass(frozen=True)
class Workbench:
    """All that work on a briefing needs; `desks` is empty when no page is wanted."""

    house: House
    library: Library
    texts: Texts
    lock: Callable[[str], str | None]
    desks: tuple[Desk, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a briefing: what the store keeps, and the pages that were staged."""

    kept: Kept
    pages: tuple[str, ...] = ()


def work(bench: Workbench, document: str) -> Worked:
    """Read, prove, check and render one briefing; its pages are staged, not yet in place."""
    file = f"{DOCUMENTS}/{document}.yml"
    try:
        data = (bench.house.root / file).read_bytes()
    except OSError as refused:
        return Worked(_unread(document, [unreadable(file, refused)]))
    entry, problems = read(data, file, Briefing)
    if entry is None:
        return Worked(_unread(document, problems))
    evidence, _ = evidence_of(bench, entry)
    problems = check_briefing(Case(entry, evidence, bench.library))
    kept = _kept(entry, evidence, problems)
    if not bench.desks or any(problem.severity == "error" for problem in problems):
        return Worked(kept)
    source = entry.thing.source
    text = bench.texts.read(source.sha256) if is_shown(source, private=bench.house.with_texts) else None
    pages = document_pages(bench.desks, entry, evidence, text)
    stage(bench.house.docs, pages)
    return Worked(kept, tuple(page.path for page in pages))


def evidence_of(bench: Workbench, entry: Entry[Briefing]) -> tuple[Evidence, str]:
    """Return a briefing's evidence, and its lines for the lock (empty without its text)."""
    source = entry.thing.source
    text = bench.texts.read(source.sha256)
    section = bench.lock(entry.id) or ""
    evidence = prove(entry, text, locked(section), bench.library.actors)
    if text is None:
        other = source.file is not None and source.file in bench.texts.by_name
        return (changed(evidence, changed=True) if other else evidence), ""
    lines = lock_section(entry, evidence)
    return changed(evidence, stale=lines != section), lines


def work_on(bench: Workbench, documents: list[str], *, workers: int) -> Iterator[list[Worked]]:
    """Yield what comes of the briefings, some at a time; in forked processes when there are many."""
    if len(documents) < MANY or workers < 2 or not hasattr(os, "fork"):
        yield from ([work(bench, each)] for each in documents)
        return
    global _bench
    _bench = bench
    chunks = [documents[start : start + _CHUNK] for start in range(0, len(documents), _CHUNK)]
    gc.freeze()
    with multiprocessing.get_context("fork").Pool(workers, _calm) as pool:
        yield from pool.imap(_work_chunk, chunks)
    gc.unfreeze()


_bench: Workbench
"""What forked workers find, since they share the memory of the process that forked them."""


def _calm() -> None:
    """Look for garbage seldom: a worker leaves little, and soon ends."""
    gc.set_threshold(200_000, 20, 100)


def _work_chunk(documents: list[str]) -> list[Worked]:
    return [work(_bench, each) for each in documents]


def _unread(document: str, problems: Iterable[Problem]) -> Kept:
    return Kept(document, "", "", "nothing", tuple(problems), {}, {}, ())


def _kept(entry: Entry[Briefing], evidence: Evidence, problems: Iterable[Problem]) -> Kept:
    briefing = entry.thing
    published = briefing.source.published
    day = "" if published == "unknown" else span_of(published).sort_key[:10]
    rows = []
    for name, claim in briefing.claims.items():
        at = evidence.standing.get(f"claims.{name}")
        line = entry.line("claims", name)
        rows.append(claim_row(name, claim, line, at if isinstance(at, Standing) else None))
    uses = {f"year:{day[:4]}": len(rows)} | _uses(briefing.claims)
    return Kept(entry.id, day, head_of(briefing), evidence.by, tuple(problems), uses, evidence.spellings, tuple(rows))


def _uses(claims: Mapping[str, Claim]) -> dict[str, int]:
    """Count the claims by the things that they use."""
    uses: dict[str, int] = {}
    for claim in claims.values():
        things = {f"section:{each}" for each in claim.sections}
        things |= {f"actor:{each}" for each in (*claim.voice, *claim.actors)}
        if claim.figures:
            things.add("figures")
        for thing in things:
            uses[thing] = uses.get(thing, 0) + 1
    return uses
