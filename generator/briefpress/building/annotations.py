"""Notes on the lines of files, as GitHub and GitLab put them beside a proposed change."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Literal, NamedTuple

_WEIGHT = {"error": "major", "warning": "minor", "notice": "info"}


class Annotation(NamedTuple):
    """A note on a place in a file; `cause` is what makes it the same when lines move."""

    severity: Literal["error", "warning", "notice"]
    file: str
    line: int
    column: int
    title: str
    words: str
    cause: str


def for_github(notes: Iterable[Annotation]) -> str:
    """Return notes as GitHub's workflow commands."""
    return "".join(
        f"::{each.severity} file={_percent(each.file, ',:')},line={each.line},col={each.column},"
        f"title={_percent(each.title, ',:')}::{_percent(each.words)}\n"
        for each in notes
    )


def for_gitlab(notes: Iterable[Annotation]) -> str:
    """Return notes as a report of code quality, as GitLab reads it; a fingerprint lasts while lines move."""
    seen: Counter[str] = Counter()
    issues = []
    for each in notes:
        seen[each.cause] += 1
        issues.append(
            {
                "description": each.words,
                "check_name": each.title,
                "fingerprint": blake2b(f"{each.cause} {seen[each.cause]}".encode(), digest_size=16).hexdigest(),
                "severity": _WEIGHT[each.severity],
                "location": {"path": each.file, "lines": {"begin": each.line}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _percent(words: str, more: str = "") -> str:
    """Escape as GitHub's workflow commands want it."""
    for sign in "%\r\n" + more:
        words = words.replace(sign, f"%{ord(sign):02X}")
    return words
