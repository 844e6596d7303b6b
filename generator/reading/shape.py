"""Plain data in; a thing of the model out, or what is wrong with its shape, in an editor's words."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.model import Marks, Model, Path, Problem, Value, error, place_of

Thing = TypeVar("Thing", bound=Model)
_MOST_SHOWN = 120


def shape(data: Any, marks: Marks, model: type[Thing], file: str) -> tuple[Thing | None, list[Problem]]:
    """Return the thing that the data describe, or None and every problem of its shape."""
    try:
        return model.model_validate(data), []
    except ValidationError as bad:
        return None, sorted({_told(detail, marks, model, file) for detail in bad.errors(include_url=False)})


def _told(detail: Any, marks: Marks, model: type[Model], file: str) -> Problem:
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    key = detail["type"] in ("extra_forbidden", "missing") or "[key]" in detail["loc"]
    message, values = _message(detail, path, model)
    return error(place_of(file, marks, path, key=key), message, **values)


def _message(detail: Any, path: Path, model: type[Model]) -> tuple[str, dict[str, Value]]:
    """Return the key of the message for what pydantic found, and its values; none of pydantic's words is shown."""
    given, context = detail["input"], detail.get("ctx", {})
    name = str(path[-1]) if path else ""
    named: dict[str, Value] = {"name": name}
    match detail["type"]:
        case "extra_forbidden":
            known = tuple(_fields_at(model, path[:-1]))
            return "shape.unknown", named | {"near": _near(name, known), "known": known}
        case "missing":
            return "shape.missing", named | {"help": _help(model, path)}
        case "literal_error":
            allowed = tuple(context["expected"].replace("'", "").replace(" or ", ", ").split(", "))
            values: dict[str, Value] = {"given": _shown(given), "near": _near(str(given), allowed), "allowed": allowed}
            return "shape.choice", named | values
        case "string_type":
            return _text_message(given), named | {"sort": _sort(given)}
        case "string_too_short":
            return "shape.empty", named
        case "string_too_long":
            return "shape.id-length", {"given": _shown(given), "most": context["max_length"]}
        case "string_pattern_mismatch":
            return _pattern(context["pattern"]), named | {"given": _shown(given)}
        case "model_type" | "mapping_type" | "dict_type" | "model_attributes_type":
            wanted = tuple(_fields_at(model, path))
            message = "shape.keys-file" if not path else "shape.keys" if wanted else "shape.keys-any"
            return message, named | {"wanted": wanted, "sort": _sort(given)}
        case "tuple_type":
            return "shape.list", named | {"sort": _sort(given)}
        case "too_short":
            return "shape.few", named | {"least": context["min_length"]}
        case "value_error":
            return getattr(context["error"], "key", "shape.day"), named | {"given": _shown(given)}
        case _:
            return _number_message(detail["type"], named, given, context)


def _number_message(kind: str, named: dict[str, Value], given: object, context: Any) -> tuple[str, dict[str, Value]]:
    match kind:
        case "int_type" | "float_type" | "decimal_type" | "int_parsing" | "float_parsing" | "decimal_parsing":
            return "shape.number", named | {"sort": _sort(given)}
        case "int_from_float":
            return "shape.whole", named
        case "greater_than_equal":
            return "shape.least", named | {"least": str(context["ge"])}
        case "greater_than":
            return "shape.more", named | {"least": str(context["gt"])}
        case "less_than_equal":
            return "shape.most", named | {"most": str(context["le"])}
        case _:
            return "shape.other", named


def _text_message(given: object) -> str:
    if isinstance(given, dict):
        return "shape.text-with-colon"
    return "shape.text-not-nothing" if given is None else "shape.text"


_PATTERNS = {
    "http": "shape.address",
    "A-Za-z": "shape.language",
    "\\w./-": "shape.branch",
    "0-9a-f": "shape.fingerprint",
    "#": "shape.reference",
}
"""The message for each pattern of the model, by signs that stand in it; every other one is an id's."""


def _pattern(pattern: str) -> str:
    return next((key for sign, key in _PATTERNS.items() if sign in pattern), "shape.id")


def _near(given: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(given, list(known), 1, 0.6)), "")


def _shown(given: object) -> str:
    """Return a value as an editor knows it, cut short."""
    match given:
        case dict() | list():
            return "…"
        case bool() | None:
            return {True: "true", False: "false", None: ""}[given]
        case _:
            words = str(given)
            return words if len(words) <= _MOST_SHOWN else f"{words[: _MOST_SHOWN - 1]}…"


def _sort(given: object) -> str:
    match given:
        case None:
            return "nothing"
        case bool():
            return "truth"
        case str():
            return "text"
        case dict():
            return "keys"
        case list():
            return "list"
        case _:
            return "number"


def _fields_at(model: type[Model], path: Path) -> Iterator[str]:
    found = _model_at(model, path)
    yield from found.model_fields if found else ()


def _help(model: type[Model], path: Path) -> str:
    """Return the name of the help text of the field at `path`: `Model.field`; nothing where it has none."""
    found = _model_at(model, path[:-1])
    field = found.model_fields.get(str(path[-1])) if found and path else None
    return f"{found.__name__}.{path[-1]}" if found and field and field.description else ""


def _model_at(model: type[Model], path: Path) -> type[BaseModel] | None:
    """Return the model that describes the value at `path`."""
    here: Any = model
    for part in path:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(part))
            here = field.annotation if field else None
        else:
            here = _inner(here)
    if get_origin(here) in (Union, UnionType):
        here = _inner(here)
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """Return what a `X | None`, `tuple[X, ...]` or `Mapping[Id, X]` holds."""
    arguments = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    return arguments[-1] if arguments else None
