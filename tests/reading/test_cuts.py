"""Nothing of a text is lost on its way through YAML without a word, and the mended line is shown."""

import pytest

from briefpress.model import Actor, Briefing, Term
from briefpress.reading import read
from tests.conftest import SMALL

REST = "means: {en: a, es: b}\n"


def told(text: str, model: type = Term) -> list[str]:
    return [str(problem) for problem in read(text.encode(), "x.yml", model, ("en", "es"))[1]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "term:\n  en: The first #1 partner, they say\n  es: b\n",
            "x.yml:2:17: error[yaml]: a number sign cuts the text: “#1 partner, they say” is lost; "
            'write `en: "The first #1 partner, they say"`',
        ),
        (
            "term:\n  en: The first\n    and #1 partner\n    of all\n  es: b\n",
            'x.yml:3:9: error[yaml]: a number sign cuts the text: “#1 partner” is lost; write `en: "The first and '
            '#1 partner"`',
        ),
        (
            "term:\n  en: The first\n    #1 partner\n  es: b\n",
            "x.yml:3:5: error[yaml]: a number sign cuts the text: “#1 partner” is lost; "
            'write `en: "The first #1 partner"`',
        ),
        (
            "term:\n  en: #1 partner\n  es: b\n",
            'x.yml:2:7: error[yaml]: a number sign cuts the text: “#1 partner” is lost; write `en: "#1 partner"`',
        ),
        (
            "term: {en: The first #1 partner, es: b}\n",
            "x.yml:1:22: error[yaml]: a number sign cuts the text: “#1 partner” is lost; "
            'write `en: "The first #1 partner"`',
        ),
        (
            'term:\n  en: The "first" #1\n  es: b\n',
            "x.yml:2:19: error[yaml]: a number sign cuts the text: “#1” is lost; write `en: 'The \"first\" #1'`",
        ),
        (
            "term:\n  en: >-\n      The first\n    #1 partner\n  es: b\n",
            "x.yml:4:5: error[yaml]: a number sign cuts the text: “#1 partner” is lost; "
            'write `en: "The first #1 partner"`',
        ),
        (
            "term: {en: Soon, as key partner, es: b}\n",
            "x.yml:1:18: error[yaml]: within braces a comma ends the text: “as key partner” is torn off; "
            'write `en: "Soon, as key partner"`',
        ),
        (
            "term: {en: Soon, Russia, as follows: now, es: b}\n",
            "x.yml:1:18: error[yaml]: within braces a comma ends the text: “Russia, as follows: now” is torn off; "
            'write `en: "Soon, Russia, as follows: now"`',
        ),
        (
            "term: {en: It was 1,5 billion, es: b}\n",
            "x.yml:1:21: error[yaml]: within braces a comma ends the text: “5 billion” is torn off; "
            'write `en: "It was 1,5 billion"`',
        ),
        (
            "term: {en: a, es:b}\n",
            'x.yml:1:15: error[yaml]: a colon needs a space behind it; write `es: "b"`',
        ),
        (
            'term: {en: "C:\\new\\texts", es: b}\n',
            "x.yml:1:15: error[yaml]: in double quotation marks `\\n` becomes a line end; write `en: 'C:\\new\\texts'`",
        ),
        (
            'term: {en: "Two\\tparts", es: b}\n',
            "x.yml:1:16: error[yaml]: in double quotation marks `\\t` becomes a tab; write `en: 'Two\\tparts'`",
        ),
    ],
)
def test_a_text_that_yaml_cuts_or_bends_is_told_with_the_mended_line(text: str, message: str) -> None:
    assert told(text + REST) == [message]


def test_a_line_that_becomes_part_of_the_text_above_it_is_told() -> None:
    rest = "name: {en: A, es: B}\ntype: state\n"
    assert told(f"{rest}spellings:\n  - Talvia\n   - Tal\n", Actor) == [
        "x.yml:5:4: error[yaml]: “- Tal” has become part of the text above it; set it as far to the left as the lines "
        "it belongs with; if it is part of the text, put quotes around all"
    ]
    assert "“es:Baz” has become part of the text above it" in told("term:\n  en: Foo\n    es:Baz\n" + REST)[0]


@pytest.mark.parametrize(
    "text",
    [
        "# yaml-language-server: x\nterm:\n  # about it\n  en: a\n  # and\n  es: 'b' # said\n# end\n",
        'term: {en: "The #1, they say", es: "b"} # both\n',
        'term: {en: "A C#1 he calls “\\"so\\"” \\\\ \\u00e9", es: \'b\'}\n',
        "term:\n  en: >-\n    The\n    #1 partner\n  es: b#1\n",
        "term:\n  en: See\n    https://example.org/a\n  es: b\n",
        "term: {en: a, es: b}\nactor: mara # the one\nclaims: [a#b] # more\n",
    ],
)
def test_what_yaml_keeps_is_left_alone(text: str) -> None:
    assert told(text + REST) == []


def test_a_comment_behind_an_id_a_kind_or_a_number_is_a_comment() -> None:
    text = (SMALL / "briefings/documents/harbour.yml").read_text("utf-8")
    text = text.replace("kind: plan", "kind: plan # ahead").replace("amount: 27e9", "amount: 27e9 # crowns")
    assert told(text.replace("when: 2031-06", "when: 2031-06   # EDTF"), Briefing) == []
