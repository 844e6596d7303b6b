"""One briefing at a time: read, prove, check; what came of it, and the facts that it hung on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefpress.building.house import House
from briefpress.building.shelving import folder_of, in_wrong_folder
from briefpress.building.working import named
from briefpress.checking import Case, check_briefing
from briefpress.keeping.briefings import Kept, head_of, row_of
from briefpress.keeping.facts import uses_of
from briefpress.keeping.noting import noted
from briefpress.model import Briefing, Entry, Evidence, Library, Problem, Reads, Standing, span_of
from briefpress.proving import Texts, prove
from briefpress.reading import read, unreadable

DOCUMENTS = "briefings/documents"


@dataclass(frozen=True)
class Workbench:
    """All that the work on a briefing needs; what is read of it is noted in `reads`."""

    house: House
    library: Library
    texts: Texts
    lock: Mapping[str, list[str]]
    reads: Reads


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a briefing, and the facts that were read for it."""

    kept: Kept
    reads: list[str]


def open_bench(house: House, library: Library, texts: Texts, lock: Mapping[str, list[str]]) -> Workbench:
    """Return a workbench whose library notes what is read of it."""
    reads = Reads()
    return Workbench(house, noted(library, reads.note), texts, lock, reads)


def work_on(bench: Workbench, documents: list[str]) -> list[Worked]:
    """Return what comes of some briefings."""
    found = []
    for each in documents:
        with named(f"check/{each}"):
            found.append(Worked(_work(bench, each), bench.reads.taken()))
    return found


def _work(bench: Workbench, document: str) -> Kept:
    file = f"{DOCUMENTS}/{document}.yml"
    bench.reads.note(f"file:{file}")
    try:
        data = (bench.house.root / file).read_bytes()
    except OSError as refused:
        return _unread(document, [unreadable(file, refused)])
    languages = bench.library.settings.languages
    entry, problems = read(data, file, Briefing, languages)
    if entry is None and (right := folder_of(data, file, languages)):
        problems = [in_wrong_folder(file, right)]
    if entry is None:
        return _unread(document, problems)
    withdrawn = entry.thing.with_claims(withdrawn=True)
    entry = upheld(entry)
    evidence = evidence_of(bench, entry)
    case = Case(entry, evidence, bench.library, withdrawn.claims)
    return _kept(entry, withdrawn, evidence, check_briefing(case))


def upheld(entry: Entry[Briefing]) -> Entry[Briefing]:
    """Return a briefing without the claims that are withdrawn."""
    return replace(entry, thing=entry.thing.with_claims(withdrawn=False))


def evidence_of(bench: Workbench, entry: Entry[Briefing]) -> Evidence:
    """Return a briefing's evidence."""
    source = entry.thing.source
    for fact in (f"text:{source.sha256}", f"text-named:{source.file}", f"lock:{entry.id}"):
        bench.reads.note(fact)
    return prove(
        entry, bench.texts, bench.lock.get(entry.id, []), bench.library.actors, bench.library.settings.quotation
    )


def _unread(document: str, problems: Iterable[Problem]) -> Kept:
    return Kept(document, "", "", "nothing", tuple(problems), {}, {}, ())


def _kept(entry: Entry[Briefing], withdrawn: Briefing, evidence: Evidence, problems: Iterable[Problem]) -> Kept:
    briefing = entry.thing
    published = briefing.source.published
    day = "" if published == "unknown" else span_of(published).sort_key[:10]
    rows = []
    for name, claim in briefing.claims.items():
        at = evidence.standing.get(f"claims.{name}")
        line = entry.line("claims", name)
        rows.append(row_of(name, claim, line, at if isinstance(at, Standing) else None))
    uses = {f"year:{day[:4]}": len(rows)} | dict.fromkeys((f"former:{old}" for old in briefing.formerly), 0)
    uses |= _uses(briefing)
    return Kept(
        entry.id, day, head_of(withdrawn), evidence.held_by, tuple(problems), uses, evidence.spellings, tuple(rows)
    )


def _uses(briefing: Briefing) -> dict[str, int]:
    """Count the claims by the things that they use."""
    uses: dict[str, int] = {}
    for claim in briefing.claims.values():
        for thing in uses_of(claim):
            uses[thing] = uses.get(thing, 0) + 1
    return uses
