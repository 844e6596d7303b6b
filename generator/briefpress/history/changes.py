"""What each commit did to the claims: added, changed or withdrawn."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefpress.history.git import Commit, commits, texts
from briefpress.model import SLUG, Change, Did, cleaned, former_of

FIELDS = ("says", "kind", "voice", "passage", "when", "note")
"""The fields of a claim whose change is told; the others (actors, sections) only order it."""
MOST_COMMITS = 300
MOST_FILES = 200
"""A commit of more briefings is told by briefing only."""
_WHOLE: dict[str, Did] = {"A": "document-added", "D": "document-withdrawn"}
_RULES = 5
"""Counted up when the same commit would be told differently: what was remembered is then forgotten."""
_FOLDER = "briefings/documents"
_ID = re.compile(rf"{SLUG}\Z")

Parse = Callable[[bytes], Mapping[str, Any] | None]
"""Returns what a briefing's YAML holds, its claims by id, or None when it cannot be read."""


def history(root: Path, parse: Parse, memory: Path) -> list[Change]:
    """Return what the newest commits did to claims, newest first.

    A commit says the same for ever, so what it did is kept in the file `memory` and asked of git only once.
    """
    known = _remembered(memory)
    found: dict[str, list[dict[str, Any]]] = {}
    for commit in commits(root, _FOLDER, MOST_COMMITS):
        if commit.name in known:
            found[commit.name] = known[commit.name]
        else:
            found[commit.name] = [asdict(each) for each in _changes(root, commit, parse)]
    if found.keys() != known.keys():
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps({"rules": _RULES, "commits": found}, ensure_ascii=False), "utf-8")
    return [Change(**row) for rows in found.values() for row in rows]


def _remembered(memory: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        found = json.loads(memory.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found["commits"] if isinstance(found, dict) and found.get("rules") == _RULES else {}


def _changes(root: Path, commit: Commit, parse: Parse) -> Iterator[Change]:
    files = {
        Path(path).stem: (did, path)
        for did, path in commit.files
        if path.endswith(".yml") and _ID.match(Path(path).stem)
    }
    versions = dict(_versions(root, commit, files, parse)) if len(files) <= MOST_FILES else {}
    became = _renamed(files, versions)
    was = {new: old for old, new in became.items()}
    for name, (did, _) in files.items():
        if (whole := _WHOLE.get(did)) and name not in became and name not in was:
            yield Change(commit.name, commit.when, name, "", whole, {}, {})
    for name, (before, after) in versions.items():
        if name in became:
            continue
        if name in was:
            before, _ = versions[was[name]]
        if before is not None and after is not None:
            yield from _compared(commit, name, before.get("claims") or {}, after.get("claims") or {})


_Versions = tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]
"""A briefing before a commit and after it; empty where it was not there, None where it cannot be read."""


def _versions(
    root: Path, commit: Commit, files: Mapping[str, tuple[str, str]], parse: Parse
) -> Iterator[tuple[str, _Versions]]:
    paths = [path for _, path in files.values()]
    found = texts(root, [(f"{commit.name}{side}", path) for side in ("^", "") for path in paths])
    for name, old, new in zip(files, found, found[len(paths) :], strict=False):
        before, after = ({} if text is None else parse(text) for text in (old, new))
        yield name, (before, after)


def _renamed(files: Mapping[str, tuple[str, str]], versions: Mapping[str, _Versions]) -> dict[str, str]:
    """Return the briefings that go by another name since the commit: the new one says what it was called."""
    added = {name: after for name, (_, after) in versions.items() if files[name][0] == "A" and after}
    gone = {name for name, (did, _) in files.items() if did == "D"}
    return {old: name for name, after in added.items() for old in former_of(after) if old in gone}


def _compared(commit: Commit, document: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    became = {
        old: claim for claim, data in after.items() for old in former_of(data) if old not in after and old in before
    }
    for claim in filter(_ID.match, dict.fromkeys((*after, *(each for each in before if each not in became)))):
        was = next((old for old, now in became.items() if now == claim and claim not in before), claim)
        old, new = _told(before.get(was)), _told(after.get(claim))
        if old and "withdrawn" in new.keys() - old.keys():
            said = {"withdrawn": new.pop("withdrawn")}
            yield Change(commit.name, commit.when, document, claim, "withdrawn", old, said)
        elif "withdrawn" in (new or old):
            continue  # that it is upheld no more was told, or it never was
        elif new and (not old or "withdrawn" in old):
            yield Change(commit.name, commit.when, document, claim, "added", {}, new)
        elif old and not new:
            yield Change(commit.name, commit.when, document, claim, "withdrawn", old, {})
        elif different := [field for field in FIELDS if old.get(field) != new.get(field)]:
            yield Change(
                commit.name,
                commit.when,
                document,
                claim,
                "changed",
                {field: old[field] for field in different if field in old},
                {field: new[field] for field in different if field in new},
            )


def _told(claim: object) -> dict[str, Any]:
    if not isinstance(claim, Mapping):
        return {}
    told = {field: _clean(claim[field]) for field in FIELDS if field in claim}
    withdrawn = claim.get("withdrawn")
    if isinstance(withdrawn, Mapping):
        told["withdrawn"] = _clean(withdrawn.get("because"))
    return told


def _clean(value: Any) -> Any:
    """Return a value without the signs that nobody sees, which the checks of the time may have let pass."""
    match value:
        case str():
            return " ".join(cleaned(value).split())
        case Mapping():
            return {_clean(key): _clean(item) for key, item in value.items()}
        case list():
            return [_clean(item) for item in value]
        case None | int():
            return value
        case _:
            return str(value)
