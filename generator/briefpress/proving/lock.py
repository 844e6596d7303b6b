"""The lock: what somebody who had the texts saw of them.

`seeds/passages.lock` has a line a text, a passage and an actor, each of which says of which text it was seen:

    harbour 1-77ab12cd34ef5678 actor mara-ilves ["Mara Ilves", "Ilves"]
    harbour 1-77ab12cd34ef5678 passage 5f0c12ab9e77d310 paragraph 3 start 120 end 151 within 9a3f00c1
    harbour 1-77ab12cd34ef5678 text 9f2c… words 412

A passage is known by its own words, not by its claim's name or place, and a line that no briefing needs any longer
says nothing: the lines of two branches may lie side by side in any order.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from briefpress.model import Standing
from briefpress.proving.folding import fold

HEADER = "# Made by `briefings lock` from the source texts. Do not edit.\n\n"
_NAME = r'"(?:[^"\\]|\\["\\])+"'
_LINE = re.compile(
    r"[a-z0-9-]+ (?P<reads>1-[0-9a-f]{16}) "
    rf"(?:actor (?P<actor>[a-z0-9-]+) (?P<spellings>\[{_NAME}(?:, {_NAME})*\])"
    r"|passage (?P<mark>[0-9a-f]{16}) paragraph (?P<paragraph>\d{1,9}) start (?P<start>\d{1,9})"
    r" end (?P<end>\d{1,9}) within (?P<within>[0-9a-f]{8})"
    r"|text (?P<sha256>[0-9a-f]{64}) words (?P<words>\d{1,9}))"
)
_MERGE = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock holds of one text of a document.

    `reads` is the text's fingerprint as the eye reads it, empty when nothing is known; `standing` tells by a passage's
    mark where it stands, and the mark of the paragraph around it.
    """

    reads: str = ""
    words: int = 0
    standing: Mapping[str, tuple[Standing, str]] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Locked()


@lru_cache(1)
def sections_of(lock: str) -> Mapping[str, list[str]]:
    """Return the lock's lines by document, without reading them further."""
    sections: dict[str, list[str]] = {}
    for line in lock.split("\n"):
        if line and not line.startswith("#"):
            sections.setdefault(line.partition(" ")[0], []).append(line)
    return sections


def faults_of(lock: str) -> tuple[list[int], list[int]]:
    """Return the numbers (from 1) of the lines that a merge left behind, and of those of no form that is known."""
    lines = [(number, line) for number, line in enumerate(lock.split("\n"), 1) if not _LINE.fullmatch(line)]
    merged = [number for number, line in lines if _MERGE.fullmatch(line)]
    strange = [number for number, line in lines if line.strip() and line[0] != "#" and number not in merged]
    return merged, strange


def locked(section: Iterable[str], sha256: str) -> Locked:
    """Return what a document's lines say of its text with that fingerprint; what cannot be read says nothing."""
    lines = [match for line in section if (match := _LINE.fullmatch(line))]
    text = next((match for match in lines if match["sha256"] == sha256), None)
    if text is None:
        return NOTHING
    standing: dict[str, tuple[Standing, str]] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    for each in lines:
        if each["reads"] != text["reads"]:
            continue
        if each["mark"]:
            at = Standing(*(int(each[part]) for part in ("paragraph", "start", "end")))
            standing[each["mark"]] = at, each["within"]
        elif each["actor"]:
            found = json.loads(each["spellings"])
            spellings[each["actor"]] = tuple(dict.fromkeys((*spellings.get(each["actor"], ()), *found)))
    return Locked(text["reads"], int(text["words"]), standing, spellings)


def lines_of(document: str, sha256: str, lock: Locked) -> list[str]:
    """Return the lines that say what is locked of a document's text."""
    head = f"{document} {lock.reads}"
    lines = [f"{head} text {sha256} words {lock.words}"]
    lines += [
        f"{head} passage {mark} paragraph {at.paragraph} start {at.start} end {at.end} within {within}"
        for mark, (at, within) in lock.standing.items()
    ]
    lines += [
        f"{head} actor {actor} {json.dumps(found, ensure_ascii=False)}"
        for actor, found in lock.spellings.items()
        if found
    ]
    return sorted(lines)


def mark_of(passage: str, before: str | None = None, after: str | None = None) -> str:
    """Return the mark by which a passage, with what tells it apart, is known again without its text."""
    return mark("\n".join(fold(part or "") for part in (before, passage, after)))


def mark(words: str) -> str:
    """Return a mark of some words (16 hexadecimal digits)."""
    return blake2b(words.encode(), digest_size=8).hexdigest()
