"""Plain data in; a thing of the model out, or what is wrong with its shape, in an editor's words."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model import Marks, Model, Path, Problem, place_of
from generator.reading.fields import help_at, names_at

Thing = TypeVar("Thing", bound=Model)


def shape(data: Any, marks: Marks, model: type[Thing], file: str) -> tuple[Thing | None, list[Problem]]:
    """Return the thing that the data describe, or None and every problem of its shape."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        typed = _mistyped(details, model)
        return None, sorted({_told(each, marks, model, file) for each in details if each["loc"] not in typed})


def _mistyped(details: list[Any], model: type[Model]) -> set[Path]:
    """Return the paths of keys that are missing only because they were mistyped."""
    missing = {each["loc"] for each in details if each["type"] == "missing"}
    found: set[Path] = set()
    for each in details:
        if each["type"] == "extra_forbidden":
            *parent, name = each["loc"]
            found |= {(*parent, near) for near in nearest(str(name), names_at(model, tuple(parent)))} & missing
    return found


def nearest(given: str, known: Iterable[str]) -> list[str]:
    """Return the one to three known words that are most like a given one; none when none is."""
    return get_close_matches(given, list(known), 3, 0.6 if len(given) > 3 else 0.5)


def _told(detail: Any, marks: Marks, model: type[Model], file: str) -> Problem:
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    key = detail["type"] in ("extra_forbidden", "missing") or "[key]" in detail["loc"]
    says, hint = _words(detail, path, model)
    return Problem(place_of(file, marks, path, key=key), "shape", says, hint)


def _words(detail: Any, path: Path, model: type[Model]) -> tuple[str, str]:
    name, given, context = path[-1] if path else "the file", detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            known = list(names_at(model, path[:-1]))
            near = nearest(str(name), known)
            if near:
                return f"unknown key `{name}`", f"did you mean {_or(near)}?"
            some = get_close_matches(str(name), known, 3, 0.0)
            return f"unknown key `{name}`", f"delete it, or use one that belongs here, such as {_or(some)}"
        case "missing":
            return f"`{name}` is missing", f"add `{name}:`{help_at(model, path)}"
        case "literal_error":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ")
            near = get_close_matches(str(given), allowed.split(", "), 1, 0.6)
            did = f"did you mean `{near[0]}`? " if near else ""
            return f"`{name}` cannot be `{given}`", f"{did}it is one of: {allowed}"
        case "string_type":
            return f"`{name}` must be text, not {_sort(given)}", _how_to_make_text(given)
        case "string_too_short":
            return f"`{name}` is empty", "write it, or delete the key if it is optional"
        case "assertion_error":
            return (
                f"`{name}` must be a number, not {_sort(given)}",
                "write it in digits 0-9, such as 27000, 0.4 or 27e9",
            )
        case "string_too_long" if len(given) > 80:
            most = context["max_length"]
            return (
                f"`{name}` has {len(given):,} signs; {most:,} are the most",
                "shorten it, or check the quotation marks",
            )
        case "string_pattern_mismatch" | "string_too_long":
            return _pattern(str(given), name, str(context.get("pattern", "")))
        case "model_type" | "mapping_type" | "dict_type" | "model_attributes_type":
            wanted = " and ".join(f"`{field}:`" for field in names_at(model, path)) or "`key: value` lines"
            glued = isinstance(given, str) and re.match(r"\w+:\S", given)
            hint = "a colon needs a space behind it" if glued else "write them below it, indented by two spaces"
            return f"`{name}` must hold {wanted}, not {_sort(given)}", hint
        case "tuple_type":
            return f"`{name}` must be a list, not {_sort(given)}", "write it as `[one, two]`, or one `- ` line each"
        case "too_short":
            return f"`{name}` needs at least {context['min_length']} of them", "add what is missing"
        case "value_error":
            return f"`{name}`: {context['error']}", "write a date as 2031, 2031-05, 2031-05-04, 2031-05~ or 2031/2032"
        case _:
            return f"`{name}`: {detail['msg'][0].lower()}{detail['msg'][1:]}", "correct the value"


def _pattern(given: str, name: object, pattern: str) -> tuple[str, str]:
    if "http" in pattern:
        return f"`{name}` is not an address: `{given}`", "write it in full, beginning with https://"
    if "A-Za-z" in pattern:
        return f"`{name}` is not a language's tag: `{given}`", "write a tag of BCP 47, such as `es` or `en`"
    if "\\w./-" in pattern:
        return (
            f"`{name}` is not the name of a branch: `{given}`",
            "write letters, digits, hyphens, dots and slashes only",
        )
    if "0-9a-f" in pattern:
        return f"`{name}` is not a SHA-256 fingerprint", "write the 64 hexadecimal digits that `sha256sum FILE` prints"
    if "#" in pattern:
        return f"`{given}` is no reference to a claim", "write `briefing#claim`"
    return f"`{given}` is no id", "ids have small letters a-z, digits and single hyphens only"


def _or(words: list[str]) -> str:
    """Return words as one of which to choose: `a`, `b` or `c`."""
    *first, last = (f"`{word}`" for word in words)
    return f"{', '.join(first)} or {last}" if first else last


def _how_to_make_text(given: object) -> str:
    if isinstance(given, dict):
        return "a text that contains `: ` needs quotes around it"
    return "write the text" if given is None else "put quotes around it"


def _sort(given: object) -> str:
    match given:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case str():
            return "text"
        case dict():
            return "`key: value` lines"
        case list():
            return "a list"
        case _:
            return "a number"
