"""The lock: where every passage stood when somebody who had the texts last looked.

`seeds/passages.lock` has one line a source, a passage and an actor, so that pull requests merge:

    harbour sha256 9f2c… words 412
    harbour claims.trade-doubled paragraph 3 start 120 end 151 passage 5f0c…
    harbour actor mara-ilves ["Mara Ilves", "Ilves"]
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from generator.model import Evidence, Standing
from generator.proving.folding import fold

HEADER = "# Made by `briefings lock` from the source texts. Do not edit.\n\n"


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock holds of one document."""

    sha256: str = ""
    words: int = 0
    standing: Mapping[str, tuple[Standing, str]] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def sections_of(lock: str) -> dict[str, str]:
    """Return the lock's lines by document, without reading them further."""
    sections: dict[str, list[str]] = {}
    for line in lock.splitlines():
        if line and not line.startswith("#"):
            sections.setdefault(line.partition(" ")[0], []).append(line)
    return {document: "\n".join(lines) for document, lines in sections.items()}


def locked(section: str) -> Locked:
    """Return what a document's lines in the lock say.

    Raises ValueError when a line is not of the lock's form.
    """
    sha256, words = "", 0
    standing: dict[str, tuple[Standing, str]] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    for line in section.splitlines():
        match line.split(" ", 3):
            case [_, "sha256", digest, rest]:
                sha256, words = digest, int(rest.removeprefix("words "))
            case [_, "actor", actor, rest]:
                spellings[actor] = tuple(json.loads(rest))
            case [_, key, "paragraph", rest]:
                paragraph, _, start, _, end, _, mark = rest.split(" ")
                standing[key] = Standing(int(paragraph), int(start), int(end)), mark
            case _:
                raise ValueError(f"not a line of the lock: {line}")
    return Locked(sha256, words, standing, spellings)


def section_of(document: str, sha256: str, evidence: Evidence, marks: Mapping[str, str]) -> str:
    """Return a document's lines for the lock; `marks` are its passages' marks by key."""
    lines = [f"{document} sha256 {sha256} words {evidence.words}"]
    lines += [
        f"{document} {key} paragraph {at.paragraph} start {at.start} end {at.end} passage {marks[key]}"
        for key, at in evidence.standing.items()
        if isinstance(at, Standing)
    ]
    lines += [
        f"{document} actor {actor} {json.dumps(found, ensure_ascii=False)}"
        for actor, found in sorted(evidence.spellings.items())
        if found
    ]
    return "\n".join(lines)


def mark(passage: str, before: str | None, after: str | None) -> str:
    """Return the mark by which a passage is known again without its text (16 hexadecimal digits)."""
    whole = "\n".join(fold(part or "") for part in (before, passage, after))
    return blake2b(whole.encode(), digest_size=8).hexdigest()
