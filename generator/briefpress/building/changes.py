"""What lies in the library's folders now, and the facts that changed since the last build."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from briefpress.building.briefings import DOCUMENTS
from briefpress.building.house import LOCK, Found, House
from briefpress.keeping.memory import File, Memory
from briefpress.model import SLUG, Place, Problem, error, is_reserved, warning
from briefpress.proving import faults_of, fingerprint_of, sections_of

_NAME = re.compile(rf"{SLUG}\Z")
_IS_BRIEFING = re.compile(rf"{DOCUMENTS}/[a-z0-9-]+\.yml\Z")
_NO_STATE = (0, 0)


@dataclass(slots=True)
class Changes:
    """The input files and what is wrong with their names; `facts` are the names of those that changed.

    Paths are below the root: `documents` are briefings by id, `library` the other YAML files; `misnamed` are the
    folder and the id of files whose names must be mended before they are read.
    """

    documents: list[str] = field(default_factory=list)
    library: list[str] = field(default_factory=list)
    misnamed: list[tuple[str, str]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    lock: str = ""
    problems: list[Problem] = field(default_factory=list)
    facts: set[str] = field(default_factory=set)


def changes_of(house: House, found: Found, memory: Memory) -> Changes:
    """Return what has changed since the last build, and remember the files as they are now."""
    changes, known = Changes(lock=_text_of(house)), memory.files()
    files = sort_files(house, found, changes)
    files |= {path: (state, "") for path, state in found.written.items()}
    changes.facts |= _changed_files(house, files, known)
    files |= _texts(found, known, changes)
    files |= _lock(known, changes)
    memory.set_files(
        {path: file for path, file in files.items() if known.get(path) != file},
        [path for path in known if path not in files],
    )
    return changes


def _text_of(house: House) -> str:
    try:
        return house.lock.read_text("utf-8")
    except FileNotFoundError:
        return ""


def sort_files(house: House, found: Found, changes: Changes) -> dict[str, File]:
    """Sort the files in `briefings/` into `changes`, with what is wrong with their names; return those that matter."""
    files: dict[str, File] = {}
    for path, state in found.yaml.items():
        file = path.removeprefix(f"{house.root}/")
        folder, _, name = file.rpartition("/")
        name = name.removesuffix(".yml")
        files[path] = (state, "")
        if bad := bad_name(folder, name):
            changes.problems.append(error(Place(file), bad, name=name))
            changes.misnamed.append(_shelf_of(folder, name))
        elif folder == DOCUMENTS:
            changes.documents.append(name)
        else:
            changes.library.append(file)
    _sort_others(house, found, files, changes)
    return files


def _sort_others(house: House, found: Found, files: dict[str, File], changes: Changes) -> None:
    for path, state in found.unread.items():
        file = path.removeprefix(f"{house.root}/")
        folder, _, name = file.rpartition("/")
        stem, _, ending = name.rpartition(".")
        if Path(path).is_symlink() or not Path(path).is_file():
            changes.problems.append(error(Place(file), "yaml.no-file"))
        elif ending.lower() in ("yml", "yaml"):
            files[path] = (state, "")
            changes.problems.append(error(Place(file), "yaml.ending", ending=ending))
            changes.misnamed.append(_shelf_of(folder, stem))
        else:
            changes.problems.append(warning(Place(file), "yaml.other-file"))


def _shelf_of(folder: str, name: str) -> tuple[str, str]:
    """Return the folder below `briefings/`, and the id, under which a file would lie if it were named rightly."""
    return folder.removeprefix("briefings").lstrip("/"), name.lower()


def bad_name(folder: str, name: str) -> str | None:
    """Return the message on a file's name that cannot be; None when it can."""
    if not _NAME.match(name):
        return "yaml.file-name"
    return "yaml.reserved" if is_reserved(folder.removeprefix("briefings/"), name) else None


def _changed_files(house: House, files: Mapping[str, File], known: Mapping[str, File]) -> set[str]:
    """Return the facts of the YAML files and hand-written pages that changed, came or went."""
    before = {path for path, (state, _) in known.items() if state != _NO_STATE and not path.endswith(".txt")}
    changed = {house.below(path) for path in files.keys() | before if files.get(path) != known.get(path)}
    facts = {f"file:{path}" for path in changed}
    is_shared = any(path.startswith("briefings/") and not _IS_BRIEFING.match(path) for path in changed)
    return facts | ({"library"} if is_shared else set())


def _texts(found: Found, known: Mapping[str, File], changes: Changes) -> dict[str, File]:
    """Return the texts' files; a text is fingerprinted only when its file has changed."""
    files: dict[str, File] = {}
    for path, state in found.texts.items():
        before = known.get(path)
        digest = before[1] if before and before[0] == state else fingerprint_of(path)
        files[path] = (state, digest)
        changes.texts[path] = digest
    then = {path: digest for path, (_, digest) in known.items() if path.endswith(".txt")}
    differ = changes.texts.items() ^ then.items()
    changes.facts |= {f"text:{digest}" for digest in set(changes.texts.values()) ^ set(then.values())}
    changes.facts |= {f"text-named:{path.rpartition('/')[2]}" for path, _ in differ}
    return files


def _lock(known: Mapping[str, File], changes: Changes) -> dict[str, File]:
    """Return the lock's parts as files: one a briefing, and the whole, which tells whether to look at them.

    A lock with faults is looked at each time.
    """
    faults = list(_faults(changes.lock)) if known.get("lock") != (_NO_STATE, _digest(changes.lock)) else []
    changes.problems += faults
    whole = (_NO_STATE, "" if faults else _digest(changes.lock))
    parts = {path: file for path, file in known.items() if path.startswith("lock:")}
    if known.get("lock") == whole:
        return {"lock": whole, **parts}
    sections = sections_of(changes.lock)
    now = {f"lock:{document}": (_NO_STATE, _digest("\n".join(sorted(lines)))) for document, lines in sections.items()}
    changes.facts |= {part for part in now.keys() | parts.keys() if now.get(part) != parts.get(part)}
    return {"lock": whole, **now}


def _faults(lock: str) -> Iterator[Problem]:
    """Yield a problem for the marks that a merge left in a lock, and one for the lines of no form that is known."""
    for key, lines in zip(("lock.merge", "lock.line"), faults_of(lock), strict=True):
        if lines:
            yield error(Place(LOCK, lines[0]), key, n=len(lines))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
