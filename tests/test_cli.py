"""The door for people."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefpress.cli import main
from tests.conftest import Library


def run(small: Library, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(small.root), *words])


def test_a_sound_library_exits_with_0(small: Library) -> None:
    result = run(small, "check")
    assert (result.exit_code, result.output) == (
        0,
        "0 errors, 0 warnings. 11 claims in 2 documents: 2 verified against the texts.\n",
    )


def test_a_private_copy_needs_a_text(small: Library) -> None:
    small.take_texts()
    result = run(small, "build", "--with-texts", "--markdown")
    assert result.exit_code == 1
    assert "no source text is at hand; put them in seeds/" in result.output


def test_problems_exit_with_1_in_each_format(small: Library) -> None:
    small.change("briefings/documents/harbour.yml", "kind: plan", "kind: plann")
    assert run(small, "check").output.startswith(
        "briefings/documents/harbour.yml:48:11: error[shape]: `kind` cannot be `plann`; did you mean `plan`?"
    )
    told = json.loads(run(small, "check", "--format", "json").output)
    assert [(each["rule"], each["line"], each["column"]) for each in told["problems"]] == [("shape", 48, 11)]
    assert told["verified"] == {"text": 1, "nothing": 1}
    assert run(small, "check", "--format", "github").output.startswith(
        "::error file=briefings/documents/harbour.yml,line=48,col=11,title=shape::`kind` cannot be `plann`"
    )
    (quality,) = json.loads(run(small, "check", "--format", "gitlab").output)
    assert (quality["severity"], quality["location"]) == (
        "major",
        {"path": "briefings/documents/harbour.yml", "lines": {"begin": 48}},
    )
    small.change("briefings/documents/harbour.yml", "\ntitle:", "\n# A line more.\ntitle:")
    (moved,) = json.loads(run(small, "check", "--format", "gitlab").output)
    assert (moved["fingerprint"], moved["location"]["lines"]) == (quality["fingerprint"], {"begin": 49})
    assert {run(small, *words).exit_code for words in (["check"], ["build"], ["check", "--format", "json"])} == {1}


def test_wrong_use_exits_with_2_and_says_why(small: Library, tmp_path: Path) -> None:
    assert run(small, "chekc").exit_code == 2
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "check"])
    assert result.exit_code == 2
    assert "there is no folder briefings/ in" in result.output


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_with_an_example(small: Library, command: str) -> None:
    result = run(small, command, "--help")
    assert result.exit_code == 0
    assert f"Example: briefings {'--seeds ../texts ' if command == 'lock' else ''}{command}" in result.output


def test_seeds_may_be_named(small: Library, tmp_path: Path) -> None:
    small.path("seeds/harbour.txt").rename(tmp_path / "harbour.txt")
    assert "1 verified against the texts; 1 verified against seeds/passages.lock" in run(small, "check").output
    assert "2 verified against the texts" in run(small, "--seeds", str(tmp_path), "check").output


def test_the_module_does_what_the_command_does(small: Library) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefpress", "check"], cwd=small.root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 errors")


def test_two_builds_at_once_do_not_spoil_each_other(small: Library) -> None:
    command = [sys.executable, "-m", "briefpress", "build", "--markdown"]
    runs = [subprocess.Popen(command, cwd=small.root, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [run.communicate()[0][:8] for run in runs] == ["0 errors"] * 3
    assert len(small.pages()) == 86


def test_where_nothing_can_be_remembered_it_is_said_once_and_all_goes_on(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BRIEFINGS_CACHE", str(tmp_path / "file"))
    result = run(small, "check")
    assert result.exit_code == 0
    assert result.stderr == f"nothing can be remembered in {tmp_path / 'file'} (Not a directory); going on without\n"
    assert result.stdout.startswith("0 errors")
    assert "nothing can be remembered" not in run(small, "check").stderr


def test_what_the_system_refuses_is_told_without_a_traceback(small: Library) -> None:
    small.write("docs/en", "a file where a folder must be")
    result = run(small, "build", "--markdown")
    assert result.exit_code == 1
    assert f"the system refuses {small.path('docs/en')}" in result.stderr
    assert "Traceback" not in result.output
    small.path("docs/en").unlink()
    assert run(small, "build", "--markdown").exit_code == 0
