"""An edition: what a copy in one language is made of, and what it says of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Protocol


class Say(Protocol):
    """The words of a language, and its direction (`ltr` or `rtl`)."""

    @property
    def direction(self) -> str:
        """Return in which direction the language is written."""
        ...

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the phrase at `key`, with its blanks filled; KeyError when there is none."""
        ...

    def count(self, key: str, number: int, /) -> str:
        """Return the phrase of so many."""
        ...

    def language_name(self, code: str, /) -> str:
        """Return the name of a language (BCP 47)."""
        ...

    def size(self, number: int, /) -> str:
        """Return so many bytes as megabytes."""
        ...

    def date(self, edtf: str, /) -> str:
        """Return a date as the language writes it."""
        ...


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a copy tells of itself: which library, as of when, what is in it, and how to cite it.

    `commit`, `address` and `licence` may be empty, where they are not known. `chosen` says in each language what part
    of the library a slice is; it is empty for the whole. `holds` counts the claims, documents and actors. `private`
    marks a copy with the texts of its sources, which may not be passed on.
    """

    as_of: datetime
    commit: str
    version: str
    address: str
    licence: str
    languages: Sequence[str]
    holds: Mapping[str, int]
    chosen: Mapping[str, str]
    ask: str
    private: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """A copy in one language: the folder of that language's built site, its titles and words, and a PNG of 48 × 48."""

    language: str
    title: str
    about: str
    root: Path
    say: Say
    imprint: Imprint
    emblem: bytes

    def facts(self) -> list[tuple[str, str]]:
        """Return what the copy tells of itself: (label, text), in order."""
        say, imprint = self.say, self.imprint
        as_of = say.date(imprint.as_of.date().isoformat())
        counts = (say.count(each, number) for each, number in imprint.holds.items())
        site = imprint.address or say("copy.nowhere")
        cited = say("copy.citation", title=self.title, date=as_of, site=site, commit=imprint.commit[:12] or "–")
        rows = [
            ("library", f"{self.title}. {self.about}"),
            ("part", imprint.chosen[self.language] or say("copy.whole")),
            (
                "rest",
                say("copy.get-rest", command="briefings copy", site=site) if imprint.chosen[self.language] else "",
            ),
            ("as-of", as_of),
            ("commit", imprint.commit),
            ("holds", say("comma").join(counts)),
            ("languages", say("comma").join(say.language_name(each) for each in imprint.languages)),
            ("site", imprint.address),
            ("licence", self.terms()),
            ("cite", cited),
            ("verify", say("copy.how-to-verify")),
            ("made-by", f"briefings {imprint.version}: {imprint.ask}"),
        ]
        return [(say(f"copy.{key}"), text) for key, text in rows if text]

    def terms(self) -> str:
        """Return what may be done with the copy, in a sentence or two."""
        licence = self.imprint.licence
        ours = self.say("copy.terms", licence=licence) if licence else self.say("copy.no-terms")
        return f"{ours} {self.say('copy.quoted')}"

    def about_html(self) -> str:
        """Return what the copy tells of itself, as well-formed HTML."""
        warning = f'<p class="private"><strong>{escape(self.say("copy.private"))}</strong></p>'
        rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in self.facts())
        heading = escape(self.say("copy.about"))
        return f"<h1>{heading}</h1>{warning if self.imprint.private else ''}<dl>{rows}</dl>"
