"""Whatever goes with a kind of claim is there for each kind."""

import re
import tomllib
from importlib.resources import files

import pytest

from briefpress.drafting import signals
from briefpress.model import KINDS, Kind, Language
from briefpress.rendering.desk.words import words

HOUSE = files("briefpress")
ASSETS = HOUSE / "pressing" / "theme" / "assets"


def _styles(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")


def _sign(kind: Kind) -> str:
    """Return the sign that the styles give a kind."""
    [found] = re.findall(rf'(?m)^\.kind-{kind} \{{.* --sign: "(.+)"; }}$', _styles("claims.css"))
    return chr(int(found[1:], 16)) if found.startswith("\\") else found


def _page(language: Language, page: str) -> str:
    return (HOUSE / "pages" / language / "manual" / page).read_text("utf-8")


def test_each_kind_has_a_sign_and_a_line_of_its_own() -> None:
    assert len({_sign(kind) for kind in KINDS}) == len(KINDS)
    lined = re.findall(r"(?m)^\.kind-(\w+) \{ --form: \w+; ", _styles("claims.css"))
    assert sorted(lined) == sorted(KINDS)


def test_each_kind_has_a_colour_in_the_light_and_in_the_dark() -> None:
    heads = r":root|\[data-md-color-scheme=\"slate\"\]"
    light, dark = re.findall(rf"(?ms)^(?:{heads}) {{\n  --ink(.*?)^}}", _styles("colours.css"))
    for kind in KINDS:
        assert f".kind-{kind} {{ --kind: var(--{kind}); }}" in _styles("claims.css")
        assert all(re.search(rf"(?m)^  --{kind}: #[0-9a-f]{{6}};$", colours) for colours in (light, dark)), kind


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_manual_explains_each_kind_by_its_sign_and_name(language: Language) -> None:
    say, reading = words(language), _page(language, "reading.md")
    for kind in KINDS:
        assert f"\n| {_sign(kind)} | {say(f'kind.{kind}')} | " in reading
        assert say(f"search-kind.{kind}")
    [row] = re.findall(r"(?m)^\| `kind` \| (.*) \|$", _page(language, "data.md"))
    assert re.findall(r"`(\w+)`", row) == list(KINDS)


def test_a_draft_proposes_each_kind_and_where_no_word_gives_one_away_a_report() -> None:
    assert sorted(signals.KINDS) == sorted({*KINDS} - {"report"})
    for language, given_away in tomllib.loads((HOUSE / "drafting" / "signals.toml").read_text("utf-8")).items():
        assert sorted(set(signals.KINDS) - given_away.keys()) == [], language
