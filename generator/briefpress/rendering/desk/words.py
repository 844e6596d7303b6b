"""A language: its phrases, and how it writes dates, numbers and lists (CLDR, by Babel)."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal
from unicodedata import combining, normalize

from babel import Locale, UnknownLocaleError
from babel.dates import match_skeleton
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, format_percent, get_currency_name
from babel.units import format_unit

from briefpress.model import Figure, Language, primary_of, span_of
from briefpress.rendering.desk.phrases import phrases_of

_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]|2[1-4])(?:-(\d\d))?)?([~?%]?)\Z")
_UNSPECIFIED = re.compile(r"(?:(\d{3})X|(\d\d)XX|(\d{4}(?:-\d\d)?)-XX(?:-XX)?)([~?%]?)\Z")
_SKELETONS = ("y", "yMMMM")
_SEASONS = ("21", "22", "23", "24")
_DOUBTS = {"~": "about", "?": "perhaps", "%": "perhaps-about"}
_CURRENCIES = ("USD", "EUR", "RUB", "KZT", "CNY", "TRY", "GBP")
_CAPITALS = ("de",)
"""The languages that write every noun with a capital."""
_LARGE = Decimal(1_000_000)


class Words:
    """The words of one language."""

    def __init__(self, language: Language, own: str = "") -> None:
        """Take up a language, with a library's `own` phrases in it (TOML)."""
        self.language = language
        self._locale = _locale(language)
        skeletons = self._locale.datetime_skeletons
        self._patterns = [skeletons[match_skeleton(each, skeletons)] for each in _SKELETONS]
        self._patterns.append(self._locale.date_formats["long"])
        self._phrases = phrases_of(language, own)

    @property
    def direction(self) -> str:
        """Return in which direction the language is written: `ltr` or `rtl`."""
        return self._locale.text_direction

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the phrase at `key` (`kind.statement`), with its blanks filled.

        Raises KeyError when there is no such phrase.
        """
        phrase = self._phrases[key]
        return phrase.format(**values) if values else phrase

    def __contains__(self, key: str) -> bool:
        """Return whether there is a phrase at `key`."""
        return key in self._phrases

    def below(self, lead: str) -> dict[str, str]:
        """Return the phrases right below `lead`, by the rest of their keys."""
        keys = [key for key in self._phrases if key.startswith(f"{lead}.")]
        return {key[len(lead) + 1 :]: self._phrases[key] for key in keys if key.count(".") == lead.count(".") + 1}

    @lru_cache(maxsize=4096)  # noqa: B019
    def count(self, key: str, number: int) -> str:
        """Return the phrase of so many, with the number in: `key.one` or what CLDR calls the form, else `key.other`."""
        form = f"{key}.{self._locale.plural_form(number)}"
        return self(form if form in self else f"{key}.other", n=format_decimal(number, locale=self._locale))

    @lru_cache(maxsize=65536)  # noqa: B019 - a language lives as long as the program
    def date(self, edtf: str) -> str:
        """Return an EDTF date as a reader of the language writes it."""
        if edtf == "unknown":
            return self("unknown")
        first, slash, last = edtf.partition("/")
        if not slash:
            return self._day(first)
        if last == "..":
            return self("date.since", date=self._day(first), the=self._the(first))
        if first == "..":
            return self("date.until", date=self._day(last), the=self._the(last))
        return self("date.between", first=self._day(first), last=self._day(last))

    def month(self, number: int) -> str:
        """Return the short name of a month (1 to 12)."""
        return str(self._locale.months["format"]["abbreviated"][number])

    def _day(self, edtf: str) -> str:
        match = _DAY.match(edtf)
        if match is None:
            return self._unspecified(edtf)
        year, month, day, sign = match.groups()
        if month in _SEASONS:
            written = self(f"date.season-{month}", year=year)
        else:
            precision = (month is not None) + (day is not None)
            written = self._patterns[precision].apply(date(int(year), int(month or 1), int(day or 1)), self._locale)
        return self(f"date.{_DOUBTS[sign]}", date=written, the=self._the(edtf)) if sign else written

    def _unspecified(self, edtf: str) -> str:
        """Return a date of which some digits are not known; any other kind by its bounds."""
        match = _UNSPECIFIED.match(edtf)
        if match is None:
            return self._bounds(edtf)
        decade, century, known, sign = match.groups()
        if decade:
            written = self("date.decade", year=f"{decade}0")
        elif century:
            written = self("date.century", first=f"{century}00", last=f"{century}99")
        else:
            missing = "day" if "-" in known else "month-and-day" if edtf.count("X") > len("XX") else "month"
            written = self(f"date.unknown-{missing}", date=self._day(known))
        return self(f"date.{_DOUBTS[sign]}", date=written, the="") if sign else written

    def _bounds(self, edtf: str) -> str:
        span = span_of(edtf)
        first, last = (self._day(str(each or "..")) for each in (span.first, span.last))
        written = first if first == last else self("date.between", first=first, last=last)
        sign = next((sign for sign in "%~?" if sign in edtf), "")
        return (
            self(f"date.{_DOUBTS[sign]}", date=written, the=self("date.the-day") if first == last else "")
            if sign
            else written
        )

    def _the(self, edtf: str) -> str:
        """Return the article before a day, in languages that have one there."""
        return self("date.the-day") if edtf.count("-") == len(_SKELETONS) else ""

    def figure(self, figure: Figure) -> str:
        """Return a figure's number with its unit and its hedge."""
        number = self.number(figure.amount, figure.unit)
        return number if figure.qualifier == "exact" else self(f"qualifier.{figure.qualifier}", n=number)

    @lru_cache(maxsize=4096)  # noqa: B019
    def number(self, amount: Decimal, unit: str | None) -> str:
        """Return an amount with its unit."""
        if unit == "percent":
            return format_percent(amount / 100, locale=self._locale, decimal_quantization=False)
        if unit in _CURRENCIES:
            name = get_currency_name(unit, count=amount, locale=self._locale)
            join = "number.of" if amount >= _LARGE else "number.plain"
            return self(join, n=self._plain(amount), unit=name)
        if unit is not None:
            return format_unit(amount, unit, locale=self._locale)
        return self._plain(amount)

    def _plain(self, amount: Decimal) -> str:
        if amount >= _LARGE:
            is_long = "long" in self._locale.compact_decimal_formats
            width: Literal["long", "short"] = "long" if is_long else "short"
            return format_compact_decimal(amount, format_type=width, locale=self._locale, fraction_digits=2)
        return format_decimal(amount, locale=self._locale, decimal_quantization=False)

    def language_name(self, code: str) -> str:
        """Return the name of a language (BCP 47), or the code where it has none."""
        return str(self._locale.languages.get(code, code))

    def size(self, number: int) -> str:
        """Return so many bytes as megabytes, or kilobytes where they are few."""
        power, unit = (6, "megabyte") if number >= 10**5 else (3, "kilobyte")
        amount = round(Decimal(number).scaleb(-power), 1 if unit == "megabyte" else 0)
        return format_unit(amount, f"digital-{unit}", "short", locale=self._locale)

    def country_name(self, code: str) -> str:
        """Return the name of a country (ISO 3166-1 alpha-2); nothing where the language has none for it."""
        return str(self._locale.territories.get(code, ""))

    def within(self, phrase: str) -> str:
        """Return a phrase as it is written within a sentence."""
        return phrase if primary_of(self.language) in _CAPITALS else phrase[:1].lower() + phrase[1:]

    def listed(self, items: list[str]) -> str:
        """Return items as an enumeration: a, b and c."""
        return format_list(items, locale=self._locale)


def _locale(language: Language) -> Locale:
    """Return how CLDR says that a language is written; one that it does not know is written as English is."""
    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except UnknownLocaleError:
        return Locale.parse("en-GB", sep="-")


def sort_key(text: str) -> str:
    """Return a key that sorts names as readers look for them: accents and capitals do not count."""
    return "".join(each for each in normalize("NFKD", text).casefold() if not combining(each))


def own_phrases(language: Language, folder: Path | None) -> str:
    """Return the phrases (TOML) that a library has of its own in a language, or in that of which it is a variety."""
    files = [folder / f"{name}.toml" for name in (language, primary_of(language))] if folder else []
    return next((path.read_text("utf-8-sig", "replace") for path in files if path.is_file()), "")


def words(language: Language, folder: Path | None = None) -> Words:
    """Return the words of a language; `folder` is that of a library's own phrases, if any."""
    return _words(language, own_phrases(language, folder))


@lru_cache(maxsize=64)
def _words(language: Language, own: str) -> Words:
    return Words(language, own)
