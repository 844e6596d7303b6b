"""A review tells what changed by claim, what that touches, and what the checks say of both states."""

import json
import re

import pytest

from briefpress.building.house import house_at
from briefpress.building.reviewing import review_told
from briefpress.building.telling import silent
from tests.conftest import Library, git

HARBOUR = "briefings/documents/harbour.yml"


@pytest.fixture
def committed(small: Library) -> Library:
    """The small library as a repository with one commit."""
    git(small.root, "init", "-q", "-b", "main")
    git(small.root, "add", "-A", "-f")
    git(small.root, "commit", "-q", "-m", "All")
    return small


def review(library: Library, form: str = "text", base: str | None = None, *, whole: bool = True) -> str:
    text, code = review_told(house_at(library.root), base, form, "en", whole=whole, tell=silent)
    assert code == 0, text
    return text


def test_without_a_change_nothing_is_told_but_what_was_verified(committed: Library) -> None:
    assert review(committed).splitlines()[1:] == ["2 verified against the texts"]


def test_a_claim_is_told_word_by_word_in_both_languages(committed: Library) -> None:
    committed.change(HARBOUR, "Minister Ilves visited", "Minister Ilves has visited")
    told = review(committed)
    assert "harbour#visit changed" in told
    assert "says.en: Prime Minister Ilves {+has+} visited" in told


def test_what_changes_who_says_it_comes_before_wording(committed: Library) -> None:
    committed.change(HARBOUR, "voice: [mara-ilves]", "voice: [teo-brand]")
    committed.change(HARBOUR, "Minister Ilves visited", "Minister Ilves has visited")
    claims = [each["name"] for each in json.loads(review(committed, "json"))["claims"]]
    assert claims == ["harbour#trade-record", "harbour#visit"]


def test_what_rests_on_a_changed_claim_and_was_not_touched_is_named(committed: Library) -> None:
    committed.change(HARBOUR, "voice: [mara-ilves]", "voice: [teo-brand]")
    found = json.loads(review(committed, "json"))
    assert ["findings/trade", ["harbour#trade-record"]] in found["unmoved"]
    assert "documents/harbour.html#trade-record" in found["pages"]
    assert "sections/energy.html" in found["pages"]


def test_problems_that_come_and_go_are_told_whatever_their_line(committed: Library) -> None:
    committed.change(HARBOUR, "sections: [sanctions]", "sections: [nowhere]")
    assert "there is no section `nowhere`" in " ".join(json.loads(review(committed, "json"))["come"])
    committed.write(HARBOUR, "# a line more\n" + committed.read(HARBOUR).replace("[nowhere]", "[sanctions]"))
    assert json.loads(review(committed, "json"))["come"] == []


def test_a_new_name_that_resembles_anothers_is_told(committed: Library) -> None:
    committed.change("briefings/actors/teo-brand.yml", "spellings: [", "spellings: [Mara Ilvs, ")
    found = json.loads(review(committed, "json"))["resembling"]
    assert found == [["Mara Ilvs", "teo-brand", "Mara Ilves", "mara-ilves"]]


def test_a_claim_taken_away_and_the_words_left_to_quote_are_told(committed: Library) -> None:
    text = committed.read("briefings/documents/column.yml")
    start, end = text.index("  occupation:"), text.index("  trade-feeds-nobody:")
    committed.write("briefings/documents/column.yml", text[:start] + text[end:])
    told = review(committed)
    assert "column#occupation removed" in told
    assert re.search(r"column: \d+ of \d+ words", told)


@pytest.mark.parametrize("broken", ["- a list", "claims: [a]", "claims: {a: b}", "name: x\nspellings: y", "{", ""])
def test_a_file_that_cannot_be_read_is_a_problem_and_no_traceback(committed: Library, broken: str) -> None:
    for file in (HARBOUR, "briefings/actors/talvia.yml", "briefings/library.yml"):
        committed.write(file, broken)
    assert json.loads(review(committed, "json"))["come"]


