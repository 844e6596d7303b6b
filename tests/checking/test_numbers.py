"""Numbers and sentences, as passages and summaries have them."""

from decimal import Decimal

import pytest

from generator.checking.numbers import numbers_in
from generator.model import sentences


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


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    text = "EE. UU. lo dijo [a]. ¿Y la U.S. Army? «Sí», dijo Dr. Brand [b]."
    assert sentences(text) == ["EE. UU. lo dijo [a].", "¿Y la U.S. Army?", "«Sí», dijo Dr. Brand [b]."]
