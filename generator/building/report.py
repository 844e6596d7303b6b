"""What came of a build, and how it is told: to people, to programs, and to a pull request; in each language."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from generator.building.telling import told_in
from generator.keeping.files import State
from generator.model import LANGUAGES, Language, Problem, phrase

_UNREAD = ("yaml", "shape")
"""The rules that tell of files which cannot be read."""
_MOST_PLACES = 5


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

    @property
    def in_order(self) -> list[Problem]:
        """Return the problems as they are told: what cannot be read, the other errors, the warnings; each by place."""
        return sorted(
            self.problems,
            key=lambda each: (each.severity == "warning", each.rule not in _UNREAD, each),
        )

    def told(self) -> dict[str, str]:
        """Return the report in each format and language, by `told_in`."""
        ways = {"text": self._text, "json": self._json, "github": self._github, "gitlab": self._gitlab}
        return {told_in(form, language): way(language) for language in LANGUAGES for form, way in ways.items()}

    def _summary(self, language: Language) -> str:
        errors, held = len(self.errors), sorted(self.verified.items(), reverse=True)
        counts = {
            "errors": errors,
            "warnings": len(self.problems) - errors,
            "claims": self.claims,
            "documents": self.documents,
        }
        verified = "; ".join(phrase("report", by, language, n=number) for by, number in held)
        told = {what: phrase("report", what, language, n=number) for what, number in counts.items()}
        return phrase("report", "summary", language, verified=f": {verified}" if verified else "", **told)

    def _text(self, language: Language) -> str:
        return f"{''.join(self._lines(language))}{self._summary(language)}\n"

    def _lines(self, language: Language) -> Iterator[str]:
        """Yield a line for each problem; what leads to the same thing that is not there has one cause and one line."""
        causes: dict[object, list[Problem]] = {}
        for problem in self.in_order:
            cause = (problem.key, problem.values) if problem.rule == "references" else problem
            causes.setdefault(cause, []).append(problem)
        for first, *others in causes.values():
            places = ", ".join(f"{each.place.file}:{each.place.line}" for each in others[:_MOST_PLACES])
            more = phrase("report", "more", language, n=len(others) - _MOST_PLACES) if others[_MOST_PLACES:] else ""
            also = phrase("report", "also", language, places=places, more=more) if others else ""
            yield f"{first.line(language)}{also}\n"

    def _json(self, language: Language) -> str:
        problems = [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity,
                "rule": problem.rule,
                "message": problem.key,
                "says": problem.says(language),
                "hint": problem.hint(language),
            }
            for problem in self.in_order
        ]
        whole = {
            "problems": problems,
            "verified": self.verified,
            "documents": self.documents,
            "claims": self.claims,
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def _github(self, language: Language) -> str:
        lines = []
        for problem in self.in_order:
            place = problem.place
            words = _percent(problem.words(language))
            at = f"file={_percent(place.file, ',:')},line={place.line},col={place.column},title={problem.rule}"
            lines.append(f"::{problem.severity} {at}::{words}\n")
        return "".join(lines) + self._summary(language) + "\n"

    def _gitlab(self, language: Language) -> str:
        """Return a report of code quality as GitLab reads it; a fingerprint lasts while lines move."""
        seen: Counter[str] = Counter()
        issues = []
        for problem in self.in_order:
            cause = f"{problem.place.file} {problem.key} {problem.values}"
            seen[cause] += 1
            issues.append(
                {
                    "description": problem.words(language),
                    "check_name": problem.rule,
                    "fingerprint": blake2b(f"{cause} {seen[cause]}".encode(), digest_size=16).hexdigest(),
                    "severity": "major" if problem.severity == "error" else "minor",
                    "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
                }
            )
        return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _percent(words: str, more: str = "") -> str:
    """Escape as GitHub's workflow commands want it."""
    for sign in "%\r\n" + more:
        words = words.replace(sign, f"%{ord(sign):02X}")
    return words
