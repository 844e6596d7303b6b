"""What an output can have read, by name; what changed between two builds, by the same names.

| Fact | What it tells |
| --- | --- |
| `file:briefings/actors/x.yml`, `library` | a file's content; that of any file but briefings |
| `text:<sha256>`, `text-named:x.txt`, `lock:harbour` | a text at hand; a file's name; a briefing's part of the lock |
| `settings.address`, `actors/x.name`, `documents/x.source` | a field |
| `actors/x`, `documents/x`, `unread/actors:x` | whether there is one; whether one cannot be read |
| `actors`, `documents` | which there are |
| `cite:x#a`, `used:x` | who cites a claim; the claims of a briefing that are drawn together somewhere |
| `relate:x`, `bearer:n` | how others stand to an actor; the actors that bear a name |
| `claim:x#a` | one claim, wherever its line stands |
| `documents/x.claims`, `count:x` | all claims of a briefing, with their lines; how many |
| `claims:x?actor:y`, `claims:x?section:y`, `claims:x?figures`, `claims:x?dated` | those of its claims |
| `use:former:x`, `sums:former` | which briefing had an id before; all such ids |
| `use:actor:y`, `sums:actor`, `written:y` | which briefings use it, and how often; all such sums; spellings and where |
| `days.x`, `days` | when a briefing was committed; when any was |
| `newest`, `years`, `totals`, `large`, `problems`, `changes` | of the whole library |
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefpress.model import USERS, Claim, cited_by, plain_name

SIGNS = {"figures": '"figures"', "dated": '"when"'}
"""What stands in the JSON of a claim that uses something that is no thing of the library."""


def uses_of(claim: Claim) -> set[str]:
    """Return what a claim uses: `actor:x`, `section:y`, `figures`, a date (`dated`)."""
    things = {f"section:{each}" for each in claim.sections}
    things |= {f"actor:{each}" for each in (*claim.voice, *claim.actors)}
    return things | ({"figures"} if claim.figures else set()) | ({"dated"} if claim.when else set())


def changed_fields(name: str, before: str, after: str) -> Iterator[str]:
    """Yield the facts that differ between two states of a thing, each JSON or empty where there is none."""
    if before == after:
        return
    if not before or not after:
        yield name.rpartition("/")[0]
        yield name
    old, new = (json.loads(each) if each else {} for each in (before, after))
    yield from (f"{name}.{field}" for field in old.keys() | new.keys() if old.get(field) != new.get(field))


def changed_links(folder: str, name: str, before: Any, after: Any) -> Iterator[str]:
    """Yield the claims, actors and names to which a thing of the library stands otherwise than before."""
    old, new = (list(dict.fromkeys(cited_by(each))) if each else [] for each in (before, after))
    yield from (f"cite:{each}" for each in set(old) ^ set(new))
    if folder in USERS:
        yield from {f"used:{each.partition('#')[0]}" for each in set(old) ^ set(new)}
    if folder == "actors":
        stood, stands = (each.relations if each else () for each in (before, after))
        if stood != stands:
            yield from (f"relate:{each.to}" for each in (*stood, *stands))
        named, names = ({plain_name(each) for _, each in side.names()} if side else set() for side in (before, after))
        yield from (f"bearer:{each}" for each in named ^ names)


ClaimRow = tuple[str, int, str, str]
"""A claim as it is kept: id, line, standing, facts (JSON)."""


def changed_claims(document: str, before: Iterable[ClaimRow], after: Iterable[ClaimRow]) -> Iterator[str]:
    """Yield the facts of a briefing's claims that changed."""
    before, after = list(before), list(after)
    if before == after:
        return
    yield f"documents/{document}.claims"
    old, new = ({name: (at, facts) for name, _, at, facts in rows} for rows in (before, after))
    touched = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    yield from (f"claim:{document}#{name}" for name in touched)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        touched |= old.keys() | new.keys()
    used = (
        uses_of(Claim.model_validate_json(side[name][1])) for name in touched for side in (old, new) if name in side
    )
    yield from (f"claims:{document}?{thing}" for thing in set().union(*used))


def changed_uses(before: tuple[str, Mapping[str, int]], after: tuple[str, Mapping[str, int]]) -> Iterator[str]:
    """Yield the facts of who uses what that changed with a briefing; both are its day and its claims by thing."""
    (day, old), (then, new) = before, after
    touched = {thing for thing in old.keys() | new.keys() if day != then or old.get(thing) != new.get(thing)}
    yield from (f"use:{thing}" for thing in touched)
    yield from {f"sums:{thing.partition(':')[0]}" for thing in touched if old.get(thing) != new.get(thing)}
