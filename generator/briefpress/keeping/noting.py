"""What is read is noted: the library and the shelf as an output sees them, each reading leaving the name of a fact.

Facts are named in facts.py. A reading of what is not there is noted, too: its coming makes stale what missed it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar, cast

from briefpress.model import FOLDERS, Entry, Library, Section, Settings, in_order

Note = Callable[[str], object]
Value = TypeVar("Value")


class Noted:
    """A thing of the model whose fields are noted as they are read; it passes for the thing itself."""

    __slots__ = ("_name", "_note", "_thing")

    def __init__(self, thing: Any, name: str, note: Note) -> None:
        """Stand for a thing; `name` is the fact's, such as `actors/x`."""
        self._thing, self._name, self._note = thing, name, note

    @property  # type: ignore[misc]
    def __class__(self) -> type[Any]:
        """Return the thing's class, so that `match` and `isinstance` see through."""
        return type(self._thing)

    def __getattr__(self, field: str) -> Any:
        """Return a field, and note it."""
        self._note(f"{self._name}.{field}")
        return getattr(self._thing, field)


class NotedFolder(Mapping[str, Value], Generic[Value]):
    """Things by id; that one was looked for is noted, and that all were."""

    def __init__(self, entries: Mapping[str, Value], folder: str, note: Note) -> None:
        """Stand for a folder of things, or for anything else by name: `folder` begins the facts' names."""
        self._entries, self._folder, self._note = entries, folder, note

    def __getitem__(self, name: str) -> Value:
        """Return the thing of that id."""
        self._note(f"{self._folder}/{name}")
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        """Yield all ids."""
        self._note(self._folder)
        return iter(self._entries)

    def __len__(self) -> int:
        """Return how many there are."""
        self._note(self._folder)
        return len(self._entries)


class _Links(Mapping[str, Value], Generic[Value]):
    """Who cites each claim or briefing, stands to each actor, or bears each name; only ever asked for one."""

    def __init__(self, found: Mapping[str, Value], sign: str, note: Note) -> None:
        self._found, self._sign, self._note = found, sign, note

    def __getitem__(self, name: str) -> Value:
        self._note(f"{self._sign}:{name}")
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("links are asked for one by one")

    def __len__(self) -> int:
        raise TypeError("links are asked for one by one")


class _NotedLibrary(Library):
    """A library whose folders note what is read; nothing that hangs on several of them is remembered unnoted."""

    @property
    def sections_in_order(self) -> tuple[Entry[Section], ...]:
        return in_order(self.sections)


def noted(library: Library, note: Note) -> Library:
    """Return a library that notes what is read of it."""
    folders: dict[str, Any] = {
        folder: NotedFolder(
            {name: _noted_entry(folder, entry, note) for name, entry in getattr(library, folder).items()}, folder, note
        )
        for folder in FOLDERS
    }
    unread = NotedFolder(dict.fromkeys(library.unread), "unread", note).keys()
    settings = Noted(library.settings, "settings", note)
    found = _NotedLibrary(cast(Settings, settings), **folders, unread=cast(frozenset[str], unread))
    vars(found)["citing"] = _Links(library.citing, "cite", note)
    vars(found)["used"] = _Links(library.used, "used", note)
    vars(found)["bearers"] = _Links(library.bearers, "bearer", note)
    vars(found)["related"] = _Links(library.related, "relate", note)
    return found


def _noted_entry(folder: str, entry: Entry[Any], note: Note) -> Entry[Any]:
    return Entry(entry.id, entry.file, Noted(entry.thing, f"{folder}/{entry.id}", note), entry.marks)
