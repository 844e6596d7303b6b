"""What has changed since a commit, for a reviewer: by claim, with the verdicts of both states."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefpress.building.annotations import Annotation, for_github, for_gitlab
from briefpress.building.answering import Answer, answer
from briefpress.building.house import House
from briefpress.building.slicing import shelves_at, shelves_of
from briefpress.building.telling import Tell, silent
from briefpress.drafting.review import Review, Shelves, review
from briefpress.drafting.telling import Beside, notes_of, told
from briefpress.history import base_of, files_at
from briefpress.model import SETTINGS, Language, Marks, Quotation, phrase, place_of
from briefpress.proving import locked, sections_of
from briefpress.reading import marks_of, raw

ANNOTATED = {"github": for_github, "gitlab": for_gitlab}
"""Formats that put what has changed beside its lines."""
_NUMBER = re.compile(r"\d[\d.,]*")


def review_told(
    house: House, base: str | None, form: str, language: Language, *, whole: bool, tell: Tell
) -> tuple[str, int]:
    """Compare the working tree with the commit from which it departs; return what to say and the exit code."""
    commit = base_of(house.root, base)
    if not commit:
        return f"{phrase('review', 'no-base', language, base=base or 'main')}\n", 1
    before, then = _then(house, commit)
    after = shelves_at(house)
    found = review(before, after)
    if form in ANNOTATED:
        return ANNOTATED[form](_annotations(house, found, language)), 0
    now = answer(house, write=False, tell=tell)
    old, new = _problems(then), _problems(now)
    beside = Beside(
        base=commit,
        come=_apart(new, old),
        gone=_apart(old, new),
        verified=json.loads(now.told["json"])["verified"],
        budgets=tuple(_budgets(house, found, after)),
    )
    return told(found, beside, form, language, whole=whole), 0


def _annotations(house: House, found: Review, language: Language) -> Iterator[Annotation]:
    """Yield notes on the lines of what has changed; the problems of these lines are told by `check`."""
    marks: dict[str, Marks] = {}
    for name, title, words in notes_of(found, language):
        document, _, claim = name.partition("#")
        file = f"briefings/{f'documents/{document}' if claim else name}.yml"
        if claim and file not in marks:
            marks[file] = marks_of((house.root / file).read_bytes())
        place = place_of(file, marks.get(file, {}), ("claims", claim) if claim else (), key=True)
        yield Annotation("notice", file, place.line, place.column, f"{name}: {title}", words or name, f"{name} {words}")


def _then(house: House, commit: str) -> tuple[Shelves, Answer]:
    """Return the data of the library as it was in a commit, and what the checks say of it."""
    files = files_at(house.root, commit, "briefings") | files_at(house.root, commit, "seeds")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for path, data in files.items():
            place = root / path
            if place.resolve().is_relative_to(root):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        then = House(root, (root / "seeds", *house.seeds))
        yaml = {root / path: data for path, data in files.items() if path.startswith("briefings/")}
        return shelves_of(yaml, root), answer(then, write=False, tell=silent)


def _problems(said: Answer) -> Counter[str]:
    """Return the problems of an answer without their lines, which an edit above them moves."""
    found = json.loads(said.told["json"])["problems"]
    return Counter(f"{each['file']}: {each['severity']}[{each['rule']}]: {each['says']}" for each in found)


def _apart(new: Counter[str], old: Counter[str]) -> tuple[str, ...]:
    """Return the new problems that are no old ones; one that only counts otherwise is the same."""
    left = Counter(_NUMBER.sub("#", each) for each in (old - new).elements())
    found = []
    for each in (new - old).elements():
        same = _NUMBER.sub("#", each)
        if left[same] > 0:
            left[same] -= 1
        else:
            found.append(each)
    return tuple(found)


def _budgets(house: House, found: Review, shelves: Shelves) -> list[tuple[str, int, int]]:
    """Return (document, words quoted, words that may be) of each document of which a claim has changed."""
    lock = sections_of(house.lock.read_text("utf-8") if house.lock.exists() else "")
    share = _share(house)
    out = []
    for document in sorted({each.name.partition("#")[0] for each in found.claims} & shelves["documents"].keys()):
        claims = shelves["documents"][document]["claims"].values()
        used = sum(len(str(each.get("passage", "")).split()) for each in claims if "withdrawn" not in each)
        sha256 = shelves["documents"][document]["source"].get("sha256", "")
        out.append((document, used, int(share * locked(lock.get(document, []), sha256).words)))
    return out


def _share(house: House) -> float:
    """Return the share of a source that may be quoted; the usual one where the settings cannot be read."""
    path = house.root / SETTINGS
    given = raw(path.read_bytes()) if path.exists() else None
    try:
        return Quotation.model_validate(given.get("quotation", {}) if isinstance(given, dict) else {}).share
    except ValueError:
        return Quotation().share
