"""A file laid out says the same, keeps its comments, and is laid out only once."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefpress.cli import main
from briefpress.model import FOLDERS, Actor, Briefing, Finding, Model, Settings
from briefpress.reading import raw, read
from briefpress.reading.formatting import NotFormatted, formatted_alike
from tests.conftest import ROOT, Library

EVERY = sorted([*(ROOT / "briefings").rglob("*.yml"), *(ROOT / "tests/small/briefings").rglob("*.yml")])


def _model(path: Path) -> type[Model]:
    if path.name == "library.yml":
        return Settings
    return Briefing if path.parent.name == "documents" else FOLDERS[path.parent.name]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_file_says_the_same_and_is_laid_out_once(path: Path) -> None:
    text = path.read_text("utf-8")
    once = formatted_alike(text, _model(path))
    assert raw(once.encode()) == raw(text.encode())
    assert formatted_alike(once, _model(path)) == once
    long = [line for line in once.splitlines() if len(line) > 100]
    assert all("passage:" in line or "heading:" in line or line.lstrip().startswith("- ") for line in long)


def test_the_library_is_laid_out() -> None:
    told = CliRunner().invoke(main, ["--root", str(ROOT), "fmt", "--check"])
    assert (told.exit_code, told.output.splitlines()[-1][:2]) == (0, "0 "), told.output


def test_keys_stand_in_the_order_of_the_manual_each_with_the_comments_above_it() -> None:
    text = """# head

spellings: [Talvia]  # as printed
# what it is
type: state
name: {es: Talvia, en: Talvia}
relations:
  # first
  - to: arvenia  # the other
    type: ally-of
    claims: [a#b]
# the end
"""
    assert (
        formatted_alike(text, Actor)
        == """# head

name: {es: Talvia, en: Talvia}
# what it is
type: state
spellings: [Talvia]  # as printed
relations:
  # first
  - type: ally-of
    to: arvenia  # the other
    claims: [a#b]
# the end
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "name:\ntype: group\n",
        '"type": group\nname: {en: "a", es: b}\n',
        'type: group # x\r\nname:\r\n  en: "a\r\n    b"\r\n  es: c\r\n',
        "\ufefftype: group\n\n\n# c\n\nname: {en: a, es: b}\n",
        "# head\n\ntype: group\n\nname: {en: a, es: b}\n",
        "roles:\n- title: {en: a, es: b}\n  # c1\n  claims: [x#y] # c2\n# c3\n- claims: [z#w]\n  title: {en: c}\n",
        "spellings:\n  - \"a # b\"  # real\n  - 'it''s'\ntype: group\n",
        "type: group\n...\n",
    ],
)
def test_what_editors_write_is_laid_out_once(text: str) -> None:
    once = formatted_alike(text, Actor)
    assert formatted_alike(once, Actor) == once


@pytest.mark.parametrize(
    "text",
    [
        "spellings: [a, # in\n  b]\ntype: group\n",
        "spellings: [  # as printed\n  A,\n  B]\n",
        "roles:\n  - {title: {en: a, es: b}, # c\n     claims: [x#y]}\n",
        "relations:\n  - {type: ally-of, to: a, claims: [x#y]}\n  # - to: b, not proved\ntype: group\n",
    ],
)
def test_a_file_whose_comments_cannot_be_kept_where_they_belong_is_refused(text: str) -> None:
    with pytest.raises(NotFormatted, match=r"not say the same|further right") as refused:
        formatted_alike(text, Actor)
    assert refused.value.words("es").startswith(("después no diría", "el comentario «"))


def test_a_comment_behind_words_that_become_lines_stands_above_them() -> None:
    words = "One sentence that is long, and longer still, and goes on and on until it is over the width of the line."
    once = formatted_alike(f'note:\n  en: "{words}"  # shorten\n  es: x\n', Actor)
    assert once.splitlines()[:3] == ["note:", "  # shorten", "  en: >-"]
    assert formatted_alike(once, Actor) == once
    assert read(once.encode(), "x.yml", Actor, ("en", "es"))[1][0].key.startswith("shape.")  # only its name is missing


def test_what_closes_a_sentence_stays_with_it() -> None:
    words = "They called it “a plan that nobody in the town had heard of before.” Then he went home, and that was that."
    once = formatted_alike(f"note:\n  en: '{words}'\n  es: x\n", Actor)
    assert once.splitlines()[2].endswith("before.”")


@pytest.mark.parametrize("text", ["[a]: b\n", "claims: &x [*x]\n", "[" * 5000])
def test_what_no_file_should_hold_is_refused_without_a_traceback(text: str) -> None:
    with pytest.raises(NotFormatted):
        formatted_alike(text, Finding)


def test_our_own_words_are_broken_at_sentences_and_at_the_width_and_passages_are_not() -> None:
    words = "One sentence that is not so short, in truth [a#b]. " + "Another one " * 12 + "ends."
    text = f'says:\n  en: "{words}"\n  es: "x"\nsections: [energy]\nconfidence: {{because: {{en: x, es: x}}}}\n'
    lines = formatted_alike(text, Finding).splitlines()
    assert lines[1:3] == ["  en: >-", "    One sentence that is not so short, in truth [a#b]."]
    assert max(map(len, lines)) <= 100
    passage = "una " * 30
    briefing = f"claims:\n  a:\n    passage: '{passage}'\n    says: {{en: x, es: y}}\n"
    assert f"    passage: '{passage}'" in formatted_alike(briefing, Briefing)


def test_accents_are_composed_outside_passages() -> None:
    text = "spellings: [Toka\u0301yev]\nname: {en: Toka\u0301yev, es: Toka\u0301yev}\n"
    assert (
        formatted_alike(text, Actor) == 'name: {en: "Tok\u00e1yev", es: "Tok\u00e1yev"}\nspellings: [Toka\u0301yev]\n'
    )


@pytest.mark.parametrize("text", ["a: [", "- a\n", "a: 1\na: 2\n", "says: &x {en: y}\n", ""])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(NotFormatted):
        formatted_alike(text, Finding)


def test_the_command_changes_files_only_when_asked_and_says_which(small: Library) -> None:
    file = "briefings/actors/dockers.yml"
    small.write(file, "type: group\nname: {en: The dockers, es: Los estibadores}\nspellings: [estibadores]\n")
    ask = ["--root", str(small.root), "fmt"]
    told = CliRunner().invoke(main, [*ask, "--check", str(small.path(file))])
    assert (told.exit_code, told.output.splitlines()[0]) == (1, f"{file}: not laid out as the manual does")
    assert small.read(file).startswith("type:")
    assert CliRunner().invoke(main, [*ask, str(small.path(file))]).exit_code == 0
    assert small.read(file).startswith("name:")
    small.write(file, "name: [\n")
    told = CliRunner().invoke(main, [*ask, str(small.path(file))])
    assert told.exit_code == 1
    assert "left as it is" in told.output
    assert small.read(file) == "name: [\n"


def test_an_editor_may_pipe_a_file_through_it(small: Library) -> None:
    ask = ["--root", str(small.root), "fmt", "-", "--name", "briefings/actors/x.yml"]
    told = CliRunner().invoke(main, ask, input="type: group\nname: {en: X, es: Y}\n")
    assert (told.exit_code, told.output) == (0, "name: {en: X, es: Y}\ntype: group\n")
    assert CliRunner().invoke(main, [*ask, "--check"], input="type: group\nname: {en: X, es: Y}\n").exit_code == 1
    assert CliRunner().invoke(main, ask, input=b"\xff").exit_code == 1
    assert CliRunner().invoke(main, ask[:-2], input="").exit_code == 2
