"""The lock made anew from the texts at hand."""

from briefpress.building.answering import answer
from briefpress.building.briefings import DOCUMENTS, Workbench, evidence_of, open_bench, upheld
from briefpress.building.changes import Changes, sort_files
from briefpress.building.house import LOCK, House, find
from briefpress.building.replacing import put_in_place
from briefpress.building.report import Report
from briefpress.building.shelving import read_library
from briefpress.building.telling import Tell, silent, told_in
from briefpress.checking import Case, check_passages
from briefpress.model import Briefing, Language, Place, Problem, error, phrase
from briefpress.proving import HEADER, fingerprint_of, lock_section, sections_of, texts_of
from briefpress.reading import read

NO_TEXTS = error(Place("seeds"), "lock.no-texts")
"""What is said where texts are needed and none lies."""


def lock_told(house: House, language: Language, form: str = "text", tell: Tell = silent) -> tuple[str, str, int]:
    """Write the lock, and then check the library with it.

    Return what to say of the library, in a format; what was done with the lock; and the exit code.
    """
    report, did = write_lock(house)
    if report.errors:
        return report.told()[told_in(form, language)], _line("lock-left", language), 1
    said = answer(house, write=False, tell=tell)
    return said.told[told_in(form, language)], _line(did, language), said.exit


def _line(did: str, language: Language) -> str:
    return f"{phrase('report', did, language, file=LOCK)}\n"


def write_lock(house: House) -> tuple[Report, str]:
    """Write `seeds/passages.lock` anew, and return what was done; on a problem, leave it as it is.

    A briefing whose text is not at hand keeps the lines that it needs. Without any text nothing is written.
    """
    bench, documents, problems = fresh_bench(house)
    if not bench.texts:
        return Report((NO_TEXTS,)), "lock-left"
    before = house.lock.read_text("utf-8") if house.lock.exists() else ""
    lines: list[str] = []
    for document in documents:
        file = f"{DOCUMENTS}/{document}.yml"
        entry, bad = read((house.root / file).read_bytes(), file, Briefing, bench.library.settings.languages)
        problems += bad
        if entry is None:
            continue
        entry = upheld(entry)
        evidence = evidence_of(bench, entry)
        if evidence.by == "text" and not evidence.changed:
            problems += check_passages(Case(entry, evidence, bench.library))
        lines += lock_section(entry, bench.texts, bench.lock.get(entry.id, []), bench.library.actors)
    report = Report(tuple(sorted(problems)), root=house.root)
    after = HEADER + "".join(f"{line}\n" for line in sorted(lines))
    if report.errors or after == before:
        return report, "lock-same"
    _write(house, after)
    return report, "lock-written"


def fresh_bench(house: House) -> tuple[Workbench, list[str], list[Problem]]:
    """Return a workbench that remembers nothing, which briefings there are, and what is wrong with all other files."""
    found, files = find(house), Changes()
    sort_files(house, found, files)
    library, problems = read_library(house, files.library, files.misnamed)
    known = sections_of(house.lock.read_text("utf-8") if house.lock.exists() else "")
    texts = texts_of((path, fingerprint_of(path)) for path in found.texts)
    return open_bench(house, library, texts, known), files.documents, [*problems, *files.problems]


def _write(house: House, text: str) -> None:
    house.lock.parent.mkdir(exist_ok=True)
    put_in_place({house.lock: text.encode()})
