"""Numbers and sentences, as passages and summaries have them."""

import json
from decimal import Decimal

import pytest

from briefpress.checking.numbers import numbers_in
from briefpress.model import sentences
from tests.conftest import Library


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("récord de 27.000 millones de dólares", "27e9"),
        ("27 mil millones de dólares", "27e9"),
        ("$27bn", "27e9"),
        ("veintisiete mil millones", "27e9"),
        ("casi 5,000 millas", "5000"),
        ("80 por ciento", "80"),
        ("tres de ellos", "3"),
        ("cuatro individuos", "4"),
        ("1.234,5 toneladas", "1234.5"),
        ("1,5 millones", "1.5e6"),
    ],
)
def test_a_number_is_read_in_digits_or_words(words: str, number: str) -> None:
    assert Decimal(number) in numbers_in(words, "es")


@pytest.mark.parametrize(("words", "number"), [("27.000 millones", "27e6"), ("27.000", "27"), ("XIX", "19")])
def test_a_number_is_not_read_otherwise(words: str, number: str) -> None:
    assert Decimal(number) not in numbers_in(words, "es")


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("dreihundert Leute", "de", "300"),
        ("trois cents", "fr", "300"),
        ("٢٥٠ رجلاً", "ar", "250"),
        ("250 человек", "ru", "250"),
    ],
)
def test_numbers_are_read_in_other_languages_and_digits(words: str, language: str, number: str) -> None:
    assert Decimal(number) in numbers_in(words, language)


def test_a_figure_in_words_that_cannot_be_read_is_a_warning(small: Library) -> None:
    small.change("seeds/harbour.txt", "la exportación de 106 productos", "экспорт ста шести товаров")
    small.change("briefings/documents/harbour.yml", "la exportación de 106 productos", "экспорт ста шести товаров")
    small.change("briefings/documents/harbour.yml", "language: es\n  genre: wire", "language: ru\n  genre: wire")
    rules = {(each["severity"], each["says"]) for each in json.loads(small.check().told["json"])["problems"]}
    assert ("warning", "whether the passage says 106 cannot be checked: numbers in words are not read in `ru`") in rules
    assert ("error", "the passage does not say 106") not in rules
    assert ("warning", "nothing that this rests on says `106`") not in rules


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    text = "EE. UU. lo dijo [a]. ¿Y la U.S. Army? «Sí», dijo Dr. Brand [b]."
    assert sentences(text) == ["EE. UU. lo dijo [a].", "¿Y la U.S. Army?", "«Sí», dijo Dr. Brand [b]."]
