"""The numbers that a text says, in digits or words, as its language (CLDR), Spanish or English writes them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from functools import cache, lru_cache
from unicodedata import digit

from briefpress.model import look, primary_of

_NUMBER = re.compile(
    r"(?<![\w.,])[$€£]?\s?(\d+(?:[.,  ]\d+)*)\s?((?:[^\W\d_][\u0900-\u0dff\u0e31-\u0e4e]*)+(?: millones)?)?"
)
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
_UNSPACED = frozenset({"ja", "ko", "th", "zh"})
_MARKS = re.compile(r"[\u0900-\u0dff\u0e31-\u0e4e]")
"""Letters and vowel signs of scripts in which a word has both."""
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_GROUPED = re.compile(r"\d{1,3}(?:([.,  ])\d{3})(?:\1\d{3})*\Z")


READ = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
"""The languages whose numbers in words can be read."""


@lru_cache(maxsize=4096)
def numbers_in(text: str, language: str) -> frozenset[Decimal]:
    """Return every number that `text` can be read to say, in digits or in words.

    The `language`'s own sign groups thousands (27.000, 27,000); the other sign may also be decimal. Numbers in words
    are read in the languages `READ`.
    """
    texts = {text, _words_as_digits(text, primary_of(language))}
    return frozenset(value for each in texts for _, values in written_in(each, language) for value in values)


def written_in(text: str, language: str) -> Iterator[tuple[str, frozenset[Decimal]]]:
    """Yield each number that `text` has in digits, as it is written, with all that it can be read to say."""
    own = "," if primary_of(language) == "en" else "."
    for match in _NUMBER.finditer(plain(text)):
        power = _power((match[2] or "").lower(), language)
        values = set(_readings(match[1], own))
        yield match[1], frozenset(values | {value.scaleb(power) for value in values if power})


def plain(text: str) -> str:
    """Return a text as the eye reads it, with the digits of every script as ours."""
    return _FOREIGN_DIGIT.sub(lambda match: str(digit(match[0])), look(text))


def _power(words: str, language: str) -> int:
    """Return by how many zeros the words behind a number multiply it; scripts without spaces run on behind them."""
    times, first = _times(language), words.split(" ")[0]
    if primary_of(language) in _UNSPACED:
        first = next((each for each in times if words.startswith(each)), first)
    return times.get(words) or times.get(first, 0)


@cache
def _times(language: str) -> dict[str, int]:
    """Return the words of a language that multiply, longest first, with their zeros: those of CLDR and our own."""
    from babel import Locale, UnknownLocaleError

    found = dict(_TIMES)
    with suppress(UnknownLocaleError, ValueError):
        formats = Locale.parse(language, sep="-").compact_decimal_formats
        for patterns in (formats[width] for width in ("short", "long") if width in formats):
            for size, pattern in ((size, pattern) for each in patterns.values() for size, pattern in each.items()):
                word = re.sub(r"[0'.\s\u200e\u200f]", "", pattern.pattern.partition(";")[0]).lower()
                zeros = pattern.pattern.count("0")
                if word and not re.search(r"[\W\d_]", _MARKS.sub("", word)) and (len(word) > 1 or not word.isascii()):
                    found[word] = len(size) - zeros
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


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


def _words_as_digits(text: str, language: str) -> str:
    from text_to_num import alpha2digit

    return alpha2digit(text, language) if language in READ else text
