"""The feeds of a language: one of all changes, and one of each section's."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from briefpress.keeping.shelf import Shelf
from briefpress.model import Change, FeedEntry
from briefpress.rendering import Desk, site_address
from briefpress.sharing import atom, identity

MOST_ENTRIES = 50


class Feeds:
    """Makes feeds of changes, newest first; each entry has the words of its claim as they were after the change."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        """Take up what the library says today, and what became of it."""
        self._desk, self._shelf, self._changes = desk, shelf, shelf.changes()
        refs = {_ref(each) for each in self._changes if each.claim}
        self._claims = {ref: told for ref in refs if (told := shelf.told(ref))}
        self._address = site_address(desk)
        language, settings = desk.language, desk.library.settings
        self._site = settings.title.in_(language)
        self._identity = identity(self._address, settings.title.in_(settings.languages[0]), language)
        self._says = self._worded()

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield each feed's name, and the feed."""
        yield "claims", self._feed("claims", self._site, self._changes)
        for section in self._desk.library.sections_in_order:
            here = [each for each in self._changes if section.id in self._sections(each)]
            title = f"{self._site}: {section.thing.title.in_(self._desk.language)}"
            yield section.id, self._feed(section.id, title, here)

    def _sections(self, change: Change) -> tuple[str, ...]:
        told = self._claims.get(_ref(change))
        return told.claim.sections if told else ()

    def _feed(self, name: str, title: str, changes: Iterable[Change]) -> str:
        file = f"feeds/{name}.xml"
        home, address = (self._address, f"{self._address}{file}") if self._address else ("../", f"{name}.xml")
        entries = islice((self._entry(each) for each in changes if self._is_seen(each)), MOST_ENTRIES)
        return atom(title, self._site, self._desk.language, f"{self._identity}{file}", home, address, entries)

    def _entry(self, change: Change) -> FeedEntry:
        told, shelf = self._claims.get(_ref(change)), self._shelf
        briefing = shelf.shelved(change.document).briefing if shelf.has(change.document) else None
        within = briefing.title.in_(self._desk.language) if briefing else change.document
        voice = self._desk.bare_voice(told.claim.voice) if told else ""
        page = f"{self._address or '../'}documents/{change.document}.html"
        return FeedEntry(
            key=f"{self._identity}changes/{change.commit}/{_ref(change)}",
            title=self._says[change.commit, _ref(change)] if change.claim else within,
            text=" · ".join(filter(None, (self._desk.words(f"change.{change.did}"), voice, within))),
            passage=told.claim.passage if told and briefing and change.did != "withdrawn" else "",
            language=briefing.source.language if briefing else "",
            url=f"{page}#{change.claim}" if change.claim else page,
            when=change.when,
        )

    def _is_seen(self, change: Change) -> bool:
        """Return whether a change is seen in the language: the other's words do not count."""
        if change.did != "changed":
            return True
        fields = {*change.before, *change.after}
        return any(self._shown(change.before.get(each)) != self._shown(change.after.get(each)) for each in fields)

    def _shown(self, value: Any) -> Any:
        return value.get(self._desk.language) if isinstance(value, dict) else value

    def _worded(self) -> dict[tuple[str, str], str]:
        """Return what each claim said after each commit: a change tells it only when the words differ."""
        now = {ref: told.claim.says.in_(self._desk.language) for ref, told in self._claims.items()}
        words = {}
        for change in self._changes:
            ref = _ref(change)
            before, after = (self._shown(side.get("says")) for side in (change.before, change.after))
            kept = before if change.did == "withdrawn" else now.get(ref)
            words[change.commit, ref] = str(after or kept or ref)
            now[ref] = str(before or words[change.commit, ref])
        return words


def _ref(change: Change) -> str:
    return f"{change.document}#{change.claim}" if change.claim else change.document
