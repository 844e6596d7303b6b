"""A draft proposes what rules can know, from the text alone, and leaves the judgement to the editor."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
import yaml
from click.testing import CliRunner, Result

from briefpress.building.drafting import KINDS
from briefpress.checking.numbers import written_in
from briefpress.cli import main
from briefpress.cli.new import SORTS
from briefpress.drafting.candidates import Candidate, Known, candidates
from briefpress.drafting.review import review
from briefpress.model import FOLDERS
from briefpress.model.actor import ActorType
from briefpress.proving import fold
from tests.conftest import ROOT, Library

ACTORS = {"Ilves": "mara-ilves", "Talvia": "talvia", "Marea": "marea"}


def of(text: str, language: str = "es", author: tuple[str, ...] = ()) -> list[Candidate]:
    return candidates(text, language, Known(ACTORS, {}), written_in, author)


def run(library: Library, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(library.root), *words])


def test_who_says_it_stands_before_the_verb_or_right_behind_it() -> None:
    (ahead,) = of("La ministra Ilves afirmó que el puerto de la ciudad crecerá mucho.")
    (behind,) = of("El puerto de la ciudad crecerá mucho, dijo Ilves a los presentes allí.")
    (nobody,) = of("Ilves cerró el puerto de la ciudad y Talvia el otro.")
    assert [each.voice for each in (ahead, behind, nobody)] == [("mara-ilves",), ("mara-ilves",), ()]
    assert ahead.because["voice"] == "Ilves afirmó"


def test_nobody_is_looked_for_in_the_words_of_a_quotation() -> None:
    (claim,) = of("Ilves declaró: “Marea dijo siempre la verdad sobre el puerto y sus obras”.")
    assert (claim.voice, claim.passage) == (("mara-ilves",), "Marea dijo siempre la verdad sobre el puerto y sus obras")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("¿Cerrará Talvia el puerto de la ciudad este invierno?", "question"),
        ("Talvia prevé firmar un contrato para el puerto de la ciudad.", "plan"),
        ("El puerto de Talvia podría cerrar pronto por falta de obras.", "forecast"),
        ("Ilves acusó a Talvia de cerrar el puerto de la ciudad.", "allegation"),
        ("Ilves dijo que Talvia cierra el puerto de la ciudad.", "statement"),
        ("Talvia cerró el puerto de la ciudad tras 12 años de obras.", "report"),
    ],
)
def test_words_give_the_kind_away(sentence: str, kind: str) -> None:
    assert of(sentence)[0].kind == kind


def test_an_opinion_piece_judges_in_its_authors_voice() -> None:
    (own,) = of("Talvia cerró el puerto de la ciudad tras 12 años de obras.", author=("teo-brand",))
    (passed,) = of("Ilves dijo que Talvia cierra el puerto de la ciudad.", author=("teo-brand",))
    assert (own.kind, own.voice) == ("judgement", ("teo-brand",))
    assert passed.voice == ("mara-ilves", "teo-brand")


def test_figures_are_neither_years_nor_days_and_dates_are_read() -> None:
    (claim,) = of("El 9 de noviembre de 2031 Talvia vendió 27.000 millones de barriles de crudo.")
    assert claim.figures == (Decimal("27e9"),)
    assert (claim.when, claim.because["when"]) == ("2031-11-09", "9 de noviembre de 2031")
    (english,) = of("On May 4, 2031 Talvia sold 106 barrels of its best oil.", "en")
    assert (english.when, english.figures) == ("2031-05-04", (Decimal(106),))
    assert of("Talvia sold 106 barrels of its best oil in May 2031.", "en")[0].when == "2031-05"


def test_a_language_without_words_of_its_own_still_gets_figures_and_names() -> None:
    (claim,) = of("Talvia 106 tonnaa öljyä satamassa viime vuonna.", "fi")
    assert (claim.kind, claim.figures, claim.actors) == ("report", (Decimal(106),), ("talvia",))


def test_every_passage_stands_once_within_the_budget_under_an_id_of_its_own(small: Library) -> None:
    for text in [each.read_text("utf-8") for each in small.path("seeds").glob("*.txt")]:
        found = of(text)
        assert found
        assert len({each.name for each in found}) == len(found)
        for each in found:
            assert fold(text).count(fold(each.passage)) == 1
            assert len(each.passage.split()) <= 25


def test_a_draft_is_a_briefing_that_wants_words_and_no_sentence_of_the_source(small: Library) -> None:
    made = run(small, "new", "document", str(small.path("seeds/harbour.txt")), "--id", "again")
    assert (made.exit_code, made.output.split()[0]) == (0, "drafts/again.yml")
    draft = yaml.safe_load(small.read("drafts/again.yml"))
    assert draft["source"]["language"] == "es"
    claims = draft["claims"].values()
    ours = yaml.safe_load(small.read("briefings/documents/harbour.yml"))["claims"].values()
    assert all(any(each["passage"][:20] in claim["sentence"] for claim in claims) for each in ours)
    assert small.check().exit == 0
    small.path("drafts/again.yml").rename(small.path("briefings/documents/again.yml"))
    told = small.check().told["text"]
    assert "unknown key `sentence`" in told
    assert "is empty" in told


def test_names_in_no_file_are_listed_with_the_known_one_that_they_resemble(small: Library) -> None:
    small.write("seeds/new.txt", "Hoy la señora Mara Ilvez habló. Luego vino Tor Asken, y con Tor Asken vino Ilves.\n")
    run(small, "new", "document", str(small.path("seeds/new.txt")))
    draft = small.read("drafts/new.yml")
    assert "Mara Ilvez (1), like “Mara Ilves” of actors/mara-ilves" in draft
    assert "Tor Asken (2)\n" in draft


def test_what_an_author_argues_is_an_opinion_piece(small: Library) -> None:
    run(small, "new", "document", str(small.path("seeds/harbour.txt")), "--id", "told")
    run(small, "new", "document", str(small.path("seeds/harbour.txt")), "--id", "argued", "--author", "mara-ilves")
    genres = [yaml.safe_load(small.read(f"drafts/{each}.yml"))["source"]["genre"] for each in ("told", "argued")]
    assert genres == ["news", "opinion"]


def test_the_spaces_of_french_are_no_damage(small: Library) -> None:
    small.write("seeds/new.txt", "La direction dément : aucun emploi n'est supprimé ; le port reste ouvert.\n")
    run(small, "new", "document", str(small.path("seeds/new.txt")))
    assert "look damaged" not in small.read("drafts/new.yml")


def test_what_looks_damaged_is_shown(small: Library) -> None:
    small.write(
        "seeds/new.txt", "El país ha intentado distancia de la la costa. aumentar Después cerró el puerto . otra vez.\n"
    )
    run(small, "new", "document", str(small.path("seeds/new.txt")))
    (line,) = [each for each in small.read("drafts/new.yml").splitlines() if "look damaged" in each]
    assert "de la la costa" in line
    assert "puerto . otra" in line


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("document", "seeds/harbour.txt", "--id", "Harbour!"), "`Harbour!` is no id"),
        (("document", "seeds/harbour.txt", "--author", "nobody"), "There is no actor `nobody`"),
        (("document", "seeds/latin.txt"), "is not UTF-8"),
        (("actor", "marea"), "briefings/actors/marea.yml is there already"),
        (("actor", "../marea"), "is no id"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_touched(
    small: Library, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(small.root)
    small.path("seeds/latin.txt").write_bytes("señor".encode("latin-1"))
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    result = run(small, "new", *words)
    assert result.exit_code == 1
    assert says in result.output
    assert {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_template_has_all_that_its_kind_must_have(small: Library, kind: str) -> None:
    assert run(small, "new", kind, "another").exit_code == 0
    file = f"briefings/{KINDS[kind]}/another.yml"
    made = yaml.safe_load(small.read(file))
    fields = FOLDERS[KINDS[kind]].model_fields
    assert list(made) == [name for name, field in fields.items() if field.is_required()]
    assert all(f"# {name}:" in small.read(file) for name, field in fields.items() if not field.is_required())
    wrong = [line for line in small.check().told["text"].splitlines() if line.startswith(file)]
    assert wrong
    assert not any("unknown key" in line or "must hold" in line for line in wrong)


def test_a_template_speaks_the_editors_language(small: Library) -> None:
    run(small, "--language", "es", "new", "actor", "another")
    assert "# El nombre en cada lengua." in small.read("briefings/actors/another.yml")


def test_drafts_of_the_real_texts_hold_what_editors_chose(texts: Path) -> None:
    """The shares told in the manual: of the claims of the briefings made by hand, how many a draft holds."""
    counts: Counter[str] = Counter()
    actors = {
        spelling: path.stem
        for path in (ROOT / "briefings/actors").glob("*.yml")
        for spelling in yaml.safe_load(path.read_text("utf-8")).get("spellings", ())
    }
    for path in (ROOT / "briefings/documents").glob("*.yml"):
        briefing = yaml.safe_load(path.read_text("utf-8"))
        text = (texts / briefing["source"]["file"]).read_text("utf-8")
        author = ("korybko",) if briefing["source"]["genre"] == "opinion" else ()
        found = candidates(text, "es", Known(actors, {}), written_in, author)
        for claim in briefing["claims"].values():
            _count(claim, [each for each in found if fold(claim["passage"]) in fold(each.sentence)], counts)
    assert counts["sentence"] > 0.85 * counts["claims"]
    assert counts["half"] > 0.55 * counts["claims"]
    assert counts["figures right"] > 0.7 * counts["figures"]
    assert counts["voice right"] > 0.6 * counts["sentence"]
    assert counts["kind right"] > 0.4 * counts["sentence"]


def test_what_is_left_of_a_draft_is_told_gently_and_in_order(small: Library) -> None:
    small.take_texts()
    clean = run(small, "check").output
    text = small.root / "port.txt"
    text.write_text("El puerto\nLa ministra Ilves afirmó que el puerto de la ciudad crecerá mucho.\n", "utf-8")
    assert run(small, "new", "document", str(text), "--id", "port").exit_code == 0
    said = run(small, "check")
    assert said.exit_code == 0
    assert said.output.startswith(clean + "drafts/port.yml is a draft, which no build takes up. Left to do, in order:")
    lines = [int(each.split(":")[0]) for each in said.output.splitlines() if each.startswith("  ") and ":" in each[:6]]
    assert lines == sorted(lines)
    assert "texts are still empty, in the lines " in said.output
    assert said.output.endswith("  1 `sentence:` is to be deleted before it is put into briefings/documents/.\n")
    assert run(small, "--language", "es", "check").output.endswith("hay que borrar 1 `sentence:`.\n")
    assert run(small, "build", "--markdown").exit_code == 0
    assert not (small.root / "docs/en/documents/port.md").exists()


def test_a_draft_that_is_whole_is_told_to_be_so(small: Library) -> None:
    (small.root / "drafts").mkdir()
    whole = small.read("briefings/documents/harbour.yml")
    small.write("drafts/harbour.yml", whole)
    assert "drafts/harbour.yml is a draft of what is in briefings/documents/ already" in run(small, "check").output
    small.write("drafts/port.yml", whole)
    assert "drafts/port.yml is a draft in which nothing is left to do: put it into" in run(small, "check").output
    small.write("drafts/port.yml", whole.replace("voice: [marea]", "voice: [mareo]"))
    assert "there is no actor `mareo`" in run(small, "check").output


def _count(claim: dict[str, object], found: list[Candidate], counts: Counter[str]) -> None:
    """Count a claim made by hand beside the candidates in whose sentence its passage stands."""
    counts["claims"] += 1
    if not found:
        return
    words = set(fold(str(claim["passage"])).split())
    best = max(found, key=lambda each: len(words & set(fold(each.passage).split())))
    counts["sentence"] += 1
    counts["half"] += len(words & set(fold(best.passage).split())) >= len(words) / 2
    counts["kind right"] += best.kind == claim["kind"]
    counts["voice right"] += best.voice[:1] == tuple(claim.get("voice", ()))[:1]  # type: ignore[call-overload]
    for figure in claim.get("figures", ()):  # type: ignore[attr-defined]
        counts["figures"] += 1
        counts["figures right"] += any(Decimal(str(figure["amount"])) in each.figures for each in found)


TRIAL = """El corredor gana peso

