"""What came of a build, and how it is told: to people, to programs, and to a pull request; in each language."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefpress.building.annotations import Annotation, for_github, for_gitlab
from briefpress.building.telling import told_in
from briefpress.keeping.files import State
from briefpress.model import LANGUAGES, Language, Problem, cleaned, phrase

_UNREAD = ("yaml", "shape")
"""The rules that tell of files which cannot be read."""
_MOST_PLACES = 5
_FEW = 10
"""So many errors are seen at once; of more a summary is told."""
_WIDEST, _BEFORE = 100, 60
"""How much of a long line is quoted, and how much of it before the place."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build: problems, what was verified by what, and what was done.

    The lines in which there are errors are quoted from the files below `root`.
    """

    problems: tuple[Problem, ...] = ()
    verified: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    claims: int = 0
    worked: int = 0
    pages: Mapping[str, State] = field(default_factory=dict, repr=False)
    root: Path | None = field(default=None, repr=False)
    quoted: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

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
        return f"{''.join(self._lines(language))}{self._counted(language)}{self._summary(language)}\n"

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
            yield f"{first.line(language)}{also}\n{self._quoted(first)}"

    def _quoted(self, problem: Problem) -> str:
        """Return the line that an error is about, with a mark below the place; nothing where there is none to show."""
        place = problem.place
        if self.root is None or problem.severity == "warning" or (place.line, place.column) == (1, 1):
            return ""
        lines = self._file(place.file)
        if len(lines) < place.line:
            return ""
        line, at = cleaned(lines[place.line - 1]).expandtabs(1), place.column - 1
        begin = max(0, at - _BEFORE) if len(line) > _WIDEST else 0
        shown = f"{'…' if begin else ''}{line[begin : begin + _WIDEST]}{'…' if line[begin + _WIDEST :] else ''}"
        margin = f"{place.line:>7} | "
        return f"{margin}{shown}\n{' ' * (len(margin) + at - begin + bool(begin))}^\n"

    def _file(self, file: str) -> list[str]:
        if file not in self.quoted:
            try:
                self.quoted[file] = ((self.root or Path()) / file).read_text("utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError):  # told as a problem of its own, without a line
                self.quoted[file] = []
        return self.quoted[file]

    def _counted(self, language: Language) -> str:
        """Return how many errors there are of each rule and in which files, where they are too many to see at once."""
        if len(self.errors) <= _FEW:
            return ""
        told = []
        for table, names in (("rules", [e.rule for e in self.errors]), ("files", [e.place.file for e in self.errors])):
            first = Counter(names).most_common(_MOST_PLACES)
            rest = len(set(names)) - len(first)
            more = phrase("report", "more", language, n=rest) if rest else ""
            listed = ", ".join(f"{name} {number}" for name, number in first)
            told.append(phrase("report", table, language, listed=listed, more=more))
        return "".join(f"{each}\n" for each in told)

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
        return f"{for_github(self._notes(language))}{self._summary(language)}\n"

    def _gitlab(self, language: Language) -> str:
        return for_gitlab(self._notes(language))

    def _notes(self, language: Language) -> Iterator[Annotation]:
        for problem in self.in_order:
            place = problem.place
            cause = f"{place.file} {problem.key} {problem.values}"
            words = problem.words(language)
            yield Annotation(problem.severity, place.file, place.line, place.column, problem.rule, words, cause)
