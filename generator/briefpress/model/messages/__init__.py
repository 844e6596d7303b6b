"""Keys and values in, a problem's sentences out, in each language; the words stand in `<language>.toml`.

A message is a table there, named as its key (`passages.twice`): `says` tells what is wrong, `hint` what to do. Blanks
are filled with the problem's values: `{name}`. A hint may be a list: the first whose blanks all have a value is taken.
Behind a colon stands how a value is written:

    {n}               a number with its thousands grouped; several values as an enumeration
    {n:# word/# words}  one or many, with the number in place of #
    {amount:number}   a decimal number as the language writes it
    {names:code}      values in backticks, as an enumeration
    {names:or}        values in backticks, as those from which to choose
    {names:keys}      values in backticks and with a colon, as keys of YAML
    {field:help}      the help text of a field (`Source.title`)
    {what:sorts}      the phrase of that name in the table `words.sorts`
"""

import string
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from briefpress.model.text import Language, Model, primary_of

LANGUAGES = ("en", "es")
"""The languages in which the checks and the manual speak; those of a library's pages are its own."""

Value = str | int | tuple[str, ...]
"""What fills a blank."""

_FOLDER = Path(__file__).parent
_BLANKS = string.Formatter()
_FEWEST_GROUPED = {"en": 1_000, "es": 10_000}
"""From what number on a language groups thousands (CLDR)."""


@cache
def messages(language: Language) -> dict[str, Any]:
    """Return the words of a language as its file has them: rule, message, `says` and `hint`."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


@cache
def field_helps() -> dict[str, str]:
    """Return the Spanish help text of every model and field, by `Model` and `Model.field`."""
    return tomllib.loads((_FOLDER / "fields.es.toml").read_text("utf-8"))


def spoken(language: Language) -> Language:
    """Return a language if the checks speak it, or the one of which it is a variety; else English."""
    base = primary_of(language)
    return base if base in LANGUAGES else LANGUAGES[0]


def say(key: str, part: str, language: Language, values: Mapping[str, Value]) -> str:
    """Return what a message `says`, or its `hint`, in a language.

    Raises KeyError when there is no such message, or a value is lacking.
    """
    rule, _, name = key.partition(".")
    language = spoken(language)
    words: str | list[str] = messages(language)[rule][name][part]
    if isinstance(words, str):
        return _filled(words, language, values)
    fitting = (each for each in words if all(values.get(blank) for blank in blanks(each)))
    return _filled(next(fitting, words[-1]), language, values)


def phrase(table: str, name: str, language: Language, /, **values: Value) -> str:
    """Return a phrase of the table `words.<table>` in a language, with its blanks filled."""
    language = spoken(language)
    return _filled(_phrase(table, name, language), language, values)


def blanks(words: str) -> set[str]:
    """Return the names of a phrase's blanks."""
    return {name for _, name, _, _ in _BLANKS.parse(words) if name}


def _filled(words: str, language: Language, values: Mapping[str, Value]) -> str:
    return "".join(
        lead + (_written(values[name], spec or "", language) if name else "")
        for lead, name, spec, _ in _BLANKS.parse(words)
    )


def _written(value: Value, spec: str, language: Language) -> str:
    if "/" in spec:
        one, many = spec.split("/")
        return (one if value == 1 else many).replace("#", _number(value, language))
    several = (value,) if isinstance(value, str | int) else value
    match spec:
        case "":
            return ", ".join(_number(each, language) for each in several)
        case "number":
            return _number(Decimal(str(value)), language)
        case "code":
            return ", ".join(f"`{each}`" for each in several)
        case "or":
            return _enumerated([f"`{each}`" for each in several], messages(language)["words"]["or"])
        case "keys":
            return _enumerated([f"`{each}:`" for each in several], messages(language)["words"]["and"])
        case "help":
            return _help(str(value), language)
        case _:
            return _phrase(spec, str(value), language)


def _phrase(table: str, name: str, language: Language) -> str:
    phrases = messages(language)["words"][table]
    return str(phrases[name] if name in phrases else phrases["other"])


def _enumerated(words: Sequence[str], link: str) -> str:
    *most, last = words
    return f"{', '.join(most)}{link}{last}" if most else last


def _number(value: object, language: Language) -> str:
    if not isinstance(value, int | Decimal):
        return str(value)
    value = Decimal(value)
    written = f"{value:,f}" if abs(value) >= _FEWEST_GROUPED[language] else f"{value:f}"
    return written if language == "en" else written.translate(str.maketrans(",.", ".,"))


def _help(name: str, language: Language) -> str:
    """Return a field's help as part of a sentence."""
    if language == "en":
        model, _, field = name.partition(".")
        models = {each.__name__: each for each in Model.__subclasses__()}
        words = models[model].model_fields[field].description or ""
    else:
        words = field_helps()[name]
    return f"{words[0].lower()}{words[1:].rstrip('.')}"
