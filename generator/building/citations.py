"""What of a library is cited, as references: originals, pages and claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.model import Name, Reference, Shelved, Told, cited_by
from generator.rendering import Desk, cited_pages, site_address
from generator.sharing import Names


@dataclass(frozen=True)
class Citations:
    """Makes the references of one language; `days` are those of each briefing's first and newest commit."""

    desk: Desk
    days: Mapping[str, tuple[str, str]]
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        """Learn the names of the library's actors."""
        object.__setattr__(self, "names", Names(each.thing for each in self.desk.library.actors.values()))

    def of_document(self, shelved: Shelved, claims: Iterable[Told]) -> Iterator[Reference]:
        """Yield the original, the page, and each claim."""
        title, path = shelved.briefing.title.in_(self.desk.language), f"documents/{shelved.id}"
        original = self._original(shelved)
        after = self.desk.words("cite.after", key=original.key)
        _, day = self.days.get(shelved.id, ("", ""))
        yield original
        yield self._own(shelved.id, title, path, day)._replace(note=after)
        for told in claims:
            says = told.claim.says.in_(self.desk.language).removesuffix(".")
            own = self._own(f"{shelved.id}.{told.id}", says, path, day, told.id)
            yield own._replace(note=after, part_of=title)

    def _original(self, shelved: Shelved) -> Reference:
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
            seen=self.days.get(shelved.id, ("", ""))[0],
            url=source.url or "",
            genre=source.genre,
        )

    def of_pages(self, claims: Iterable[Told]) -> Iterator[tuple[str, Reference]]:
        """Yield path and reference of every other page; its day is that of the newest briefing on it."""
        newest = self._newest(claims)
        latest = max((last for _, last in self.days.values()), default="")
        for path, title in cited_pages(self.desk):
            day = newest.get(path, "") if not path.endswith("index") else latest
            yield path, self._own(path.replace("/", "-"), title, path, day)

    def _newest(self, claims: Iterable[Told]) -> dict[str, str]:
        days = {document: last for document, (_, last) in self.days.items()}
        newest: dict[str, str] = {}
        shown = [(each.document, path) for each in claims for path in _shown_on(each)]
        for question in self.desk.library.questions.values():
            shown += [(each.partition("#")[0], f"questions/{question.id}") for each in cited_by(question.thing)]
        for document, path in shown:
            newest[path] = max(newest.get(path, ""), days.get(document, ""))
        return newest

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


def _shown_on(told: Told) -> Iterator[str]:
    claim = told.claim
    for section in claim.sections:
        yield from (f"sections/{section}", f"timeline/{section}")
    yield from (f"actors/{actor}" for actor in (*claim.actors, *claim.voice))
