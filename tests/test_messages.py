"""Messages are data: each is there in both languages, is used, and stands in the manual."""

import ast
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefpress
from briefpress.building.schemas import NAMES
from briefpress.model import AHEAD, LANGUAGES, Language, Model, Place, Problem, blanks, error, messages, warning
from briefpress.reading import read
from tests.conftest import ROOT, Library

HOUSE = Path(briefpress.__file__).parent
ROOMS = ("model", "reading", "proving", "checking", "building", "rendering")
KEYS = {
    f"{rule}.{name}": words for rule, told in messages("en").items() if rule != "words" for name, words in told.items()
}


RULES = {
    path.stem.replace("_", "-")
    for path in (HOUSE / "checking").glob("[!_]*.py")
    if re.search(r"^def check(?:_library)?\(", path.read_text("utf-8"), re.MULTILINE)
}


def blanks_of(words: str | list[str]) -> set[str]:
    return set().union(*map(blanks, [words] if isinstance(words, str) else words))


def test_every_message_and_phrase_has_both_languages_with_the_same_blanks() -> None:
    def shape(told: object) -> object:
        if isinstance(told, dict):
            return {name: shape(words) for name, words in told.items()}
        assert isinstance(told, str | list)
        return isinstance(told, str) or len(told), blanks_of(told)

    assert shape(messages("es")) == shape(messages("en"))
    assert list(messages("es")) == list(messages("en"))


def test_every_rule_has_messages() -> None:
    assert {"amounts", "plain-text", "voices"} <= RULES
    assert sorted(RULES - messages("en").keys()) == []


