"""What a person is told of copies: those that were made, what stood in the way, and what became of them since."""

import shlex
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from briefpress.building.copying import ALL, Copy, NotOurs, Wanted, claims_of, make_copies
from briefpress.building.house import House
from briefpress.building.locking import NO_TEXTS
from briefpress.building.shelving import languages_at
from briefpress.building.slicing import Empty, Unknown
from briefpress.building.telling import Tell, line, told_in
from briefpress.copying import BadName, Broken, Chosen, NoManifest, Verdict, missing_library
from briefpress.copying import verify as compare
from briefpress.model import Language, NotADate, phrase, span_of
from briefpress.pressing.engine import EngineFailed

_line = partial(line, "copies")

_LARGEST = {"pdf": 1_000, "html": 10_000}
"""For more claims than that, a form is made only when it is asked for by name."""
_BY_SECTION = ("pdf",)
"""Forms of which there is then a copy of each section, since one of all would never be done."""


class Refused(Exception):
    """A wish cannot be fulfilled; the message says why, and what to do."""


def copies_told(house: House, place: Path, given: Mapping[str, Any], language: Language, tell: Tell) -> tuple[str, int]:
    """Make the copies that a person asks for; return what to say and the exit code."""
    try:
        wanted, without = _wanted(house, place, given, language)
        said, made = make_copies(house, wanted, tell)
    except (Refused, EngineFailed) as why:
        return f"{why}\n", 1
    except Unknown as wrong:
        return _line("unknown", language, name=f"{wrong.folder}/{wrong.name}", known=tuple(wrong.known)), 1
    except Empty:
        return _line("empty", language), 1
    except NotOurs as wrong:
        return _line("not-ours", language, place=str(wrong)), 1
    except BadName as wrong:
        return _line("bad-name", language, path=str(wrong)), 1
    except Broken as wrong:
        return _line("broken", language, why=str(wrong)), 1
    except OSError as wrong:
        return _line("refused", language, place=str(wrong.filename or place), why=wrong.strerror or str(wrong)), 1
    if said.exit:
        return said.told[told_in("text", language)], said.exit
    lines = [_made(each, language) for each in made]
    if any(each.form == "site" and each.checked and "opened" not in each.checked for each in made):
        lines.append(_line("no-browser", language))
    return "".join([*without, *lines, _line("where", language, place=str(place))]), 0


def verdict_told(place: Path, language: Language) -> tuple[str, int]:
    """Compare a copy with its manifest; return what to say and the exit code."""
    try:
        found = compare(place)
    except NoManifest as wrong:
        return _line("no-manifest", language, place=str(wrong)), 1
    except OSError as wrong:
        return _line("refused", language, place=str(place), why=wrong.strerror or str(wrong)), 1
    return _verdict(found, language), 0 if found.holds else 1


def _verdict(found: Verdict, language: Language) -> str:
    kinds = ("changed", "added", "lost")
    lines = [_line(kind, language, path=path) for kind in kinds for path in getattr(found, kind)]
    return "".join([*lines, _line("holds" if found.holds else "holds-not", language, n=found.good)])


def _wanted(house: House, place: Path, given: Mapping[str, Any], language: Language) -> tuple[Wanted, list[str]]:
    """Return what is to be made, and a line for each form that is left out or made by section."""
    chosen = Chosen(
        given["sections"],
        given["documents"],
        given["actors"],
        given["questions"],
        _date(given["since"], language),
        _date(given["until"], language),
    )
    known = languages_at(house)
    for each in given["languages"]:
        if each not in known:
            raise Refused(_line("unknown", language, name=each, known=tuple(known)).rstrip())
    if house.with_texts and not any(each.suffix == ".txt" for folder in house.seeds for each in folder.glob("*")):
        raise Refused(NO_TEXTS.words(language))
    forms, without = list(given["forms"] or ALL), []
    for form in [each for each in forms if missing_library(each)]:
        why = _line("missing-library", language, form=form, library=missing_library(form))
        if given["forms"]:
            raise Refused(why.rstrip())
        without.append(why)
        forms.remove(form)
    claims = 0 if chosen else claims_of(house)
    too_large = [form for form, most in _LARGEST.items() if form in forms and claims > most]
    if not given["forms"]:
        for form in too_large:
            key = "too-large-for-one" if form in _BY_SECTION else "too-large"
            without.append(_line(key, language, form=form, n=_LARGEST[form]))
            forms.remove(form)
    by_section = {each for each in too_large if each in forms and each in _BY_SECTION}
    without += [_line("by-section", language, form=each) for each in sorted(by_section)]
    languages, checked = given["languages"] or known, not given["no_check"]
    return Wanted(place, forms, languages, chosen, checked, _ask(given), frozenset(by_section)), without


def _date(given: str | None, language: Language) -> str:
    if given is None:
        return ""
    try:
        span_of(given)
    except (NotADate, ValueError) as wrong:
        raise Refused(_line("not-a-date", language, date=given).rstrip()) from wrong
    return given


def _ask(given: Mapping[str, Any]) -> str:
    """Return the command that makes the same copies, wherever they are put."""
    options = (("section", "sections"), ("document", "documents"), ("actor", "actors"), ("question", "questions"))
    parts = [f"--{option} {','.join(given[key])}" for option, key in options if given[key]]
    parts += [f"--{edge} {shlex.quote(given[edge])}" for edge in ("since", "until") if given[edge]]
    return " ".join(["briefings copy", *parts])


def _made(copy: Copy, language: Language) -> str:
    checked = ", ".join(phrase("checked", each, language, n=number) for each, number in copy.checked.items())
    how = "made-and-checked" if checked else "made"
    return _line(how, language, name=copy.name, size=_size(copy.size), checked=checked)


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1_000:.0f} kB"
