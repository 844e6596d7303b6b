"""The forge's workflows: sound, pinned, without rights they do not need; and played through as a forge would."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Library

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent
HARBOUR = "briefings/documents/harbour.yml"


def run(*words: str | Path, cwd: Path = ROOT, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(each) for each in words], cwd=cwd, capture_output=True, text=True, check=False, **more)


def test_the_workflows_are_free_of_known_weaknesses() -> None:
    found = run(TOOLS / "zizmor", "--offline", "--no-progress", ".github")
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", [*map(str, WORKFLOWS)]),
        ("github-issue-forms", [".github/ISSUE_TEMPLATE/mistake.yml"]),
        ("gitlab-ci", [".gitlab-ci.yml"]),
    ],
)
def test_the_files_of_the_forges_have_their_form(schema: str, files: list[str]) -> None:
    found = run(TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
    assert found.returncode == 0, found.stdout


def test_actions_are_pinned_and_a_pull_request_can_write_nothing() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert all(re.search(r"@[0-9a-f]{40} # v\d", line) for line in text.splitlines() if "uses:" in line)
        flow = yaml.safe_load(text)
        assert flow["permissions"] == {}
        assert not re.search(r"\{\{\s*secrets", text)
    checked = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    assert all(job["permissions"] == {"contents": "read"} for job in checked["jobs"].values())


def test_the_schemas_of_the_editor_are_there_and_meet_the_folders() -> None:
    told = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(each).name for each in told} == {each.name for each in (ROOT / "docs/schema").glob("*.json")}
    assert all((ROOT / each).exists() for each in told)
    assert all(list(ROOT.glob(pattern.strip("/"))) for pattern in told.values())


def test_the_hook_for_pre_commit_checks(small: Library) -> None:
    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    words = hook["entry"].split()
    assert run(TOOLS / words[0], *words[1:], cwd=small.root).returncode == 0
    small.change(HARBOUR, "kind: plan", "kind: plann")
    assert run(TOOLS / words[0], *words[1:], cwd=small.root).returncode == 1
    assert re.match(hook["files"], HARBOUR)


class Forge:
    """A pull request on a small library, and the steps of a workflow run upon it."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.folder, self.proposed = folder, folder / "proposed"
        shutil.copytree(library.root, self.proposed)
        self.library = Library(self.proposed)
        (folder / "base/.venv").mkdir(parents=True)
        (folder / "base/.venv/bin").symlink_to(TOOLS)
        self.git("init", "-q", "-b", "main")
        self.base = self.commit("All")

    def git(self, *words: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@b")
        done = run("git", *who, *words, cwd=self.proposed)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        self.git("add", "-A", "-f")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def step(self, workflow: str, job: str, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
        flow = yaml.safe_load((ROOT / f".github/workflows/{workflow}.yml").read_text("utf-8"))
        (step,) = [each for each in flow["jobs"][job]["steps"] if each.get("name") == name]
        kept = {key: value for key, value in os.environ.items() if not key.startswith("BRIEFINGS_SEEDS")}
        return run(
            "bash",
            "-eo",
            "pipefail",
            "-c",
            step["run"],
            cwd=self.folder / step.get("working-directory", "."),
            env=kept | {"CI": "true", "BASE": self.base} | environment,
        )


@pytest.fixture
def forge(small: Library, tmp_path: Path) -> Forge:
    return Forge(small, tmp_path / "forge")


def test_a_bad_change_is_annotated_reviewed_and_once_mended_passes(forge: Forge, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    forge.library.change(HARBOUR, "kind: plan", "kind: plann")
    forge.commit("A slip")
    bad = forge.step("check", "briefings", "Check the briefings")
    assert bad.returncode == 1
    assert bad.stdout.startswith(f"::error file={HARBOUR},line=48,")
    forge.library.change(HARBOUR, "kind: plann", "kind: forecast")
    forge.commit("Mended")
    assert forge.step("check", "briefings", "Check the briefings").returncode == 0
    told = forge.step("check", "briefings", "Review by claim", NUMBER="7", GITHUB_STEP_SUMMARY=str(summary))
    assert told.returncode == 0, told.stderr
    assert (forge.folder / "review/number").read_text("utf-8") == "7\n"
    assert summary.read_text("utf-8") == (forge.folder / "review/review.md").read_text("utf-8")
    assert "harbour\\#contract-planned" in summary.read_text(
        "utf-8"
    ) or "harbour#contract-planned" in summary.read_text("utf-8")


GH = """#!/bin/bash
echo "$@" >> "$CALLS"
case "$*" in
  *--jq*head.sha*) echo "$HEAD" ;;
  *--jq*) cat "$KNOWN" ;;
esac
"""


@pytest.mark.parametrize(
    ("known", "method"), [("", "POST repos/a/b/issues/7/comments"), ("42\n", "PATCH repos/a/b/issues/comments/42")]
)
def test_the_review_is_one_comment_kept_up_to_date(forge: Forge, tmp_path: Path, known: str, method: str) -> None:
    calls = post(forge, tmp_path, known, "7\n", head="abc")
    assert calls[-1] == f"api --method {method} --field body=@body.md"
    assert (forge.folder / "body.md").read_text("utf-8").endswith("What changed.\n")


def test_a_number_is_never_more_than_a_number_and_another_runs_is_left_alone(forge: Forge, tmp_path: Path) -> None:
    assert "api repos/a/b/pulls/71 --jq .head.sha" in post(forge, tmp_path, "", "7/../1;x", head="abc")
    assert len(post(forge, tmp_path, "", "7\n", head="other")) == 1


def post(forge: Forge, folder: Path, known: str, number: str, head: str) -> list[str]:
    """Run the step that posts, with a stand-in for the forge's program; return how it was called."""
    tools, calls = folder / "tools", folder / "calls"
    tools.mkdir(exist_ok=True)
    calls.write_text("")
    (folder / "known").write_text(known)
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    (forge.folder / "review").mkdir(exist_ok=True)
    (forge.folder / "review/number").write_text(number)
    (forge.folder / "review/review.md").write_text("What changed.\n")
    told = forge.step(
        "review",
        "comment",
        "Post the review",
        PATH=f"{tools}:{os.environ['PATH']}",
        CALLS=str(calls),
        KNOWN=str(folder / "known"),
        HEAD=head,
        REPOSITORY="a/b",
        COMMIT="abc",
    )
    assert told.returncode == 0, told.stderr
    return calls.read_text("utf-8").splitlines()
