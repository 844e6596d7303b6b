"""The lock made anew from the texts at hand."""

import os

from generator.building.briefings import DOCUMENTS, evidence_of, open_bench
from generator.building.house import House, find
from generator.building.report import Report
from generator.building.shelving import read_library
from generator.checking import Case, check_passages
from generator.model import Briefing, Place, error
from generator.proving import HEADER, fingerprint_of, sections_of, texts_of
from generator.reading import read

NO_TEXTS = error(Place("seeds"), "lock.no-texts")
"""What is said where texts are needed and none lies."""


def write_lock(house: House) -> Report:
    """Write `seeds/passages.lock` anew; on a problem, leave it as it is.

    A briefing whose text is not at hand keeps its lines. Without any text nothing is written.
    """
    found, prefix = find(house), f"{house.root}/"
    known = sections_of(house.lock.read_text("utf-8") if house.lock.exists() else "")
    texts = texts_of((path, fingerprint_of(path)) for path in found.texts)
    if not texts:
        return Report((NO_TEXTS,))
    files = [path.removeprefix(prefix) for path in found.yaml]
    documents = [file for file in files if file.startswith(f"{DOCUMENTS}/") and file.endswith(".yml")]
    library, problems = read_library(house, [file for file in files if file not in documents])
    bench = open_bench(house, library, texts, known.get)
    sections, verified, claims = [], {"text": 0, "lock": 0}, 0
    for file in documents:
        entry, bad = read((house.root / file).read_bytes(), file, Briefing, library.settings.languages)
        problems += bad
        if entry is None:
            continue
        evidence, lines = evidence_of(bench, entry)
        problems += check_passages(Case(entry, evidence, library))
        sections.append(lines or known.get(entry.id, ""))
        verified["text" if lines else "lock"] += 1
        claims += len(entry.thing.claims)
    report = Report(
        tuple(sorted(problems)), {by: number for by, number in verified.items() if number}, len(sections), claims
    )
    if not report.errors:
        _write(house, HEADER + "".join(f"{section}\n" for section in sorted(sections)))
    return report


def _write(house: House, text: str) -> None:
    house.lock.parent.mkdir(exist_ok=True)
    aside = house.lock.with_name(f".passages.{os.getpid()}.lock")
    aside.write_text(text, "utf-8")
    aside.replace(house.lock)
