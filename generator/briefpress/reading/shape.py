"""Plain data in; a thing of the model out, or what is wrong with its shape, in an editor's words."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from briefpress.model import Language, Marks, Model, Path, Problem, Value, error, place_of, span_of
from briefpress.reading.fields import help_at, is_free, is_text, model_at, names_at
from briefpress.reading.misplaced import Move, move_of

Thing = TypeVar("Thing", bound=Model)
_MOST_SHOWN = 120
_SPACED = re.compile(r"\s*([-/.])\s*")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2})(?:[T ]\d.*)?)?\Z")
_YEAR_LAST = re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def shape(
    data: Any, marks: Marks, model: type[Thing], file: str, languages: tuple[Language, ...]
) -> tuple[Thing | None, list[Problem]]:
    """Return the thing that the data describe, or None and every problem of its shape.

    Its texts are in each of the `languages`.
    """
    try:
        return model.model_validate(data, context=languages), []
    except ValidationError as bad:
        details = bad.errors(include_url=False)
        moves = _moves(details, data, model, languages)
        idle = _mistyped(details, model, languages) | _short(details) | _waiting(moves)
        told = [_moved(path, move, marks, file) for path, move in moves.items()]
        others = [each for each in details if each["loc"] not in idle]
        return None, sorted({*told, *(_told(each, marks, model, file, languages) for each in others)})


def _moves(details: list[Any], data: Any, model: type[Model], languages: tuple[Language, ...]) -> dict[Path, Move]:
    """Return the unknown keys that were set too far to the left or to the right, with how to move them."""
    unknown = [each["loc"] for each in details if each["type"] == "extra_forbidden"]
    known = {path: set(_nearest(str(path[-1]), names_at(model, path[:-1], languages))) for path in unknown}
    missing = {each["loc"] for each in details if each["type"] == "missing"}
    found = {}
    for path in unknown:
        is_mistyped = any((*path[:-1], near) in missing for near in known[path])
        if not is_mistyped and (move := move_of(path, data, model, languages)):
            found[path] = move
    return found


def _waiting(moves: dict[Path, Move]) -> set[Path]:
    """Return the paths that are told with a key to move: its own, where it is missing, and its neighbour's."""
    where = {(*(move.beside[:-1] if move.left else move.beside), path[-1]) for path, move in moves.items()}
    return {*moves, *where, *(move.beside for move in moves.values())}


def _moved(path: Path, move: Move, marks: Marks, file: str) -> Problem:
    line = place_of(file, marks, move.beside, key=True).line
    key = "shape.right" if move.left else "shape.left"
    return error(
        place_of(file, marks, path, key=True), key, name=str(path[-1]), beside=str(move.beside[-1]), line=str(line)
    )


def _mistyped(details: list[Any], model: type[Model], languages: tuple[Language, ...]) -> set[Path]:
    """Return the paths of keys that are missing only because they were mistyped."""
    missing = {each["loc"] for each in details if each["type"] == "missing"}
    found: set[Path] = set()
    for each in details:
        if each["type"] == "extra_forbidden":
            *parent, name = each["loc"]
            found |= {
                (*parent, near) for near in _nearest(str(name), names_at(model, tuple(parent), languages))
            } & missing
    return found


def _short(details: list[Any]) -> set[Path]:
    """Return the paths of lists that are too short only because what stands in them is wrong."""
    outer = {each["loc"][:-1] for each in details if each["loc"] and isinstance(each["loc"][-1], int)}
    return {each["loc"] for each in details if each["type"] == "too_short"} & outer


def _is_language(name: str, path: Path, model: type[Model]) -> bool:
    """Return whether a key of a text is a language's tag."""
    return is_text(model_at(model, path[:-1])) and _TAG.fullmatch(name) is not None


