"""One cause, one message."""

import json

import pytest

from tests.conftest import Library, told


def test_what_is_wrong_in_several_places_is_told_once_with_all_of_them(small: Library) -> None:
    text = small.read("briefings/documents/harbour.yml")
    small.write("briefings/documents/harbour.yml", text.replace("  not-bandits:", "  no-bandits:"))
    said = small.check()
    (line,) = [line for line in told(said) if "harbour#not-bandits" in line]
    assert "did you mean `harbour#no-bandits`? (also at briefings/" in line
    places = {(each["file"], each["line"]) for each in json.loads(said.told["json"])["problems"]}
    assert len(places) == 10
    assert said.told["github"].count("::error ") == 9
    assert "(también en briefings/" in said.told["text.es"]
    assert said.told["text"].endswith(f"{said.told['text'].rsplit(chr(10), 2)[1]}\n")


def test_many_places_are_counted(small: Library) -> None:
    text = small.read("briefings/documents/harbour.yml")
    small.write("briefings/documents/harbour.yml", text.replace("  visit:", "  journey:"))
    (line,) = [line for line in told(small.check()) if "`harbour#visit`" in line]
    assert line.count(".yml:") == 6
    assert line.endswith(" and 4 more)")


def test_the_line_in_question_is_quoted_with_a_mark_below_the_place(small: Library) -> None:
    small.change("briefings/actors/mara-ilves.yml", "type: person", "type: persn")
    line = small.read("briefings/actors/mara-ilves.yml").splitlines().index("type: persn") + 1
    assert small.check().told["text"].splitlines()[1:3] == [f"{line:>7} | type: persn", f"{'':7}   {'':6}^"]
    small.change("briefings/actors/mara-ilves.yml", "type: persn", f"type: {'x' * 300}y")
    quoted, mark = small.check().told["text"].splitlines()[1:3]
    assert len(quoted) < 120
    assert quoted[len(mark) - 1] == "x"
    assert quoted.endswith("…")


def test_a_mark_far_to_the_right_stands_below_its_place(small: Library) -> None:
    small.write("briefings/actors/x.yml", f"name: {{en: {'a' * 200}, es: b, fr: c}}\ntype: person\n")
    quoted, mark = small.check().told["text"].splitlines()[1:3]
    assert quoted[len(mark) - 1 :].startswith("fr: c")
    assert quoted.startswith("      1 | …")


def test_many_errors_are_counted_by_rule_and_by_file(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpress.building.report._FEW", 3)
    assert "Errors by" not in small.check().told["text"]
    small.change("briefings/library.yml", "words: 25", "words: 1")
    said = small.check()
    errors = len(told(said))
    assert f"Errors by rule: quotation {errors}.\n" in said.told["text"]
    assert "Errors by file: briefings/documents/harbour.yml " in said.told["text"]
    assert "Errores por regla: quotation " in said.told["text.es"]


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ("[harbour#trade-recrod]", "references"),
        ("[harbour.yml#trade-record]", "plain-text"),
        ("harbour#trade-record", "plain-text"),
        ("(harbour#trade-record)", "plain-text"),
    ],
)
def test_a_mistyped_reference_is_told_once(small: Library, wrong: str, rule: str) -> None:
    small.change("briefings/findings/trade.yml", "[harbour#trade-record]", wrong)
    (line,) = told(small.check())
    assert f"error[{rule}]" in line
    assert "harbour#trade-record" in line.rpartition("; ")[2] or wrong.startswith("[harbour.yml")