Por la redacción, 18 de noviembre de 2031

El volumen creció un 86 por ciento, según Mara Ilves. «Queremos llegar lejos y pronto en la ruta», prometió Ilves.
La ministra escribe que el puerto costará 20 millones de dólares. Talvia amenaza con cerrar el puerto en 2033.
El 1 de septiembre Ilves pidió paciencia a los estibadores del puerto de la capital.
"""


def test_units_years_days_and_verbs_are_read_from_their_words(small: Library) -> None:
    small.write("seeds/trial.txt", TRIAL)
    assert run(small, "new", "document", str(small.path("seeds/trial.txt")), "--id", "trial").exit_code == 0
    draft = yaml.safe_load(small.read("drafts/trial.yml"))
    assert draft["source"]["published"] == "2031-11-18"
    figures = [
        (str(each["amount"]), each.get("unit")) for c in draft["claims"].values() for each in c.get("figures", ())
    ]
    assert ("86", "percent") in figures
    assert ("20000000", "USD") in figures
    assert "1" not in dict(figures)
    by_sentence = {each["sentence"][:12]: each for each in draft["claims"].values()}
    assert by_sentence["«Queremos ll"]["voice"] == ["mara-ilves"]
    assert str(by_sentence["Talvia amena"]["when"]) == "2033"
    assert by_sentence["Talvia amena"]["voice"] == ["talvia"]
    assert "authors, url, translation" in small.read("drafts/trial.yml")


def test_the_empty_texts_of_a_draft_are_told_in_one_line(small: Library) -> None:
    small.write("seeds/trial.txt", TRIAL)
    run(small, "new", "document", str(small.path("seeds/trial.txt")), "--id", "trial")
    said = run(small, "check").output
    assert re.search(r"  \d+ texts are still empty, in the lines \d+, \d+", said)
    assert "is empty;" not in said


def test_an_actor_is_written_filled_in(small: Library) -> None:
    said = run(small, "new", "actor", "lastayev", "--name", 'Talgat "L" Lastayev', "--spelling", "Lastayev")
    assert said.exit_code == 0, said.output
    actor = yaml.safe_load(small.read("briefings/actors/lastayev.yml"))
    assert actor == {
        "name": {"en": 'Talgat "L" Lastayev', "es": 'Talgat "L" Lastayev'},
        "type": "person",
        "spellings": ["Lastayev"],
    }
    assert small.check().exit == 0
    assert "is there already" in run(small, "new", "actor", "lastayev", "--name", "X").output
    assert "signs that nobody sees" in run(small, "new", "actor", "x", "--name", "a\u202eb").output
    assert get_args(ActorType) == SORTS


def test_a_review_names_what_counts_documents_when_there_are_others() -> None:
    finding = {"says": {"en": "One says so [a#b]. Only two documents speak of it [a#b].", "es": "Sí [a#b]."}}
    quiet = {"says": {"en": "The documents speak of it [a#b].", "es": "Lo dicen solo ellos [a#b]."}}
    before = {"documents": {"a": {"claims": {}}}, "actors": {}, "findings": {"x": finding, "y": quiet}}
    after = {**before, "documents": {"a": {"claims": {}}, "b": {"claims": {}}}}
    assert review(before, after).counting == (("findings/x", "Only two documents speak of it [a#b]."),)
    assert review(before, before).counting == ()
