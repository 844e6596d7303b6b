"""Source texts and passages in, evidence out."""

import re

import pytest

from generator.model import Missing, Standing
from generator.proving import find, sections_of
from generator.proving.folding import Folded
from tests.conftest import SMALL, Library

TEXT = (
    "Una línea.\n\n“El comercio”  de [los dos países](#) creció.\n"
    "El puerto, el puerto. *Nada* más.\n[Guerra](http://x.example/y) y [paz](#)\n\n.\n"
)


@pytest.mark.parametrize(
    "passage",
    ['"El comercio" de los dos países', "«El comercio» de [los dos países](#)", "  comercio”\n de  los "],
)
def test_white_space_quotation_marks_and_links_are_folded(passage: str) -> None:
    at = find(passage, None, None, Folded(TEXT))
    assert isinstance(at, Standing)
    assert at.paragraph == 2


@pytest.mark.parametrize("passage", ["el comercio", "Nada más", "pais", "El comercio de", "puerto el puerto"])
def test_nothing_else_is_folded(passage: str) -> None:
    assert isinstance(find(passage, None, None, Folded(TEXT)), Missing)


def test_a_standing_gives_the_very_characters_of_the_source() -> None:
    at = find("de los dos países creció", None, None, Folded(TEXT))
    assert isinstance(at, Standing)
    assert TEXT[at.start : at.end] == "de [los dos países](#) creció"


def test_every_word_of_a_folded_text_leads_back_to_itself() -> None:
    folded = Folded(TEXT)
    for match in re.finditer(r"\w+", folded.text):
        first, last = folded.place(*match.span())
        assert TEXT[first:last] == match[0]


def test_a_passage_that_stands_twice_is_told_apart_by_its_neighbours() -> None:
    text = Folded(TEXT)
    assert find("puerto", None, None, text) == Missing(2)
    first, second = find("puerto", None, ",", text), find("puerto", ", el", None, text)
    assert isinstance(first, Standing)
    assert isinstance(second, Standing)
    assert first.start < second.start
    assert find("puerto", None, "!", text).__class__ is Missing


def test_an_editor_is_told_the_nearest_passage() -> None:
    assert find("El comercio de los tres países", None, None, Folded(TEXT)) == Missing(
        0, '"El comercio" de los dos países', '[-El comercio-] {+"El comercio"+} de los [-tres-] {+dos+} países'
    )
    assert find("algo enteramente distinto que no está", None, None, Folded(TEXT)) == Missing(0)


def test_the_lock_gives_back_what_was_put_in() -> None:
    lock = (SMALL / "seeds/passages.lock").read_text("utf-8")
    sections = sections_of(lock)
    assert list(sections) == ["column", "harbour"]
    assert sorted("\n".join(sections.values()).splitlines()) == sorted(lock.splitlines()[2:])


def test_without_texts_the_lock_verifies_and_says_so(small: Library) -> None:
    small.take_texts()
    said = small.check()
    assert said.exit == 0
    assert "2 verified against seeds/passages.lock (the texts are not at hand)" in said.told["text"]
    small.change("briefings/documents/harbour.yml", "passage: visitó el jueves", "passage: visitó este jueves")
    assert (
        "briefings/documents/harbour.yml:25:14: error[passages]: this passage is new or changed, and the source text "
        "is not at hand to verify it; somebody who has the text must run `briefings lock`"
    ) in small.check().told["text"]


def test_a_text_is_known_by_its_fingerprint_whatever_its_name(small: Library) -> None:
    small.path("seeds/harbour.txt").rename(small.path("seeds/renamed.txt"))
    assert "2 verified against the texts" in small.check().told["text"]


def test_a_changed_text_reopens_its_claims(small: Library) -> None:
    small.change("seeds/harbour.txt", "jueves", "viernes")
    said = small.check()
    assert said.exit == 1
    assert "error[changed]: the text harbour.txt has changed since it was briefed" in said.told["text"]
    assert said.told["text"].count("is reopened; verify it against the changed text") == 7


def test_a_stale_lock_is_told_and_made_anew(small: Library) -> None:
    small.change("briefings/documents/harbour.yml", "passage: No somos bandidos", "passage: No somos")
    assert "seeds/passages.lock does not say what the text says; run `briefings lock`" in small.check().told["text"]
    assert small.lock().startswith("0 errors")
    assert small.check().exit == 0


def test_the_lock_is_left_alone_on_a_problem_and_without_texts(small: Library) -> None:
    before = small.read("seeds/passages.lock")
    small.change("briefings/documents/harbour.yml", "passage: No somos bandidos", "passage: Nosotros somos otros")
    assert "error[passages]" in small.lock()
    small.take_texts()
    assert "error[lock]: no source text is at hand" in small.lock()
    assert small.read("seeds/passages.lock") == before


def test_a_spelling_counts_only_as_whole_words(small: Library) -> None:
    small.change(
        "briefings/actors/talvia.yml", "spellings: [Talvia, Ministerio de Energía de Talvia]", "spellings: [Talv]"
    )
    assert "no spelling of `talvia` stands in this source" in small.check().told["text"]
