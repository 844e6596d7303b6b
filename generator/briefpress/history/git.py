"""What git tells of a folder's files: the commits that touched them, and their text in each."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MARK = "\x01"


class Commit(NamedTuple):
    """A commit: its hash, its date (ISO 8601), and (A, M or D, path below the library's root) of each file."""

    name: str
    when: str
    files: tuple[tuple[str, str], ...]


def commits(root: Path, folder: str, most: int) -> list[Commit]:
    """Return the newest `most` commits that touched files of a folder, newest first; none without git or history.

    A file that was renamed counts as one gone and one come.
    """
    said = _git(
        root,
        "log",
        f"--max-count={most}",
        f"--format={_MARK}%H %cI",
        "--name-status",
        "--no-renames",
        "--no-ext-diff",
        "--no-merges",
        "--relative",
        "--",
        folder,
    )
    if said is None:
        return []
    found = []
    for block in said.decode("utf-8", "replace").split(_MARK)[1:]:
        head, *lines = block.strip().splitlines()
        name, when = head.split(" ", 1)
        files = tuple((line[0], line.split("\t", 1)[1]) for line in lines if "\t" in line)
        found.append(Commit(name, when, files))
    return found


def days(root: Path, folder: str) -> dict[str, tuple[str, str]]:
    """Return for each file of a folder the days (ISO 8601) of the first and of the newest commit that touched it."""
    said = _git(
        root, "log", f"--format={_MARK}%cs", "--name-only", "--no-renames", "--no-merges", "--relative", "--", folder
    )
    found: dict[str, tuple[str, str]] = {}
    for block in (said or b"").decode("utf-8", "replace").split(_MARK)[1:]:
        day, *files = block.split("\n")
        for file in filter(None, files):
            found[file] = (day, found.get(file, ("", day))[1])
    return found


def head(root: Path) -> str:
    """Return the commit that is checked out; empty without git or history."""
    return (_git(root, "rev-parse", "--verify", "--quiet", "HEAD") or b"").decode().strip()


def committed(root: Path) -> tuple[str, int]:
    """Return the commit that is checked out, and its time (seconds since 1970); ("", 0) without git or history."""
    said = (_git(root, "show", "--no-patch", "--format=%H %ct", "HEAD") or b"").decode().split()
    return (said[0], int(said[1])) if len(said) == 2 else ("", 0)


def is_shallow(root: Path) -> bool:
    """Return whether the repository lacks the older part of its history."""
    return _git(root, "rev-parse", "--is-shallow-repository") == b"true\n"


def base_of(root: Path, name: str | None, branch: str = "main") -> str:
    """Return the commit from which the working tree departs: its merge base with `name`, or with the default branch.

    That is the one that the remote repository says, or `branch`. Empty where there is no such commit, or no git.
    """
    branches = dict.fromkeys((branch, "main", "master"))
    for each in (name,) if name else ("origin/HEAD", *(f"origin/{each}" for each in branches), *branches):
        if not each.startswith("-") and (found := _git(root, "merge-base", "HEAD", each)):
            return found.decode().strip()
    return ""


def files_at(root: Path, commit: str, folder: str) -> dict[str, bytes]:
    """Return the files of a folder as they are in a commit, by their path below the library's root."""
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder) or b""
    paths = [each.decode("utf-8", "replace") for each in listed.split(b"\0") if each]
    found = zip(paths, texts(root, [(commit, path) for path in paths]), strict=True)
    return {path: text for path, text in found if text is not None}


def lost_since(root: Path, commit: str, folder: str) -> dict[str, bytes]:
    """Return the files of a folder that were changed or deleted since a commit, as they were in it."""
    said = _git(
        root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--diff-filter=MD", "--relative", "-z", commit,
        "--", folder,
    )  # fmt: skip
    paths = [each.decode("utf-8", "replace") for each in (said or b"").split(b"\0") if each]
    found = zip(paths, texts(root, [(commit, path) for path in paths]), strict=True)
    return {path: text for path, text in found if text is not None}


def last_with(root: Path, path: str, line: str = "") -> bytes | None:
    """Return the newest committed text of a file in which a line begins as `line` (a regular expression) says.

    Without `line`, the newest there is. None where no commit has it, or there is no git.
    """
    [text] = texts(root, [("HEAD", path)]) or [None]
    if text is not None and re.search(line.encode(), text, re.MULTILINE):
        return text
    gone = [f"-G{line}"] if line else ["--diff-filter=D"]
    said = _git(root, "log", "--max-count=1", "--format=%H", "--no-renames", *gone, "--", path)
    commit = (said or b"").decode().strip()
    return (texts(root, [(f"{commit}^", path)]) or [None])[0] if commit else None


def texts(root: Path, wanted: list[tuple[str, str]]) -> list[bytes | None]:
    """Return the text of each (commit, path below the library's root); None where git does not have it."""
    return list(_texts(root, wanted)) if wanted else []


def _texts(root: Path, wanted: list[tuple[str, str]]) -> Iterator[bytes | None]:
    prefix = (_git(root, "rev-parse", "--show-prefix") or b"").decode().strip()
    asked = "".join(f"{commit}:{prefix}{path}\n" for commit, path in wanted)
    said = _git(root, "cat-file", "--batch", given=asked.encode()) or b""
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        head = said[at:end].split()
        at = end + 1
        if len(head) == 3 and head[1] == b"blob":
            size = int(head[2])
            yield said[at : at + size]
            at += size + 1
        else:
            yield None


def _git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """Return what git says, or None when there is no git, or it has no answer."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return run.stdout if run.returncode == 0 else None
