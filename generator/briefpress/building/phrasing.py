"""The library's own phrases: what is wrong in their files, and what each language still lacks; a file to begin with."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from briefpress.building.house import House, phrases
from briefpress.building.replacing import put_in_place
from briefpress.building.telling import line
from briefpress.checking import nearest
from briefpress.model import SETTINGS, SITE_TAG, Language, Place, Problem, error, primary_of, warning
from briefpress.reading import text_of, unreadable
from briefpress.rendering import blank_file, faults, keys, lacking, own_phrases

_say = partial(line, "draft")
_SHOWN = 3


def phrases_judged(house: House, languages: Sequence[Language]) -> Iterator[Problem]:
    """Yield the problems of the files of phrases, and one for each language in which some are not there."""
    spoken = {each for language in languages for each in (language, primary_of(language))}
    for path in map(Path, phrases(house)):
        file = house.below(path)
        try:
            text, problems = text_of(path.read_bytes(), file)
        except OSError as refused:
            yield unreadable(file, refused)
            continue
        yield from problems or _faults(file, text)
        if path.stem not in spoken:
            yield warning(Place(file), "phrases.language", language=path.stem, known=tuple(languages))
    for language in languages:
        if missing := lacking(language, own_phrases(language, house.phrases)):
            first = tuple(missing[:_SHOWN])
            yield warning(Place(SETTINGS), "phrases.lacking", language=language, n=len(missing), first=first)


def _faults(file: str, text: str) -> Iterator[Problem]:
    for fault in faults(text):
        place = Place(file, fault.line, fault.column)
        if fault.message == "phrases.unknown":
            near = nearest(str(fault.values["key"]), keys())
            yield warning(place, fault.message, **fault.values, near=near[0] if near else "")
        else:
            yield error(place, fault.message, **fault.values)


def new_phrases_told(house: House, language: Language, spoken: Language) -> tuple[str, int]:
    """Write a file of phrases to be translated into a language; an existing one is not touched."""
    if not re.fullmatch(SITE_TAG, language):
        return line("found", "no-language", spoken, language=language), 1
    path = house.phrases / f"{language}.toml"
    file = house.below(path)
    if path.exists():
        return _say("phrases-there", spoken, file=file), 1
    put_in_place({path: blank_file().encode()})
    return _say("made-phrases", spoken, file=file), 0
