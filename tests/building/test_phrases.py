"""A library's own phrases: in a language that the program has not, or worded otherwise in one that it has."""

import re

import pytest

from briefpress.building.house import house_at
from briefpress.building.phrasing import new_phrases_told
from tests.building.test_languages import translate
from tests.conftest import Library, told

PHRASES = "briefings/phrases"
ODD = (
    *("'a\" onfocus=\"b'", "'[a](b)'", "'a|b'", "'a`b'", "'a*b*'", r"'a\b'", "''", "' '"),
    *(r'"a\u202eb"', r'"a\u200bb"', r'"a\u2028b"', r'"a\nb"'),
)
"""What is no phrase, as TOML."""


def test_a_language_is_added_by_a_file_of_phrases(small: Library) -> None:
    translate(small, {"en": "en", "kk": "es"})
    (before,) = told(small.check())
    assert "such as `unknown`, `not-graded`, `edit`; `briefings new phrases kk` begins a file for them" in before
    assert _begin(small, "kk") == 0
    assert told(small.check()) == [before]
    small.change(f"{PHRASES}/kk.toml", '[kind]\n# report = "Report"', '[kind]\nreport = "Хабарлама"')
    (after,) = told(small.build())
    assert _number(before) - _number(after) == 1
    assert "Хабарлама" in small.read("docs/kk/documents/harbour.md")
    assert "Хабарлама" not in small.read("docs/en/documents/harbour.md")


def _begin(library: Library, language: str) -> int:
    _, code = new_phrases_told(house_at(library.root), language, "en")
    return code


def _number(line: str) -> int:
    return int(line.partition("warning[phrases]: ")[2].split()[0].replace(",", ""))


def test_every_phrase_is_one_once_its_line_is_no_comment_any_more(small: Library) -> None:
    translate(small, {"en": "en", "kk": "es"})
    assert _begin(small, "kk") == 0
    small.write(f"{PHRASES}/kk.toml", re.sub(r"(?m)^# ", "", small.read(f"{PHRASES}/kk.toml")))
    assert told(small.check()) == []


def test_a_library_words_a_phrase_of_a_known_language_otherwise(small: Library) -> None:
    small.build()
    small.write(f"{PHRASES}/en.toml", '[kind]\nreport = "Told as fact"\n')
    assert small.build().told["text"].startswith("0 errors, 0 warnings.")
    assert "Told as fact" in small.read("docs/en/documents/harbour.md")
    small.path(f"{PHRASES}/en.toml").unlink()
    assert small.build().exit == 0
    assert "Told as fact" not in small.read("docs/en/documents/harbour.md")


def test_a_file_of_phrases_is_not_written_over(small: Library) -> None:
    small.write(f"{PHRASES}/es.toml", "")
    assert _begin(small, "es") == 1
    assert small.read(f"{PHRASES}/es.toml") == ""
    assert _begin(small, "../es") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind = \n", "1:8: error[phrases]: this file of phrases is no TOML: Invalid value"),
        ('[kind]\n\nreprt = "x"', "3:1: warning[phrases]: there is no phrase `kind.reprt` on the pages; did you mean"),
        ('[chip]\nx = "x"', "2:1: warning[phrases]: there is no phrase `chip.x` on the pages"),
        ("[kind]\nreport = 3", "2:1: error[phrases]: the phrase `kind.report` is no text"),
        (
            'kind.report = "<b>x</b>"',
            "1:1: error[phrases]: the phrase `kind.report` is empty, or has signs that are no words",
        ),
        *[(f"kind.report = {each}", "1:1: error[phrases]: the phrase `kind.report` is empty, or has") for each in ODD],
        (f"{'a.' * 3000}a = 1", "1:1: warning[phrases]: there is no phrase `a.a"),
        (f"a = {'1' * 5000}", "1:1: error[phrases]: this file of phrases is no TOML"),
        (f"a = {'[' * 5000}", "1:1: error[phrases]: this file of phrases is no TOML"),
        ('chip = "{document} {m}"', "1:1: error[phrases]: the phrase `chip` has a blank that nothing fills"),
        ('chip = "{document} {"', "1:1: error[phrases]: the phrase `chip` has a blank that nothing fills"),
        ('chip = "{{document}}"', "1:1: error[phrases]: the phrase `chip` has a blank that nothing fills"),
        ('chip = "{n!r}"', "1:1: error[phrases]: the phrase `chip` has a blank that nothing fills"),
        ('chip = "{n.real}"', "1:1: error[phrases]: the phrase `chip` has a blank that nothing fills"),
        ('[kind]\nreport = "a\N{ZERO WIDTH SPACE}b"', "2:12: error[yaml]: "),
    ],
)
def test_what_is_wrong_in_a_file_of_phrases_is_told(small: Library, text: str, expected: str) -> None:
    small.write(f"{PHRASES}/en.toml", text)
    assert told(small.check())[0].startswith(f"{PHRASES}/en.toml:{expected}")


def test_forms_of_the_plural_are_phrases(small: Library) -> None:
    small.write(f"{PHRASES}/en.toml", '[claims]\nfew = "{n} few claims"\nother = "{n} pieces"\n')
    assert small.build().exit == 0
    assert " pieces" in small.read("docs/en/documents/harbour.md")
    assert "1 claim" not in "".join(text for path, text in small.pages().items() if path.startswith("en/actors/"))


def test_phrases_in_a_language_that_the_site_has_not_are_told(small: Library) -> None:
    small.write(f"{PHRASES}/de.toml", "")
    (line,) = told(small.check())
    assert line.startswith(f"{PHRASES}/de.toml:1:1: warning[phrases]: this file has phrases in `de`")
