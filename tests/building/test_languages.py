"""A library in whatever languages: the texts, the pages and the index are in those, and in no others."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from briefpress.building.house import BESIDE
from tests.conftest import Library, told
from tests.golden import HERE

LANGUAGES = ("fr", "ar", "es")
_LINES = re.compile(r"(?<=\.yml)#L\d+")


def _folders(library: Library) -> set[str]:
    """Return the languages of what a build wrote: pages, index, and what lies beside them."""
    paths = (path.removeprefix(f"{BESIDE}/").partition("/")[0] for path in library.written())
    return set(paths) - {"rows"}


def translate(library: Library, languages: Mapping[str, str]) -> None:
    """Write the small library anew in other languages; each takes the words of the one that it is given.

    Where two take the same, what the second says begins with its tag.
    """
    before = {new for new, old in languages.items() if old in list(languages.values())[: list(languages).index(new)]}

    def said(new: str, words: Any) -> Any:
        return f"{new}: {words}" if new in before and isinstance(words, str) else words

    def turned(value: Any) -> Any:
        match value:
            case {"en": _, "es": _, **rest} if not rest:
                return {new: said(new, value[old]) for new, old in languages.items()}
            case dict():
                return {key: turned(each) for key, each in value.items()}
            case list():
                return [turned(each) for each in value]
        return value

    for path in (library.root / "briefings").rglob("*.yml"):
        data = turned(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        if path.name == "library.yml":
            data["languages"] = list(languages)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), "utf-8")


def golden(language: str) -> dict[str, str]:
    pages = (HERE / language).rglob("*.md")
    return {str(path.relative_to(HERE)): _LINES.sub("", path.read_text("utf-8")) for path in pages}


def test_a_library_in_one_language_has_the_same_pages_in_it(small: Library) -> None:
    translate(small, {"en": "en"})
    assert small.build().told["text"].startswith("0 errors, 0 warnings.")
    pages = {path: _LINES.sub("", text) for path, text in small.pages().items()}
    asked = pages.pop("en/correct/index.md")
    assert 'id="correct-says-en"' in asked
    assert 'id="correct-says-es"' not in asked
    assert pages == {path: text for path, text in golden("en").items() if path != "en/correct/index.md"}


def test_languages_without_phrases_of_their_own_borrow_the_english_ones(small: Library) -> None:
    translate(small, {"it": "en", "fa": "es"})
    said = small.build()
    assert said.exit == 0
    lacking = re.findall(r"library\.yml:1:1: warning\[phrases\]: \d+ of .* in `([\w-]+)`", said.told["text"])
    assert lacking == ["fa", "it"]
    pages = {path.partition("/")[2] for path in small.pages()}
    assert _folders(small) == {"it", "fa"}
    assert pages == {path.partition("/")[2] for path in golden("en")}
    assert "Prime Minister Ilves visited" in small.read("docs/it/documents/harbour.md")
    assert "La primera ministra Ilves" in small.read("docs/fa/documents/harbour.md")


def test_three_languages_and_one_from_right_to_left_have_the_same_pages_and_index_each(small: Library) -> None:
    translate(small, dict.fromkeys(LANGUAGES, "es"))
    said = small.build()
    assert said.exit == 0
    assert "phrases are not there" not in said.told["text"]
    wanted = {path.partition("/")[2] for path in golden("en")}
    assert set(small.pages()) == {f"{each}/{path}" for each in LANGUAGES for path in wanted}
    indexes = {each: small.path(f"docs/.beside/{each}/search/manifest.js").read_text("utf-8") for each in LANGUAGES}
    assert len(set(indexes.values())) == len(LANGUAGES)
    assert _folders(small) == set(LANGUAGES)


def test_a_language_that_goes_takes_its_pages_and_its_index_along(small: Library) -> None:
    small.build()
    assert any(path.startswith(".beside/es/search/") for path in small.written())
    translate(small, {"en": "en"})
    assert small.build().exit == 0
    assert _folders(small) == {"en"}
    assert not small.path("docs/es").exists()


def test_a_text_must_be_in_each_language_of_the_library_and_in_no_other(small: Library) -> None:
    small.change("briefings/library.yml", "about:", "languages: [en, es, fr]\nabout:")
    told = small.check().told["text"]
    assert (
        "briefings/library.yml:2:1: error[shape]: the text in the language `fr` is missing; "
        "add `fr:`; this library is written in `en`, `es`, `fr`"
    ) in told
    assert "briefings/actors/arvenia.yml" in told
    translate(small, {"en": "en", "es": "es"})
    small.change("briefings/actors/arvenia.yml", "  en: Arvenia\n", "  en: Arvenia\n  fr: Arvénie\n")
    assert (
        "error[shape]: this library is not written in the language `fr`; delete it, or add"
        in (small.check().told["text"])
    )


def test_the_first_language_is_the_one_at_the_root(small: Library) -> None:
    small.change("briefings/library.yml", "about:", "address: https://example.org/\nlanguages: [es, en]\nabout:")
    assert small.build().exit == 0
    assert "https://example.org/en/documents/harbour.html#visit" in small.read("docs/en/documents/harbour.md")
    assert "https://example.org/documents/harbour.html#visit" in small.read("docs/es/documents/harbour.md")


def test_a_language_that_is_none_is_told(small: Library, tmp_path: Path) -> None:
    small.change("briefings/library.yml", "about:", "languages: [english]\nabout:")
    (line,) = told(small.check())
    assert line.startswith("briefings/library.yml:3:13: error[shape]: `languages` is not a language's tag")