def test_hostile_words_are_plain_words_in_markdown(committed: Library) -> None:
    hostile = "<img src=x> @everyone [a](javascript:b) `c` ~~d~~"
    committed.change("briefings/actors/teo-brand.yml", "spellings: [", f"spellings: ['{hostile}', ")
    told = review(committed, "markdown")
    assert "<img" not in told
    assert "@everyone" not in told
    assert "](javascript" not in told


def test_the_short_form_says_how_much_more_there_is(committed: Library) -> None:
    for path in sorted((committed.root / "briefings" / "actors").glob("*.yml")):
        path.write_text(path.read_text("utf-8").replace("en:", "en: New").replace("es:", "es: Nuevo"), "utf-8")
    for name in range(60):
        committed.write(f"briefings/glossary/term-{name}.yml", "term: {en: A, es: B}\nmeans: {en: C, es: D}\n")
    assert "lines more: `--all` shows them" in review(committed, whole=False)
    assert "lines more" not in review(committed)


@pytest.mark.parametrize("base", ["nowhere", "--output=x"])
def test_a_base_that_is_not_there_is_told(committed: Library, base: str) -> None:
    text, code = review_told(house_at(committed.root), base, "text", "en", whole=False, tell=silent)
    assert code == 1
    assert "There is no commit to compare with" in text


def test_what_was_renamed_is_the_same_and_what_was_withdrawn_is_told(committed: Library) -> None:
    committed.change(HARBOUR, "  three-hurt:\n", "  people-hurt:\n    formerly: [three-hurt]\n")
    withdrawn = 'withdrawn: {when: 2031-07-01, because: {en: "A slip.", es: "Un lapsus."}}'
    committed.change(HARBOUR, "  not-bandits:\n", f"  not-bandits:\n    {withdrawn}\n")
    told = review(committed)
    assert "0 claims added, 1 changed, 1 withdrawn, 0 removed." in told
    assert "harbour#people-hurt changed\n    formerly: {+three-hurt+}" in told
    assert "harbour#not-bandits withdrawn\n    withdrawn.when: 2031-07-01\n    withdrawn.because.en: A slip." in told
    committed.path("briefings/questions/who-protested.yml").rename(committed.path("briefings/questions/protest.yml"))
    committed.change("briefings/questions/protest.yml", "formerly: [", "formerly: [who-protested, ")
    assert "questions/protest changed" in review(committed)


def test_what_changed_is_put_beside_its_lines(committed: Library) -> None:
    committed.change(HARBOUR, "Minister Ilves visited", "Minister Ilves has visited (100%)")
    committed.change(HARBOUR, "voice: [mara-ilves]", "voice: [teo-brand]")
    lines = committed.read(HARBOUR).splitlines()
    where = [lines.index(f"  {claim}:") + 1 for claim in ("trade-record", "visit")]
    first, second, *rest = review(committed, "github").splitlines()
    assert first.startswith(f"::notice file={HARBOUR},line={where[0]},col=3,title=harbour#trade-record%3A changed::")
    assert "voice: [-mara-ilves-] {+teo-brand+}" in first
    assert second.startswith(f"::notice file={HARBOUR},line={where[1]},col=3,title=harbour#visit%3A changed::says.en: ")
    assert "Ilves {+has+} visited {+(100%25)+} Puerto" in second
    assert any("file=briefings/findings/trade.yml,line=1," in each and "read them again" in each for each in rest)
    found = json.loads(review(committed, "gitlab"))
    assert found[0]["location"] == {"path": HARBOUR, "lines": {"begin": where[0]}}
    assert {each["severity"] for each in found} == {"info"}
    assert len({each["fingerprint"] for each in found}) == len(found)


def test_without_git_there_is_nothing_to_compare_with(small: Library) -> None:
    text, code = review_told(house_at(small.root), None, "text", "en", whole=False, tell=silent)
    assert (code, "no git repository" in text) == (1, True)
