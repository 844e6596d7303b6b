"""References that lead nowhere in; the same with what became of what they led to, as far as git knows, out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefpress.building.briefings import DOCUMENTS
from briefpress.building.house import House
from briefpress.history import last_with
from briefpress.model import Problem, error
from briefpress.reading import raw

MOST = 50
"""So many things that are gone are looked for in git."""
_SHELVES = {"references.actor": "actors", "references.section": "sections"}
_CLAIMS = ("references.claim", "references.own-claim")
_NAMES = ("name", "title")
_SHA = re.compile(rb"^  sha256: *['\"]?([0-9a-f]{64})", re.MULTILINE)


def traced(problems: Iterable[Problem], house: House) -> list[Problem]:
    """Return problems in order; an id that led somewhere once is told as renamed or deleted."""
    tracer = _Tracer(house)
    return sorted(tracer.traced(problem) for problem in problems)


@dataclass
class _Tracer:
    house: House
    known: dict[tuple[str, str], tuple[str, dict[str, str]] | None] = field(default_factory=dict)

    def traced(self, problem: Problem) -> Problem:
        if problem.rule != "references":
            return problem
        given = str(dict(problem.values)["given"])
        if problem.key == "references.own-claim":
            given = f"{problem.place.file.rpartition('/')[2].removesuffix('.yml')}#{given}"
        cause = (problem.key, given)
        if cause not in self.known:
            self.known[cause] = self._became(*cause) if len(self.known) < MOST else None
        became = self.known[cause]
        return error(problem.place, became[0], **became[1]) if became else problem

    def _became(self, key: str, given: str) -> tuple[str, dict[str, str]] | None:
        if shelf := _SHELVES.get(key):
            return self._thing(shelf, given)
        if key not in _CLAIMS:
            return None
        document, _, name = given.partition("#")
        file = f"{DOCUMENTS}/{document}.yml"
        if not (self.house.root / file).exists():
            return self._document(file, document)
        claim = _claims(raw(last_with(self.house.root, file, f"^  {name}:") or b"")).get(name)
        if claim is None:
            return None
        now = _claims(raw((self.house.root / file).read_bytes()))
        near = next((each for each, other in now.items() if _is_same("passage", claim, other)), "")
        if not near:
            return "references.deleted", {"given": given}
        own = key == "references.own-claim"
        return "references.renamed", {"given": name if own else given, "near": near if own else f"{document}#{near}"}

    def _document(self, file: str, document: str) -> tuple[str, dict[str, str]] | None:
        old = last_with(self.house.root, file)
        digest = _SHA.search(old or b"")
        if digest is None:
            return None
        for path in sorted((self.house.root / DOCUMENTS).glob("*.yml")):
            found = _SHA.search(path.read_bytes())
            if found and found[1] == digest[1]:
                return "references.document-renamed", {"given": document, "near": path.stem}
        return "references.document-deleted", {"given": document}

    def _thing(self, shelf: str, given: str) -> tuple[str, dict[str, str]] | None:
        old = raw(last_with(self.house.root, f"briefings/{shelf}/{given}.yml") or b"")
        if not isinstance(old, Mapping):
            return None
        for path in sorted((self.house.root / "briefings" / shelf).glob("*.yml")):
            now = raw(path.read_bytes())
            if isinstance(now, Mapping) and any(_is_same(each, old, now) for each in _NAMES):
                return "references.renamed", {"given": given, "near": path.stem}
        return "references.deleted", {"given": given}


def _claims(data: Any) -> Mapping[str, Any]:
    claims = data.get("claims") if isinstance(data, Mapping) else None
    return claims if isinstance(claims, Mapping) else {}


def _is_same(key: str, one: Any, other: Any) -> bool:
    return (
        isinstance(one, Mapping)
        and isinstance(other, Mapping)
        and one.get(key) not in (None, {})
        and (one[key] == other.get(key))
    )
