"""A new library is sound in whatever languages it is, those included that have no words of their own."""

import shutil
import tomllib
from pathlib import Path

import pytest

from briefpress.building.answering import answer
from briefpress.building.founding import found_told
from briefpress.building.house import house_at
from briefpress.drafting import founding
from briefpress.drafting.founding import library_of
from tests.conftest import Library

WORDS = Path(founding.__file__).parent / "library" / "words.toml"


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (("kk",), {"kk": "First subject"}),
        (("en", "kk"), {"en": "First subject", "kk": "kk: First subject"}),
        (("kk", "it"), {"kk": "kk: First subject", "it": "it: First subject"}),
        (("es-MX", "es"), {"es-MX": "es-MX: Primer tema", "es": "Primer tema"}),
    ],
)
def test_a_new_library_is_sound_in_languages_that_borrow_the_same_words(
    tmp_path: Path, languages: tuple[str, ...], said: dict[str, str]
) -> None:
    root = tmp_path / "clinics"
    assert found_told(root, languages, "Clinics", "en")[1] == 0
    checked = answer(house_at(root), write=False)
    assert checked.told["text"].splitlines()[-1].startswith("0 errors, "), checked.told["text"]
    section = Library(root).read("briefings/sections/first-subject.yml")
    for language, title in said.items():
        assert f"  {language}: {title}\n" in section.replace('"', "")


def test_words_that_a_language_lacks_are_the_english_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = tmp_path / "library"
    shutil.copytree(WORDS.parent, half)
    with (half / WORDS.name).open("a", encoding="utf-8") as words:
        words.write('\n[it]\nsection = "Primo tema"\n')
    monkeypatch.setattr(founding, "_HERE", half)
    section = library_of(("it",), "Cliniche", "1")["briefings/sections/first-subject.yml"]
    assert "Primo tema" in section
    assert tomllib.loads(WORDS.read_text("utf-8"))["en"]["belongs"] in section
