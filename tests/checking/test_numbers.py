"""Numbers and sentences, as passages and summaries have them."""

import json
from decimal import Decimal

import pytest

from briefpress.checking.dates import not_printed
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
        ("kostet 3 Milliarden Euro", "de", "3e9"),
        ("2,5 Mio. Euro", "de", "2.5e6"),
        ("3 Billionen", "de", "3e12"),
        ("200 mille", "fr", "200e3"),
        ("3 milliards d'euros", "fr-CH", "3e9"),
        ("5 milhões", "pt", "5e6"),
        ("3 млрд рублей", "ru", "3e9"),
        ("200 ألف يورو", "ar", "200e3"),
        ("3万人が", "ja", "3e4"),
        ("5만명", "ko", "5e4"),
        ("3 ล้านบาท", "th", "3e6"),
        ("5 करोड़ रुपये", "hi", "5e7"),
        ("3萬人", "zh-Hant", "3e4"),
    ],
)
def test_numbers_are_read_in_other_languages_and_digits(words: str, language: str, number: str) -> None:
    assert Decimal(number) in numbers_in(words, language)


def test_a_letter_that_may_be_a_unit_multiplies_nothing() -> None:
    assert numbers_in("3 T", "en") == {Decimal(3)}


@pytest.mark.parametrize(
    ("passage", "language", "when"),
    [
        ("en service en mars 2034", "fr", "2034-03"),
        ("am 2. März 2033", "de", "2033-03-02"),
        ("10 июня 2033 года", "ru", "2033-06-10"),
        ("في 10 يونيو 2033", "ar", "2033-06-10"),
        ("١٠ حزيران ٢٠٣٣", "ar", "2033-06-10"),
        ("2033年6月10日", "ja", "2033-06-10"),
        ("2031年1月3日", "zh", "2031-01-03"),
        ("2031年11月3日", "zh", "2031-11-03"),
        ("2031年11月3日", "ja", "2031-11-03"),
        ("2031년 11월", "ko", "2031-11"),
        ("ngày 3 tháng 11 năm 2031", "vi", "2031-11-03"),
        ("el 3 de setiembre de 2033", "es", "2033-09-03"),
    ],
)
def test_a_date_is_read_as_the_language_prints_it(passage: str, language: str, when: str) -> None:
    assert not not_printed(when, passage, language)
    year, month, *_ = when.split("-")
    others = [f"{year}-{each:02}" for each in range(1, 13) if each != int(month)]
    assert [not_printed(each, passage, language) for each in others] == ["month"] * 11
    assert not_printed(f"1999-{month}", passage, language) == "year"


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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Первое [a]. Второе [b].", ["Первое [a].", "Второе [b]."]),
        ("قال المدير. وصلت السفينة؟ نعم", ["قال المدير.", "وصلت السفينة؟", "نعم"]),
        ("这是一[a]。那是二[b]！", ["这是一[a]。", "那是二[b]！"]),
        ("M. Belhadj a dit. « Nous partons. » Il rit.", ["M. Belhadj a dit.", "« Nous partons. » Il rit."]),
        ("Él vino. Ángel no.", ["Él vino.", "Ángel no."]),
        ("Президент В. В. Путин сказал [a]. В г. Москва.", ["Президент В. В. Путин сказал [a].", "В г. Москва."]),
        ("قال د. أحمد [a].", ["قال د. أحمد [a]."]),
        ("It is Putin's. No more.", ["It is Putin's.", "No more."]),
        ("Le livre d'A. Dupont [a].", ["Le livre d'A. Dupont [a]."]),
        ("É. Zola y Č. Novák [a].", ["É. Zola y Č. Novák [a]."]),
        ("It was approx. 3.5 per cent. it seems [a].", ["It was approx.", "3.5 per cent. it seems [a]."]),
    ],
)
def test_a_sentence_ends_in_every_script(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
