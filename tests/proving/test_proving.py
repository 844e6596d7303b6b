"""Source texts and passages in, evidence out."""

import re
from hashlib import sha256

import pytest
import yaml

from briefpress.model import Missing, Standing
from briefpress.proving import as_read, find, fold, sections_of
from briefpress.proving.finding import shorter
from briefpress.proving.folding import Folded
from tests.conftest import SMALL, Library, told

HARBOUR = "briefings/documents/harbour.yml"
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
    assert sorted(line for lines in sections.values() for line in lines) == lock.splitlines()[2:]


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
    assert "error[changed]: the text harbour.txt reads otherwise than when it was briefed" in said.told["text"]
    assert "nearest: visitó el [-jueves-] {+viernes+} Puerto Alto" in said.told["text"]


def test_a_stale_lock_is_told_and_made_anew(small: Library) -> None:
    small.change("briefings/documents/harbour.yml", "passage: No somos bandidos", "passage: No somos")
    assert "seeds/passages.lock lacks something that the text says; run `briefings lock`" in small.check().told["text"]
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


@pytest.mark.parametrize(
    ("stands", "passage"),
    [
        ("El sen\u0303or Toka\u0301yev hablo\u0301", "El señor Tokáyev habló"),
        ("prevé ﬁrmar el conﬂicto eﬃcaz", "prevé firmar el conflicto efficaz"),
        ("visi\u00adtó el jue\u200bves", "visitó el jueves"),
        ("vi\u2060si\ufeffta o\u00adfi\u00adcial", "visita oficial"),
        ("27\u00a0000\u202fmillones", "27 000 millones"),
        ("Asia\u2011Pacífico y norte\u2010sur", "Asia-Pacífico y norte-sur"),
        ("\ufe97\ufe8e\ufe9f\ufeae", "\u062a\u0627\u062c\u0631"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8 a", "한국 a"),
        ("\u0958\u093f", "\u0915\u093c\u093f"),
        ("una \u212b y una \u212a", "una \u00c5 y una K"),
    ],
)
def test_what_looks_the_same_is_the_same(stands: str, passage: str) -> None:
    text = as_read(f"Antes, [sí](x). {stands}, después.")
    at = find(passage, None, None, Folded(text))
    assert isinstance(at, Standing)
    assert text[at.start : at.end] == as_read(stands)
    assert isinstance(find(stands, None, None, Folded(as_read(f"Antes {passage} después"))), Standing)


def test_a_passage_within_composed_signs_leads_to_the_signs_that_the_eye_reads() -> None:
    text = as_read("Un\u00ado. El o\ufb01cial «vis\u200bito\u0301»  el [puer\u00adto](#) \ufb01el.")
    folded = Folded(text)
    assert folded.text == 'Uno. El oficial "visitó" el puerto fiel.'
    for passage, stands in (
        ("oficial", "oficial"),
        ("icial", "icial"),
        ("visitó", "visitó"),
        ("el puerto fiel", "el [puerto](#) fiel"),
        ("Uno", "Uno"),
    ):
        at = find(passage, None, None, folded)
        assert isinstance(at, Standing)
        assert text[at.start : at.end] == stands


@pytest.mark.parametrize("passage", ["Tokayev", "می خواهم", "visito", "Pacífico - norte"])
def test_what_looks_different_is_different(passage: str) -> None:
    assert isinstance(find(passage, None, None, Folded("Tokáyev می‌خواهم visitó Pacífico – norte")), Missing)


@pytest.mark.parametrize(
    ("passage", "difference"),
    [
        (
            "el сambio de gobierno",
            "el [-сambio-] {+cambio+} de gobierno (yours U+0441 (cyrillic small letter es), "
            "the source's U+0063 (latin small letter c))",
        ),
        (
            "el cambio de go\u200dbierno",
            "el cambio de gobierno",
        ),
        (
            "el cambio — rápido",
            "el cambio [-—-] {+–+} rápido (yours U+2014 (em dash), the source's U+2013 (en dash))",
        ),
        ("el cambio de gobiernos", "el cambio de [-gobiernos-] {+gobierno+}"),
    ],
)
def test_two_words_that_look_alike_are_told_apart_by_the_names_of_their_signs(passage: str, difference: str) -> None:
    found = find(passage, None, None, Folded("Fue el cambio de gobierno – el cambio – rápido."))
    if isinstance(found, Standing):
        assert fold(passage) == difference
    else:
        assert found.difference == difference


@pytest.mark.parametrize(
    ("spelling", "stands"),
    [
        ("塔尔维亚", "记者说塔尔维亚没有回答。"),
        ("タルビア", "記者はタルビアと言った"),
        ("ทัลเวีย", "นักข่าวกล่าวว่าทัลเวียไม่ตอบ"),
        ("Tokáyev", "dijo Toka\u0301yev."),
        ("Talvia", "de Tal\u00advia, según"),
    ],
)
def test_a_name_is_found_as_the_eye_finds_it(small: Library, spelling: str, stands: str) -> None:
    small.change(
        "briefings/actors/talvia.yml",
        "spellings: [Talvia, Ministerio de Energía de Talvia]",
        f"spellings: [{spelling}]",
    )
    before = sha256(small.path("seeds/harbour.txt").read_bytes()).hexdigest()
    small.write("seeds/harbour.txt", small.read("seeds/harbour.txt") + stands)
    after = sha256(small.path("seeds/harbour.txt").read_bytes()).hexdigest()
    small.change("briefings/documents/harbour.yml", before, after)
    assert small.lock().startswith("0 errors")
    assert "no spelling of `talvia`" not in small.check().told["text"]


def test_an_actor_without_a_spelling_is_told_once_with_what_resembles_him(small: Library) -> None:
    small.change(
        "briefings/actors/mara-ilves.yml", "spellings: [Mara Ilves, Ilves, Ílves]", "spellings: [Marra Ilvess]"
    )
    told = [line for line in small.check().told["text"].splitlines() if "error[occurrence]" in line]
    assert told == [
        "briefings/documents/harbour.yml:27:14: error[occurrence]: no spelling of `mara-ilves` stands in this source, "
        "though `Mara Ilves` does; if that is the actor, paste `spellings: [Marra Ilvess, Mara Ilves]` into "
        "briefings/actors/mara-ilves.yml and run `briefings lock`; else take the actor out (2 places)"
    ]


def test_a_passage_over_the_budget_is_told_with_a_shorter_form_that_still_stands_once(small: Library) -> None:
    small.change("briefings/library.yml", "words: 25", "words: 7")
    lines = [line for line in told(small.check()) if "error[quotation]" in line]
    offered = {line.partition("`")[2].partition("`")[0] for line in lines if "still stands only once" in line}
    passages = [claim["passage"] for claim in yaml.safe_load(small.read(HARBOUR))["claims"].values()]
    text = small.read("seeds/harbour.txt")
    assert offered
    for short in offered:
        assert len(short.split()) <= 7
        assert text.count(short) == 1
        assert any(short in each for each in passages)


def test_numbers_names_and_negations_stay_in_a_shorter_passage() -> None:
    text = Folded("Ayer dijo que no firmaron los 27 acuerdos con Talvia en la capital. Hoy dijo que los firmaron.")
    passage = "Ayer dijo que no firmaron los 27 acuerdos con Talvia en la capital"
    assert shorter(passage, None, None, text) == "que no firmaron los 27 acuerdos con Talvia"
    assert shorter("dijo que no", None, None, text) == ""
    assert shorter("Hoy dijo que los firmaron", None, None, text) == ""  # “Hoy dijo que” wants another word behind it


def test_a_source_quoted_too_much_is_told_with_its_longest_passages_shortened(small: Library) -> None:
    small.change("briefings/library.yml", "share: 0.6", "share: 0.05")
    (line,) = [line for line in told(small.check()) if f"{HARBOUR}" in line]
    assert "shorten the longest (claim, line, words → fewer that still stand only once" in line
    assert "`trade-record` (30: 14 → `" in line
    assert " → `" in line
    small.lock()
    small.take_texts()
    (line,) = [line for line in told(small.check()) if f"{HARBOUR}" in line]
    assert "`trade-record` (" in line
    assert " → `" not in line
