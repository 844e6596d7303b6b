"""Files in, model out; and files laid out. Owns PyYAML and ruamel.yaml, which knows where everything stands."""

from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError

from briefpress.model import Entry, Language, Marks, Model, Place, Problem, Settings, error
from briefpress.reading.fields import is_free
from briefpress.reading.shape import shape
from briefpress.reading.texts import text_of, unreadable
from briefpress.reading.yaml_events import NotYaml, load

MOST = 10
"""So many problems of one file are told one by one."""
Thing = TypeVar("Thing", bound=Model)


def read(
    data: bytes, file: str, model: type[Thing], languages: tuple[Language, ...]
) -> tuple[Entry[Thing] | None, list[Problem]]:
    """Return what a YAML file describes, with the place of every value, or every problem found in it.

    `data` are the file's bytes, `file` its path as problems name it; the file's name is the entry's id. Texts must
    be in each of the library's `languages`.
    """
    entry, problems = _read(data, file, model, languages)
    return entry, first_of(problems)


def first_of(problems: list[Problem]) -> list[Problem]:
    """Return the first problems of a file, and how many more there are when there are too many to read."""
    if len(problems) <= MOST:
        return problems
    first = sorted(problems)[:MOST]
    return [*first, error(first[-1].place, "yaml.more", n=len(problems) - MOST)]


def _read(
    data: bytes, file: str, model: type[Thing], languages: tuple[Language, ...]
) -> tuple[Entry[Thing] | None, list[Problem]]:
    text, problems = text_of(data, file)
    if problems and not text:
        return None, problems
    try:
        found, marks, more = load(text, file, partial(is_free, model))
    except NotYaml as bad:
        return None, [*problems, *bad.problems]
    problems += more
    if found is None:
        return None, [*problems, error(Place(file), "yaml.empty")]
    thing, more = shape(found, marks, model, file, languages)
    if thing is None or problems:
        return None, _causes(problems, more)
    return Entry(file.rpartition("/")[2].removesuffix(".yml"), file, thing, marks), []


def _causes(problems: list[Problem], more: list[Problem]) -> list[Problem]:
    """Return the problems of a text and those of its shape, without those that only follow from another."""
    told = {problem.place for problem in problems}
    moved = [problem.place for problem in more if problem.key == "shape.right"]
    causes = [each for each in problems if each.key != "yaml.twice" or all(each.place < place for place in moved)]
    return [*causes, *(problem for problem in more if problem.place not in told)]


def raw(data: bytes) -> Any:
    """Return the data of a YAML file as they are, of whatever shape; None when it cannot be read."""
    text, problems = text_of(data, "")
    if problems and not text:
        return None
    try:
        return load(text, "")[0]
    except NotYaml:
        return None


def marks_of(data: bytes) -> Marks:
    """Return where each key and value of a YAML file stands; nothing when it cannot be read."""
    text, _ = text_of(data, "")
    try:
        return load(text, "")[1]
    except NotYaml:
        return {}


def languages_of(data: bytes) -> tuple[Language, ...]:
    """Return the languages that a settings file names, whatever else is wrong with it.

    Where they cannot be, those of its title; those of the model where it names none.
    """
    found = raw(data)
    given: dict[str, Any] = found if isinstance(found, dict) else {}
    title = given.get("title", ())
    for named in (given["languages"], title) if "languages" in given else ():
        with suppress(ValidationError, TypeError):
            return Settings.model_validate({"title": {}, "about": {}, "languages": list(named)}).languages
    return Settings.model_validate({"title": {}, "about": {}}).languages


__all__ = [
    "first_of",
    "languages_of",
    "marks_of",
    "raw",
    "read",
    "text_of",
    "unreadable",
]
