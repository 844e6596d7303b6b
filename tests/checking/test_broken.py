"""Every mistake in tests/broken is told with the message that stands on its line."""

import json
import re
from pathlib import Path

import pytest

from briefpress import checking
from tests.conftest import Library, told

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.yml"))
EXPECTED = re.compile(r"# ✗ (error|warning)\[([a-z-]+)\]: (.*)$")


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_told_on_its_line(small: Library, example: Path) -> None:
    text = example.read_text("utf-8")
    file = text.splitlines()[0].removeprefix("# file: ")
    small.write(file, text)
    expected = {
        (number, *match.groups())
        for number, line in enumerate(text.splitlines(), 1)
        for match in EXPECTED.finditer(line)
    }
    told = {
        (each["line"], each["severity"], each["rule"], f"{each['says']}; {each['hint']}")
        for each in json.loads(small.check().told["json"])["problems"]
        if each["file"] == file and each["rule"] != "changed"
    }
    assert expected
    assert told == expected


def test_every_rule_has_a_broken_example() -> None:
    rules = {path.stem.replace("_", "-") for path in Path(checking.__file__).parent.glob("*.py")}
    rules -= {"--init--", "case", "echoes", "numbers"}
    elsewhere = {"changed", "balance"}
    assert rules - elsewhere <= {rule for path in BROKEN for rule in rules if path.stem.startswith(rule)}


def test_the_small_library_has_no_problem(small: Library) -> None:
    said = small.check()
    assert (said.exit, said.told["text"]) == (
        0,
        "0 errors, 0 warnings. 11 claims in 2 documents: 2 verified against the texts.\n",
    )


def test_a_section_that_leans_on_one_source_is_told_in_both_languages(small: Library) -> None:
    column = small.read("briefings/documents/column.yml").replace("sections: [geopolitics]", "sections: [security]")
    small.write("briefings/documents/column.yml", column.replace("sections: [energy]", "sections: [security]"))
    small.build()
    assert "warning[balance]: 4 of the section's 6 claims rest on one source, `column`" in small.check().told["text"]
    assert "4 of the 6 claims on this page rest on one source" in small.pages()["en/sections/security.md"]
    assert "4 de las 6 afirmaciones de la sección" in small.pages()["es/problems/index.md"]


def test_a_briefing_that_cannot_be_read_is_told_once(small: Library) -> None:
    small.change("briefings/documents/harbour.yml", "kind: plan", "kind: plann")
    said = small.check()
    assert len(told(said)) == 1
    assert said.told["text"].splitlines()[-1:] == [
        "1 error, 0 warnings. 4 claims in 2 documents: 1 verified against the texts; 1 not verified."
    ]
