"""Markdown that shows exactly the text; words in both languages."""

import random
import re
import tomllib
from decimal import Decimal
from html import unescape
from pathlib import Path

import markdown
import pytest
from babel import Locale

from briefpress import rendering
from briefpress.model import Figure, Text
from briefpress.rendering.desk.markdown import escape
from briefpress.rendering.desk.phrases import faults
from briefpress.rendering.desk.words import words

PHRASES = Path(rendering.__file__).parent / "phrases"
LANGUAGES = sorted(path.stem for path in PHRASES.glob("*.toml"))
SCRIPTS = PHRASES.parents[1] / "pressing/theme/assets/search"
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "toc"]
NASTY = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "`code` *bold* _under_ **two** ~~gone~~",
    "{: #id .class onclick=x }",
    "a | b | c",
    "&lt; &amp; &#60; AT&T",
    "# no heading",
    "1. no list",
    "- no list",
    "+ no list",
    "> no quotation",
    ": no definition",
    "!!! warning",
    "back\\slash \\* end\\",
    "a_b_c a*b*c ^x^ ==y== $z$",
    "http://example.org/?a=1&b=2",
    "«comillas» “quotes” ‘single’ … — ñ Ñ ü",
    "[1]: http://evil.example",
    "*[HTML]: x",
    "two\nlines\n\n# and more",
]


def shown(line: str) -> str:
    html = markdown.markdown(line, extensions=EXTENSIONS)
    assert re.fullmatch(r"<p>.*</p>", html, re.DOTALL), html
    assert "<" not in html[3:-4], html
    return unescape(html[3:-4])


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_shown_as_it_is_and_nothing_else(text: str) -> None:
    assert shown(escape(text)) == " ".join(text.split())


def test_no_mixture_of_signs_means_anything() -> None:
    rng = random.Random(11)
    for _ in range(500):
        text = "".join(rng.choices("ab *_`[](){}<>&|\\#!-+.1:~^$=\"'\n", k=rng.randint(1, 24)))
        if text.strip():
            assert shown(escape(text)) == " ".join(text.split())


def test_a_cell_of_a_table_holds_any_text() -> None:
    for text in NASTY:
        html = markdown.markdown(f"| a | b |\n| --- | --- |\n| {escape(text)} | x |", extensions=EXTENSIONS)
        cells = re.findall(r"<td>(.*?)</td>", html)
        assert unescape(cells[0]) == " ".join(text.split())
        assert cells[1] == "x"


@pytest.mark.parametrize(
    ("edtf", "english", "spanish"),
    [
        ("2031", "2031", "2031"),
        ("2031-05", "May 2031", "mayo de 2031"),
        ("2031-05-04", "4 May 2031", "4 de mayo de 2031"),
        ("2031-05~", "about May 2031", "hacia mayo de 2031"),
        ("2031?", "perhaps 2031", "quizá 2031"),
        ("2031-05/2031-07", "May 2031 – July 2031", "mayo de 2031 – julio de 2031"),
        ("2031-11-04", "4 November 2031", "4 de noviembre de 2031"),
        ("2031-11-04~", "about 4 November 2031", "hacia el 4 de noviembre de 2031"),
        ("2031-22", "summer 2031", "verano de 2031"),
        ("2031-05-04/..", "from 4 May 2031", "desde el 4 de mayo de 2031"),
        ("../2032", "up to 2032", "hasta 2032"),
        ("unknown", "unknown", "desconocido"),
    ],
)
def test_dates_are_written_as_each_language_writes_them(edtf: str, english: str, spanish: str) -> None:
    assert (words("en").date(edtf), words("es").date(edtf)) == (english, spanish)


@pytest.mark.parametrize(
    ("amount", "unit", "qualifier", "english", "spanish"),
    [
        ("27e9", "USD", "exact", "27 billion US dollars", "27 mil millones de dólares estadounidenses"),
        ("80", "percent", "exact", "80%", "80\xa0%"),
        ("20000", None, "more-than", "more than 20,000", "más de 20.000"),
        ("10", "duration-day", "exact", "10 days", "10 días"),
        ("5000", "length-mile", "almost", "almost 5,000 miles", "casi 5.000 millas"),
        ("106", None, "exact", "106", "106"),
    ],
)
def test_figures_are_written_as_each_language_writes_them(
    amount: str, unit: str | None, qualifier: str, english: str, spanish: str
) -> None:
    measured = Text(en="x", es="x")
    figure = Figure.model_validate(
        {"amount": Decimal(amount), "unit": unit, "qualifier": qualifier, "measures": measured}
    )
    assert (words("en").figure(figure), words("es").figure(figure)) == (english, spanish)


def _leaves(phrases: dict[str, object], lead: str = "") -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in phrases.items():
        if isinstance(value, dict):
            found |= _leaves(value, f"{lead}{key}.")
        else:
            found[lead + key] = set(re.findall(r"{(\w+)}", str(value)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_the_phrases_of_any_language(language: str) -> None:
    assert list(faults((PHRASES / f"{language}.toml").read_text("utf-8"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_phrases_with_the_same_blanks(language: str) -> None:
    english, other = (
        _leaves(tomllib.loads((PHRASES / f"{each}.toml").read_text("utf-8"))) for each in ("en", language)
    )
    plurals = {key.removesuffix(".one") for key in english if key.endswith(".one") and f"{key[:-4]}.other" in english}
    needed = {Locale(language).plural_form(number) for number in range(200)} | {"other"}
    forms = {f"{each}.{form}" for each in plurals for form in needed}
    wanted = {key for key in english if not key.endswith((".one", ".other")) or key.rpartition(".")[0] not in plurals}
    assert other.keys() == wanted | forms
    assert {key: other[key] for key in wanted} == {key: english[key] for key in wanted}
    for form in forms:  # the number may be a word
        assert other[form] | {"n"} == english[f"{form.rpartition('.')[0]}.other"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_with_phrases_has_words_for_new_libraries_and_a_name_in_the_manual(language: str) -> None:
    said = tomllib.loads((PHRASES.parents[1] / "drafting/library/words.toml").read_text("utf-8"))
    assert said.get(language, {}).keys() == said["en"].keys()
    for spoken in ("en", "es"):
        manual = (PHRASES.parents[1] / f"pages/{spoken}/manual/library.md").read_text("utf-8")
        [listed] = re.findall(r"(?m)^- (?:The site's own words|Las palabras propias del sitio) (.*?)\.", manual)
        assert Locale(language).get_display_name(spoken) in listed


def test_every_phrase_is_used() -> None:
    house = PHRASES.parents[1]
    code = "".join(path.read_text("utf-8") for kind in ("*.py", "*.jinja") for path in house.rglob(kind))
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS.parent.rglob("*.js"))
    by_value = (
        r"kind|genre|rights|types?|relation|reliability|credibility|confidence|status|qualifier|date|number"
        r"|search-kind|search-results|search-pages|change|change-kind|change-field|copy|foot|menu|missing|look"
    )
    phrases = _leaves(tomllib.loads((PHRASES / "en.toml").read_text("utf-8")))
    unused = [
        key
        for key in phrases
        if not re.match(rf"(?:{by_value})\.", key)
        and f'"{key.removesuffix(".one").removesuffix(".other")}"' not in code
        and f"'{key}'" not in code
        and not (key.startswith(("search.", "keep.", "correct-said.")) and f'"{key.partition(".")[2]}"' in scripts)
    ]
    assert unused == []
