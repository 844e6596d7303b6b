"""The numbers that a text says, in digits or words, in Spanish or English notation."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

_NUMBER = re.compile(r"(?<![\w.,])[$€£]?\s?(\d+(?:[.,  ]\d+)*)\s?([a-zñáéíóú]+(?: millones)?)?", re.IGNORECASE)
_TIMES = {
    "mil": 3,
    "thousand": 3,
    "k": 3,
    "millón": 6,
    "millon": 6,
    "millones": 6,
    "million": 6,
    "millions": 6,
    "mn": 6,
    "m": 6,
    "mil millones": 9,
    "billion": 9,
    "billions": 9,
    "bn": 9,
    "billón": 12,
    "billones": 12,
    "trillion": 12,
    "tn": 12,
}
_GROUPED = re.compile(r"\d{1,3}(?:([.,  ])\d{3})(?:\1\d{3})*\Z")


def numbers_in(text: str, language: str) -> set[Decimal]:
    """Return every number that `text` can be read to say.

    `language` is `es` or `en`: its own sign groups thousands (27.000, 27,000); the other's may also be decimal.
    """
    found = set(_digits(text, language))
    return found | set(_digits(_words_as_digits(text, language), language))


def _digits(text: str, language: str) -> Iterator[Decimal]:
    own = "," if language == "en" else "."
    for match in _NUMBER.finditer(text):
        power = _power((match[2] or "").lower())
        for value in _readings(match[1], own):
            yield value
            if power:
                yield value.scaleb(power)


def _power(words: str) -> int:
    return _TIMES.get(words) or _TIMES.get(words.split(" ")[0] if words else "", 0)


def _readings(digits: str, own: str) -> Iterator[Decimal]:
    if digits.isdigit():
        yield Decimal(digits)
        return
    if grouped := _GROUPED.match(digits):
        yield Decimal(re.sub(r"\D", "", digits))
        if grouped[1] != "," if own == "." else grouped[1] != ".":
            return
    whole, sign, fraction = max(digits.rpartition("."), digits.rpartition(","), key=lambda part: len(part[0]))
    if sign and fraction.isdigit():
        yield Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{fraction}")


@lru_cache(maxsize=4096)
def _words_as_digits(text: str, language: str) -> str:
    from text_to_num import alpha2digit

    return alpha2digit(text, language) if language in ("es", "en") else text
