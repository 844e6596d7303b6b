"""Drafts that lie beside the library: what is left to do in each, told gently, since no build takes them up."""

import re
from collections.abc import Iterator
from pathlib import Path

from briefpress.building.briefings import DOCUMENTS, Workbench, evidence_of, upheld
from briefpress.building.house import DRAFTS, House
from briefpress.building.locking import fresh_bench
from briefpress.checking import Case, check_briefing
from briefpress.model import Briefing, Language, Problem, phrase
from briefpress.reading import first_of, read

_SENTENCE = re.compile(r"(?m)^( +)sentence: .*$")
_EMPTY = "shape.empty"
_LATER = "changed"
"""The rule of the lock, in which a draft has no lines yet."""


def drafts_told(house: House, language: Language) -> str:
    """Return what is left to do in each draft, in the order of its lines; nothing where there is none."""
    drafts = sorted((house.root / DRAFTS).glob("*.yml"))
    if not drafts:
        return ""
    bench, _, _ = fresh_bench(house)
    return "".join(line + "\n" for path in drafts for line in _told(bench, path, language))


def _told(bench: Workbench, path: Path, language: Language) -> Iterator[str]:
    file = f"{DRAFTS}/{path.name}"
    data = path.read_bytes()
    if (bench.house.root / DOCUMENTS / path.name).exists():
        yield phrase("draft", "again", language, file=file)
        return
    plain, sentences = _SENTENCE.subn(r"\1#", data.decode("utf-8", "replace"))
    left = sorted(_problems(bench, plain.encode() if sentences else data, file))
    if not left and not sentences:
        yield phrase("draft", "ready", language, file=file)
        return
    yield phrase("draft", "left", language, file=file)
    empty = [each for each in left if each.key == _EMPTY]
    if len(empty) > 1:
        left = [each for each in left if each.key != _EMPTY]
        lines = tuple(dict.fromkeys(str(each.place.line) for each in empty))
        yield f"  {phrase('draft', 'empty', language, n=len(empty), lines=lines)}"
    yield from (f"  {each.place.line}:{each.place.column}: {each.words(language)}" for each in left)
    if sentences:
        yield f"  {phrase('draft', 'sentences', language, n=sentences)}"


def _problems(bench: Workbench, data: bytes, file: str) -> list[Problem]:
    """Return what the checks would say of a draft in its place."""
    entry, problems = read(data, file, Briefing, bench.library.settings.languages)
    if entry is None:
        return problems
    entry = upheld(entry)
    found = check_briefing(Case(entry, evidence_of(bench, entry), bench.library))
    return first_of([each for each in found if each.rule != _LATER])
