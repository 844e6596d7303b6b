"""New files for an editor: the draft of a briefing from its text, and templates of everything else."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from briefpress.building.briefings import DOCUMENTS
from briefpress.building.changes import bad_name
from briefpress.building.house import DRAFTS, House
from briefpress.building.replacing import put_in_place
from briefpress.building.schemas import template_of
from briefpress.building.shelving import languages_at
from briefpress.building.slicing import shelves_at
from briefpress.building.telling import line
from briefpress.checking.numbers import written_in
from briefpress.drafting.candidates import Known, candidates, words_of
from briefpress.drafting.draft import Say, Text, draft_of, language_of
from briefpress.drafting.founding import actor_of
from briefpress.drafting.importing import Record
from briefpress.drafting.review import Shelves
from briefpress.model import FOLDERS, Actor, Language, phrase
from briefpress.proving import fingerprint_of
from briefpress.reading.formatting import formatted_alike

_say = partial(line, "draft")

KINDS = {model.__name__.lower(): folder for folder, model in FOLDERS.items()}
"""The folder of each kind of file of which there are templates."""
Told = tuple[str, int]
"""What to say, and the exit code."""


def new_document_told(
    house: House, path: Path, name: str, language: str | None, author: str | None, spoken: Language
) -> Told:
    """Write the draft of a text's briefing to `drafts/<name>.yml`; an existing file is not touched."""
    try:
        words = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _say("no-text", spoken, file=path), 1
    shelves = shelves_at(house)
    if author is not None and author not in shelves["actors"]:
        return _say("no-author", spoken, author=author), 1
    text = Text(words, path.name, fingerprint_of(str(path)), language or language_of(words))
    return _put(house, DRAFTS, name, draft_at(house, shelves, text, author, spoken), "drafted", spoken)


def draft_at(
    house: House, shelves: Shelves, text: Text, author: str | None, spoken: Language, record: Record | None = None
) -> str:
    """Return the draft of a text's briefing, for the library at hand."""
    known = _known(shelves)
    found = candidates(text.words, text.language, known, written_in, (author,) if author else ()) if text.words else []
    record = record or Record("", genre="opinion" if author else "")
    return draft_of(text, found, known.actors, languages_at(house), _speaker(spoken), record)


def new_told(house: House, kind: str, name: str, spoken: Language) -> Told:
    """Write the commented template of a new file; an existing one is not touched."""
    folder = KINDS[kind]
    text = template_of(FOLDERS[folder], kind, languages_at(house), spoken)
    return _put(house, f"briefings/{folder}", name, text, "made", spoken)


def new_actor_told(house: House, name: str, called: str, sort: str, spellings: Sequence[str], spoken: Language) -> Told:
    """Write the file of an actor who is `called` so, in every language for now, and spelt so; an existing one stays."""
    if any(not each.strip() or not each.isprintable() for each in (called, *spellings)):
        return _say("no-name", spoken), 1
    text = actor_of(called, sort, spellings or (called,), languages_at(house))
    return _put(house, "briefings/actors", name, formatted_alike(text, Actor), "made-actor", spoken)


def _put(house: House, folder: str, name: str, text: str, key: str, spoken: Language) -> Told:
    if bad_name(DOCUMENTS if folder == DRAFTS else folder, name):
        return _say("no-id", spoken, name=name), 1
    file = f"{folder}/{name}.yml"
    place = house.root / file
    if place.exists():
        return _say("exists", spoken, file=file), 1
    put_in_place({place: text.encode()})
    return _say(key, spoken, file=file), 0


def _speaker(spoken: Language) -> Say:
    return lambda key, **values: phrase("draft", key, spoken, **values)


def _known(shelves: Shelves) -> Known:
    """Return the actors by spelling, but for spellings of two, and in which sections' company words stand."""
    bearers: dict[str, set[str]] = {}
    for actor, data in shelves["actors"].items():
        for spelling in data.get("spellings") or ():
            bearers.setdefault(str(spelling), set()).add(actor)
    company: dict[str, Counter[str]] = {}
    for document in shelves["documents"].values():
        for claim in document["claims"].values():
            for each in words_of(str(claim.get("passage", ""))) | {f"@{actor}" for actor in claim.get("actors") or ()}:
                company.setdefault(each, Counter()).update(claim.get("sections") or ())
    return Known({name: min(who) for name, who in bearers.items() if len(who) == 1}, company)
