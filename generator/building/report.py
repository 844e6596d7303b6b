"""What came of a build, and how it is told: to people, to programs, and to a pull request."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.keeping.files import State
from generator.model import Problem

_VERIFIED = {
    "text": "verified against the texts",
    "lock": "verified against seeds/passages.lock (the texts are not at hand)",
    "nothing": "not verified",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build: problems, what was verified by what, and what was done."""

    problems: tuple[Problem, ...] = ()
    verified: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    claims: int = 0
    worked: int = 0
    pages: Mapping[str, State] = field(default_factory=dict, repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def told(self) -> dict[str, str]:
        """Return the report in each format: `text`, `json` and `github`."""
        return {"text": self._text(), "json": self._json(), "github": self._github()}

    def _summary(self) -> str:
        errors = len(self.errors)
        found = f"{_count(errors, 'error')}, {_count(len(self.problems) - errors, 'warning')}"
        verified = "; ".join(f"{number} {_VERIFIED[by]}" for by, number in sorted(self.verified.items(), reverse=True))
        held = f"{_count(self.claims, 'claim')} in {_count(self.documents, 'document')}"
        return f"{found}. {held}{f': {verified}' if verified else ''}."

    def _text(self) -> str:
        return "".join(f"{problem}\n" for problem in self.problems) + self._summary() + "\n"

    def _json(self) -> str:
        problems = [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity,
                "rule": problem.rule,
                "says": problem.says,
                "hint": problem.hint,
            }
            for problem in self.problems
        ]
        whole = {
            "problems": problems,
            "verified": self.verified,
            "documents": self.documents,
            "claims": self.claims,
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def _github(self) -> str:
        lines = []
        for problem in self.problems:
            place = problem.place
            words = _percent(f"{problem.says}; {problem.hint}")
            at = f"file={_percent(place.file, ',:')},line={place.line},col={place.column},title={problem.rule}"
            lines.append(f"::{problem.severity} {at}::{words}\n")
        return "".join(lines) + self._summary() + "\n"


def _percent(words: str, more: str = "") -> str:
    """Escape as GitHub's workflow commands want it."""
    for sign in "%\r\n" + more:
        words = words.replace(sign, f"%{ord(sign):02X}")
    return words


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
