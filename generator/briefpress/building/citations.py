"""What of a library is cited, as references: originals, pages and claims."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefpress.keeping.shelf import Shelf
from briefpress.model import Actor, Name, Reference, Shelved, cited_by, plain_name
from briefpress.rendering import Desk, cited_title, site_address
from briefpress.sharing import Names


@dataclass(frozen=True)
class Citations:
    """Makes the references of one language."""

    desk: Desk
    shelf: Shelf
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        """Let the library tell who bears a name."""
        object.__setattr__(self, "names", Names(self._bearer))

    def _bearer(self, written: str) -> Actor | None:
        library = self.desk.library
        first = next(iter(library.bearers.get(plain_name(written), ())), "")
        return library.actors[first].thing if first else None

    def of_document(self, document: str) -> Iterator[Reference]:
        """Yield the original, the page, and each claim."""
        shelved = self.shelf.shelved(document)
        title, path = shelved.briefing.title.in_(self.desk.language), f"documents/{document}"
        first, last = self.shelf.days(document)
        original = self._original(shelved, first)
        after = self.desk.words("cite.after", key=original.key)
        yield original
        yield self._own(document, title, path, last)._replace(note=after)
        for told in self.shelf.claims(document):
            says = told.claim.says.in_(self.desk.language).removesuffix(".")
            own = self._own(f"{document}.{told.id}", says, path, last, told.id)
            yield own._replace(note=after, part_of=title)

    def _original(self, shelved: Shelved, seen: str) -> Reference:
        """Return what is known of a source; `unknown` is not."""
        source, words = shelved.briefing.source, self.desk.words
        publisher, published = ("" if known == "unknown" else known for known in (source.publisher, source.published))
        return Reference(
            f"{shelved.id}-original",
            words("cite.untitled") if source.title == "unknown" else source.title,
            source.language,
            authors=tuple(self.names.of(each) for each in source.authors),
            publisher=publisher,
            published=published,
            in_words=words.date(published) if published else "",
            seen=seen,
            url=source.url or "",
            genre=source.genre,
        )

    def of_page(self, path: str) -> Reference:
        """Return the page of a path that is no briefing's; its day is that of the newest briefing on it."""
        return self._own(path.replace("/", "-"), cited_title(self.desk, path), path, self._day(path))

    def _day(self, path: str) -> str:
        match path.split("/"):
            case [_] | [_, "index"]:
                return self.shelf.latest()
            case ["questions", name]:
                question = self.desk.library.questions[name].thing
                return self.shelf.latest(each.partition("#")[0] for each in cited_by(question))
            case ["actors", name]:
                return self._newest(f"actor:{name}")
            case ["sections" | "timeline", name]:
                return self._newest(f"section:{name}")
        raise ValueError(f"of what day is {path}?")

    def _newest(self, thing: str) -> str:
        return self.shelf.latest(document for document, _ in self.shelf.users(thing))

    def _own(self, key: str, title: str, path: str, day: str, claim: str = "") -> Reference:
        """Return a page of this site, or a claim on it."""
        address, desk = site_address(self.desk), self.desk
        site = desk.library.settings.title.in_(desk.language)
        link = f"{address}{path}.html{f'#{claim}' if claim else ''}" if address else ""
        return Reference(
            key,
            title,
            desk.language,
            authors=(Name(site),),
            published=day,
            in_words=desk.words.date(day) if day else "",
            url=link,
        )