def _nearest(given: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the one to three known words that are most like a given one; none when none is."""
    return tuple(get_close_matches(given, list(known), 3, 0.67 if len(given) > 3 else 0.5))


def _told(detail: Any, marks: Marks, model: type[Model], file: str, languages: tuple[Language, ...]) -> Problem:
    path: Path = tuple(part for part in detail["loc"] if part != "[key]")
    key = detail["type"] in ("extra_forbidden", "missing") or "[key]" in detail["loc"]
    message, values = _message(detail, path, model, languages)
    return error(place_of(file, marks, path, key=key), message, **values)


def _message(
    detail: Any, path: Path, model: type[Model], languages: tuple[Language, ...]
) -> tuple[str, dict[str, Value]]:
    """Return the key of the message for what pydantic found, and its values; none of pydantic's words is shown."""
    given, context = detail["input"], detail.get("ctx", {})
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    named: dict[str, Value] = {"name": name}
    match detail["type"]:
        case "extra_forbidden":
            known = tuple(names_at(model, path[:-1], languages))
            if _is_language(name, path, model) and not _nearest(name, known):
                return "shape.other-language", named
            some = tuple(get_close_matches(name, known, 3, 0.0))
            return "shape.unknown", named | {"near": _nearest(name, known), "some": some}
        case "missing" if _is_language(name, path, model):
            return "shape.missing-language", named | {"known": languages}
        case "missing":
            return "shape.missing", named | {"help": help_at(model, path)}
        case "literal_error":
            allowed = tuple(context["expected"].replace("'", "").replace(" or ", ", ").split(", "))
            values: dict[str, Value] = {"given": _shown(given), "near": _near(str(given), allowed), "allowed": allowed}
            return "shape.choice", named | values
        case "string_type":
            return _text_message(given), named | {"sort": _sort(given)}
        case "string_too_short":
            return "shape.empty", named
        case "string_too_long" if is_free(model, path):
            return "shape.length", named | {"n": len(given), "most": context["max_length"]}
        case "string_too_long":
            return "shape.id-length", {"given": _shown(given), "most": context["max_length"]}
        case "string_pattern_mismatch":
            return _pattern(context["pattern"]), named | {"given": _shown(given)}
        case "model_type" | "mapping_type" | "dict_type" | "model_attributes_type":
            wanted = tuple(names_at(model, path, languages))
            glued = isinstance(given, str) and re.match(r"\w+:\S", given)
            plain = "shape.glued" if glued else "shape.keys"
            message = "shape.keys-file" if not path else plain if wanted else "shape.keys-any"
            return message, named | {"wanted": wanted, "sort": _sort(given)}
        case "tuple_type":
            return "shape.list", named | {"sort": _sort(given)}
        case "too_short":
            return "shape.few", named | {"least": context["min_length"]}
        case "value_error":
            return getattr(context["error"], "key", "shape.day"), named | {
                "given": _shown(given),
                "near": _date_like(str(given)),
            }
        case _:
            return _number_message(detail["type"], named, given, context)


def _number_message(kind: str, named: dict[str, Value], given: object, context: Any) -> tuple[str, dict[str, Value]]:
    match kind:
        case (
            "int_type"
            | "float_type"
            | "decimal_type"
            | "int_parsing"
            | "float_parsing"
            | "decimal_parsing"
            | "assertion_error"
        ):
            if isinstance(given, str):
                return "shape.no-number", named | {"given": _shown(given)}
            return "shape.number", named | {"sort": _sort(given)}
        case "decimal_max_digits" | "decimal_max_places" | "decimal_whole_digits":
            return "shape.digits", named
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
    "{file": "shape.pattern",
    "^assets/": "shape.asset",
    "^#": "shape.colour",
    "http": "shape.address",
    "^[A-Z]{2}$": "shape.country",
    "A-Za-z": "shape.language",
    "[A-Z][a-z]": "shape.language",
    "\\w./-": "shape.branch",
    "0-9a-f": "shape.fingerprint",
    "#": "shape.reference",
}
"""The message for each pattern of the model, by signs that stand in it; every other one is an id's."""


def _pattern(pattern: str) -> str:
    return next((key for sign, key in _PATTERNS.items() if sign in pattern), "shape.id")


def _date_like(given: str) -> str:
    """Return the EDTF date that was meant, where only its writing is odd (`2031-5`, `05/2031`, a time behind it)."""
    words = _SPACED.sub(r"\1", unicodedata.normalize("NFKC", given)).strip()
    found = _YEAR_FIRST.match(words) or _YEAR_LAST.fullmatch(words)
    if not found:
        return ""
    parts = found.groupdict()
    meant = "-".join(each.zfill(2) for each in (parts["year"], parts["month"], parts.get("day")) if each)
    try:
        span_of(meant)
    except ValueError:
        return ""
    return meant


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
