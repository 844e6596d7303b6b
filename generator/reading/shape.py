"""Plain data in; a thing of the model out, or what is wrong with its shape, in an editor's words."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model import Marks, Model, Path, Problem, place_of
from generator.reading.cuts import quoted
from generator.reading.fields import help_at, names_at

Thing = TypeVar("Thing", bound=Model)


def shape(data: Any, marks: Marks, model: type[Thing], file: str) -> tuple[Thing | None, list[Problem]]:
    """Return the thing that the data describe, or None and every problem of its shape."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, sorted({_told(detail, marks, model, file) for detail in error.errors(include_url=False)})


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
            near = get_close_matches(str(name), known, 1, 0.6)
            return f"unknown key `{name}`", (
                f"did you mean `{near[0]}`?" if near else f"delete it, or use one of: {', '.join(known)}"
            )
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
        case "string_pattern_mismatch" | "string_too_long":
            return _pattern(str(given), name, str(context.get("pattern", "")))
        case "model_type" | "mapping_type" | "dict_type" | "model_attributes_type":
            wanted = " and ".join(f"`{field}:`" for field in names_at(model, path)) or "`key: value` lines"
            return f"`{name}` must hold {wanted}, not {_sort(given)}", "write them below it, indented by two spaces"
        case "tuple_type":
            return f"`{name}` must be a list, not {_sort(given)}", "write it as `[one, two]`, or one `- ` line each"
        case "too_short":
            return f"`{name}` needs at least {context['min_length']} of them", "add what is missing"
        case "value_error":
            return f"`{name}`: {context['error']}", "write a date as 2031, 2031-05, 2031-05-04, 2031-05~ or 2031/2032"
        case _:
            return f"`{name}`: {detail['msg'][0].lower()}{detail['msg'][1:]}", "correct the value"


def _pattern(given: str, name: object, pattern: str) -> tuple[str, str]:
    if pattern.startswith("^[^\\r\\n]"):
        return f"`{name}` is more than one line", f"write it on one line: `{name}: {quoted(given)}`"
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