def test_every_message_is_used_and_every_one_used_exists() -> None:
    rules = {key.partition(".")[0] for key in KEYS} | RULES
    used = {
        node.value
        for room in ROOMS
        for path in (HOUSE / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(r"[a-z-]+\.[a-z0-9-]+", node.value) and node.value.partition(".")[0] in rules
    }
    assert used - {"passages.lock", "names.js"} == set(KEYS)  # two names of files look like keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_claim_that_lies_ahead_has_its_word(language: Language) -> None:
    words: dict[str, dict[str, str]] = messages(language)["words"]
    assert words["kinds"].keys() == set(AHEAD)


def test_a_problem_is_told_in_both_languages() -> None:
    problem = error(Place("x.yml", 3, 2), "figures.amount", amount="27000000.5")
    assert (
        str(problem)
        == problem.line("en")
        == (
            "x.yml:3:2: error[figures]: the passage does not say 27,000,000.5; correct the amount, "
            "or lengthen the passage so that it has the number"
        )
    )
    assert problem.line("es") == (
        "x.yml:3:2: error[figures]: el pasaje no dice 27.000.000,5; corrija la cifra, "
        "o alargue el pasaje para que la contenga"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_is_the_same_after_it_was_kept(language: Language) -> None:
    for problem in (
        error(Place("x.yml"), "shape.unknown", name="nam", near=(), some=("name", "type")),
        warning(Place("x.yml", 2), "balance.one-source", claims=4, all=6, document="column"),
    ):
        assert Problem.of_row(problem.as_row()) == problem
        assert Problem.of_row(problem.as_row()).line(language) == problem.line(language)


def test_one_and_many_have_words_of_their_own() -> None:
    told = [error(Place("x"), "corroboration.voices", counted=n, heard=1).says("en") for n in (1, 2)]
    assert [words.partition(",")[0] for words in told] == [
        "1 independent voice is counted",
        "2 independent voices are counted",
    ]


def test_thousands_are_grouped_as_the_language_does() -> None:
    problem = error(Place("x"), "quotation.source", words=12345, most=4321, all=5)
    assert problem.says("en") == "the passages have 12,345 words; 4,321 of the source's 5 may be quoted"
    assert problem.says("es") == "los pasajes tienen 12.345 palabras; pueden citarse 4321 de las 5 de la fuente"


def wrong_values() -> Iterator[tuple[type[Model], str, str]]:
    values = (
        "",
        "[]",
        "{}",
        "[[1]]",
        "{a: 1}",
        "x y",
        "''",
        "-7",
        "999",
        "0.5",
        "1e400",
        "true",
        "2031-02-30",
        "2032/2031",
    )
    for model in NAMES.values():
        yield from ((model, field, value) for field in model.model_fields for value in values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_wrong_with_a_field_is_told_in_our_words(language: Language) -> None:
    told = [
        problem
        for model, field, value in wrong_values()
        for problem in read(f"{field}: {value}\n".encode(), "x.yml", model, ("en", "es"))[1]
        if problem.key != "shape.missing"
    ]
    assert len(told) > 300
    assert {problem.key for problem in told if problem.key == "shape.other"} == set()
    assert all(problem.line(language).startswith("x.yml:1:") for problem in told)


# the manual


def manual(language: Language) -> dict[str, list[str]]:
    """Return, by rule, the messages that the manual's tables name."""
    text = (HOUSE / f"pages/{language}/manual/editing.md").read_text("utf-8")
    found: dict[str, list[str]] = {}
    rules: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            rules = re.findall("`([^`]+)`", line) if line.startswith("### ") else []
        elif line.startswith("| `"):
            for rule in rules:
                found.setdefault(rule, []).extend(re.findall("`([^`]+)`", line.split(" | ")[0]))
    return found


def skeleton(words: str) -> str:
    """Return what a message says as the manual writes it: … for a blank, without backticks."""
    many = re.sub(r"\{\w+:[^{}/]*/([^{}]*)\}", lambda match: match[1].replace("#", "…"), words)
    return re.sub(" +", " ", re.sub(r"\{[^{}]+\}", "…", many).replace("`", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_the_manual_name_every_message_and_no_other(language: Language) -> None:
    said: dict[str, list[str]] = {}
    for key in KEYS:
        rule, _, name = key.partition(".")
        said.setdefault(rule, []).append(skeleton(messages(language)[rule][name]["says"]))
    told = manual(language)
    assert sorted(said.keys() - told.keys()) == []
    lacking = [words for rule in said for words in said[rule] if not any(each in words for each in told[rule])]
    assert lacking == []
    together: dict[str, list[str]] = {}  # the rules of one table are told together
    for rule, each in [(rule, each) for rule, names in told.items() for each in names]:
        together.setdefault(each, []).extend(said[rule])
    assert [each for each, words in together.items() if not any(each in one for one in words)] == []


# which language is spoken


def test_messages_come_in_the_language_asked_for(small: Library) -> None:
    small.change("briefings/documents/harbour.yml", "kind: plan", "kind: plann")
    told = small.check().told
    assert "`kind` no puede ser `plann`; ¿quería decir `plan`?" in told["text.es"]
    assert told["text.es"].splitlines()[-1] == (
        "1 error, 0 advertencias. 4 afirmaciones en 2 documentos: 1 verificados con los textos; 1 sin verificar."
    )
    assert "no puede ser" in told["json.es"]
    assert "no puede ser" in told["github.es"]


@pytest.mark.parametrize(
    ("environment", "asked", "first"),
    [
        ({"LC_ALL": "es_MX.UTF-8"}, (), "0 errores"),
        ({"LANG": "es_ES.UTF-8"}, (), "0 errores"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "en_GB.UTF-8"}, (), "0 errors"),
        ({"LANG": "es_ES.UTF-8", "CI": "true"}, (), "0 errors"),
        ({"LANG": "es_ES.UTF-8", "CI": "true"}, ("--language", "es"), "0 errores"),
        ({"LANG": "de_DE.UTF-8"}, (), "0 errors"),
        ({"LANG": "es_ES.UTF-8"}, ("--language", "en"), "0 errors"),
    ],
)
def test_a_terminal_is_told_in_its_language(
    small: Library, environment: dict[str, str], asked: tuple[str, ...], first: str
) -> None:
    leader, follower = pty.openpty()
    known = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "CI")}
    command = [sys.executable, "-m", "briefpress", "--root", str(small.root), *asked, "check"]
    subprocess.run(command, cwd=ROOT, env=known | environment, stdout=follower, stderr=subprocess.DEVNULL, check=True)
    os.close(follower)
    assert os.read(leader, 999).decode().startswith(first)
    os.close(leader)


def test_a_pipe_is_told_in_english_unless_asked_otherwise(small: Library) -> None:
    command = [sys.executable, "-m", "briefpress", "--root", str(small.root)]
    environment = os.environ | {"LC_ALL": "es_ES.UTF-8"}
    for asked, first in ((), "0 errors, "), (("--language", "es"), "0 errores, "):
        run = subprocess.run(
            [*command, *asked, "check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout.startswith(first)
