"""What has changed since the last build, and which briefings that makes stale."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from generator.building.briefings import DOCUMENTS
from generator.building.house import Found, House, outputs_of
from generator.building.shelving import SETTINGS
from generator.keeping.files import State
from generator.keeping.store import Store
from generator.model import FOLDERS, Library, Place, Problem, cited_by, error
from generator.proving import fingerprint_of, sections_of

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_RESERVED = re.compile(r"(?:index|documents-(?:\d{4}|unknown))\Z")


@dataclass(slots=True)
class Changes:
    """What has changed since the last build. Paths are below the root; things are `actors:x`, `questions:y`."""

    documents: list[str] = field(default_factory=list)
    library_files: list[str] = field(default_factory=list)
    files: dict[str, tuple[State, str]] = field(default_factory=dict)
    fresh: dict[str, tuple[State, str]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    stale: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    everything: bool = False
    library: bool = False
    lock: str = ""
    removed: list[str] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def changes_of(house: House, found: Found, store: Store, *, write: bool) -> Changes:
    """Return what has changed since the store was last kept."""
    changes = Changes(lock=_text_of(house))
    known = store.files()
    _sort_yaml(house, found, known, changes)
    _sort_texts(found, known, changes)
    _sort_lock(store, changes)
    changes.fresh = {path: file for path, file in changes.files.items() if known.get(path) != file}
    changes.gone = [path for path in known if path not in changes.files]
    if write:
        _sort_pages(house, found, store, changes)
    changes.library = changes.library or store.meta("library") != "read"
    return changes


def stale_in(changes: Changes, store: Store, library: Library, *, write: bool) -> list[str]:
    """Return the briefings to work on anew, in order: changed themselves, or in what their pages show."""
    if changes.everything:
        return changes.documents
    stale = set(changes.stale)
    for thing in changes.things:
        folder, _, name = thing.partition(":")
        stale.update(document for document, _ in store.users(f"{folder.removesuffix('s')}:{name}"))
        stale.update(store.cited_by(thing))
        entry = getattr(library, folder).get(name)
        stale.update(each.partition("#")[0] for each in (cited_by(entry.thing) if entry else ()))
    if write:
        stale.update(store.unrendered())
        stale.update(owner.partition(":")[2] for owner in changes.lost if owner.startswith("document:"))
    return [document for document in changes.documents if document in stale]


def _text_of(house: House) -> str:
    try:
        return house.lock.read_text("utf-8")
    except FileNotFoundError:
        return ""


def _sort_yaml(house: House, found: Found, known: Mapping[str, tuple[State, str]], changes: Changes) -> None:
    prefix = f"{house.root}/"
    for path, state in found.yaml.items():
        file = path.removeprefix(prefix)
        folder, _, name = file.rpartition("/")
        name = name.removesuffix(".yml")
        if bad := _bad_name(folder, name):
            changes.problems.append(error(Place(file), bad, name=name))
            continue
        changes.files[path] = (state, "")
        is_new = known.get(path, ((0, 0), ""))[0] != state
        if folder == DOCUMENTS and file.endswith(".yml"):
            changes.documents.append(name)
            if is_new:
                changes.stale.add(name)
        else:
            changes.library_files.append(file)
            if is_new:
                _thing_changed(file, changes)
    for path in known:
        file = path.removeprefix(prefix)
        if path not in found.yaml and file.startswith("briefings/"):
            if file.startswith(f"{DOCUMENTS}/"):
                changes.removed.append(file.removeprefix(f"{DOCUMENTS}/").removesuffix(".yml"))
            else:
                _thing_changed(file, changes)


def _bad_name(folder: str, name: str) -> str | None:
    if name.endswith(".yaml"):
        return None  # it is told where the library's files are read, and counts as existing
    if not _NAME.match(name):
        return "yaml.file-name"
    if folder == DOCUMENTS and _RESERVED.match(name):
        return "yaml.reserved"
    return None


def _thing_changed(file: str, changes: Changes) -> None:
    changes.library = True
    if file == SETTINGS:
        changes.everything = True
    else:
        folder, _, name = file.removeprefix("briefings/").removesuffix(".yaml").removesuffix(".yml").partition("/")
        changes.things |= {f"{folder}:{name}"} if folder in FOLDERS else set()


def _sort_texts(found: Found, known: Mapping[str, tuple[State, str]], changes: Changes) -> None:
    for path, state in found.texts.items():
        before = known.get(path)
        digest = before[1] if before and before[0] == state and before[1] else fingerprint_of(path)
        changes.files[path] = (state, digest)
        if before is None or before[1] != digest:
            changes.everything = True
    if any(digest and path not in found.texts for path, (_, digest) in known.items()):
        changes.everything = True


def _sort_lock(store: Store, changes: Changes) -> None:
    whole = blake2b(changes.lock.encode(), digest_size=16).hexdigest()
    if store.meta("lock") == whole:
        return
    store.set_meta("lock", whole)
    now = {
        document: blake2b(lines.encode(), digest_size=8).hexdigest()
        for document, lines in sections_of(changes.lock).items()
    }
    before = store.locked()
    changes.stale |= {document for document in now.keys() | before.keys() if now.get(document) != before.get(document)}
    store.set_locked(now)


def _sort_pages(house: House, found: Found, store: Store, changes: Changes) -> None:
    """Note whose pages are not on disk as they were written."""
    if store.meta("outputs") == outputs_of(found.pages):
        return
    docs = f"{house.docs}/"
    for path, (state, owner) in store.pages().items():
        if found.pages.get(docs + path) != state:
            changes.lost.add(owner)
