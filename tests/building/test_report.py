"""One cause, one message."""

import json

from tests.conftest import Library


def test_what_is_wrong_in_several_places_is_told_once_with_all_of_them(small: Library) -> None:
    text = small.read("briefings/documents/harbour.yml")
    small.write("briefings/documents/harbour.yml", text.replace("  not-bandits:", "  no-bandits:"))
    said = small.check()
    told = [line for line in said.told["text"].splitlines() if "harbour#not-bandits" in line]
    assert len(told) == 1
    assert "did you mean `harbour#no-bandits`? (also at briefings/" in told[0]
    places = {(each["file"], each["line"]) for each in json.loads(said.told["json"])["problems"]}
    assert len(places) == 7
    assert said.told["github"].count("::error ") == 7
    assert "(también en briefings/" in said.told["text.es"]
    assert said.told["text"].endswith(f"{said.told['text'].rsplit(chr(10), 2)[1]}\n")


def test_many_places_are_counted(small: Library) -> None:
    text = small.read("briefings/documents/harbour.yml")
    small.write("briefings/documents/harbour.yml", text.replace("  visit:", "  journey:"))
    told = [line for line in small.check().told["text"].splitlines() if "`harbour#visit`" in line]
    assert len(told) == 1
    assert told[0].count(".yml:") == 6
    assert told[0].endswith(" and 4 more)")
