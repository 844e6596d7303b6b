"""Signs that nobody sees are told with their name and place; what a language needs passes."""

import sys
import unicodedata

import pytest

from briefpress.model import Actor, Term, cleaned, name_of, unseen
from briefpress.reading import read

ACTOR = "name: {{en: A, es: B}}\ntype: state\nspellings: [{}]\n"


def told(text: str, model: type = Actor) -> list[str]:
    return [str(problem) for problem in read(text.encode("utf-8", "surrogatepass"), "x.yml", model, ("en", "es"))[1]]


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x00", "U+0000 (null)"),
        ("\x07", "U+0007 (bell)"),
        ("\x0b", "U+000B (vertical tab)"),
        ("\x1b", "U+001B (escape)"),
        ("\x85", "U+0085 (control sign)"),
        ("\xad", "U+00AD (soft hyphen)"),
        ("\u034f", "U+034F (combining grapheme joiner)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\u200c", "U+200C (zero width non-joiner)"),
        ("\u200f", "U+200F (right-to-left mark)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u2066", "U+2066 (left-to-right isolate)"),
        ("\u3164", "U+3164 (hangul filler)"),
        ("\ue000", "U+E000 (private use)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
        ("\ufffd", "U+FFFD (replacement character)"),
        ("\ufffe", "U+FFFE (not a character)"),
        ("\U000e0061", "U+E0061 (tag latin small letter a)"),
        ("\U0010ffff", "U+10FFFF (not a character)"),
    ],
)
def test_a_sign_that_nobody_sees_is_told_with_its_name_its_place_and_the_mended_line(sign: str, name: str) -> None:
    (problem,) = told(ACTOR.format(f"Tal{sign}via"))
    mended = "Tal via" if sign.isspace() else "Talvia"
    assert problem == (
        f"x.yml:3:16: error[yaml]: a sign that nobody sees: {name}; "
        f"delete it, so that the line reads `spellings: [{mended}]`"
    )


def test_several_of_them_in_a_line_are_one_problem_and_comments_count() -> None:
    assert told(ACTOR.format("A\u202eb\u202c") + "# \u200b\n") == [
        "x.yml:3:14: error[yaml]: a sign that nobody sees: U+202E (right-to-left override), "
        "U+202C (pop directional formatting); delete it, so that the line reads `spellings: [Ab]`",
        "x.yml:4:3: error[yaml]: a sign that nobody sees: U+200B (zero width space); "
        "delete it, so that the line reads `#`",
    ]


def test_one_written_as_an_escape_is_told_too() -> None:
    assert told(ACTOR.format('"Tal\\x0Bvia"')) == [
        "x.yml:3:17: error[yaml]: a sign that nobody sees, written as `\\x0B`: U+000B (vertical tab); "
        'write `- "Tal via"`'
    ]
    assert "written as `\\u200B`: U+200B (zero width space)" in told(ACTOR.format('"Tal\\u200Bvia"'))[0]
    assert told(ACTOR.format('"\\u0645\\u06CC\\u200C\\u062E"')) == []


@pytest.mark.parametrize(
    "words",
    [
        "می‌خواهم",
        "क्‍ष",
        "ශ්‍රී",
        "كتاب‏ A",
        "ភាសា​ខ្មែរ",
        "ᠮᠣᠩᠭᠣᠯ᠋",
        "葛󠄀",
        "👩‍🔧 ❤️",
        "Ñandú – «más», 5 000 €",
        "塔尔维亚",
        "זְרוֹעַ",
        "۶۵٪ ؀",
    ],
)
def test_what_a_language_needs_passes(words: str) -> None:
    assert told(ACTOR.format(words)) == []
    assert cleaned(words) == words


def test_a_name_or_a_text_is_one_line() -> None:
    assert told("name:\n  en: |\n    The\n    dockers\n  es: B\ntype: group\n") == [
        'x.yml:2:7: error[yaml]: the text is more than one line; write `en: "The dockers"`'
    ]
    assert told("term:\n  en: >-\n    One.\n\n    Two.\n  es: b\nmeans: {en: a, es: b}\n", Term)[0].endswith(
        'the text is more than one line; write `en: "One. Two."`'
    )


def test_the_list_has_every_sign_that_unicode_calls_control_format_or_private() -> None:
    seen = "\t\n\r\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    missing = [
        name_of(sign)
        for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
        and sign not in seen
        and not 0x13430 <= ord(sign) <= 0x1345F  # how hieroglyphs are put together
        and not list(unseen(f"a{sign}"))
    ]
    assert missing == []
