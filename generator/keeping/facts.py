"""What an output can have read, by name; what changed between two builds, by the same names.

file:briefings/actors/x.yml     a file's content        text:<sha256>         whether a text is at hand
settings.address                a field of the settings lock:harbour          a briefing's part of the lock
actors                          which actors there are  text-named:x.txt      which text bears a name
actors/x                        whether there is one    actors/x.name         a field of it
cite:harbour#a                  who cites a claim       relate:x              how others stand to an actor
documents, documents/x          as with actors          documents/x.source    a field of a briefing
documents/x.claims              all about its claims    claim:x#a             one claim, wherever its line stands
claims:x?actor:y                its claims that use y   use:actor:y           which briefings use y, how often
written:y                       where an actor's spellings are written
count:x                         how many claims it has
newest, years, totals, sums:actor, problems, changes    of the whole library
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model import Claim, cited_by


def uses_of(claim: Claim) -> set[str]:
    """Return what a claim uses: `actor:x`, `section:y`, `figures`."""
    things = {f"section:{each}" for each in claim.sections}
    things |= {f"actor:{each}" for each in (*claim.voice, *claim.actors)}
    return things | ({"figures"} if claim.figures else set())


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
    """Yield the claims and actors to which a thing of the library stands otherwise than before."""
    old, new = (list(dict.fromkeys(cited_by(each))) if each else [] for each in (before, after))
    yield from (f"cite:{each}" for each in set(old) ^ set(new))
    if folder == "actors":
        stood, stands = (each.relations if each else () for each in (before, after))
        if stood != stands:
            yield from (f"relate:{each.to}" for each in (*stood, *stands))


ClaimRow = tuple[str, int, str, str]
"""A claim as it is kept: id, line, standing, facts (JSON)."""


def changed_claims(document: str, before: Iterable[ClaimRow], after: Iterable[ClaimRow]) -> Iterator[str]:
    """Yield the facts of a briefing's claims that changed."""
    before, after = [tuple(row) for row in before], [tuple(row) for row in after]
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
