"""Where the pages of one language are made: its words, the library, the templates, and how a claim is shown."""

import re
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from briefpress.model import (
    REFERENCE,
    Briefing,
    Damage,
    Figure,
    Forge,
    Language,
    Library,
    Page,
    Reads,
    Remembered,
    Source,
    Text,
    Told,
    forge_of,
)
from briefpress.rendering.desk.markdown import apart, escape, escape_within
from briefpress.rendering.desk.notes import Notes
from briefpress.rendering.desk.words import Words


class ClaimView(NamedTuple):
    """A claim as templates lay it out: every field is finished Markdown; those with a default are its own page's."""

    id: str
    says: str
    kind: str
    kind_label: str
    told: str
    passage: str
    language: str
    href: str
    opinion: bool
    when: str
    grade: str
    damaged: str
    voice: str = ""
    when_because: str = ""
    paragraph: str = ""
    figures: tuple[str, ...] = ()
    note: str = ""
    alone: str = ""
    edit: str = ""
    cited: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@cache
def _environment() -> Environment:
    """Return the templates, compiled once in a process; they lay out, and decide nothing."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


class Desk:
    """Makes the pages of one language from the library."""

    def __init__(self, words: Words, library: Library, cache: Path | None = None, reads: Reads | None = None) -> None:
        """Take up a language and a library; readings are noted in `reads`, templates kept in the folder `cache`."""
        self._templates = _environment()
        if cache:
            self._templates.bytecode_cache = FileSystemBytecodeCache(str(cache))
        self.language: Language = words.language
        self.library = library
        self.words = words
        reads = reads or Reads()
        self.actor_link = Remembered(self._actor_link, reads, 16384)
        self.paragraph = Remembered(self._paragraph, reads, 1024)
        self.voice = Remembered(self._voice, reads, 16384)
        self.bare_voice = Remembered(self._bare_voice, reads, 16384)

    def page(self, path: str, template: str, **values: object) -> Page:
        """Return a page laid out by a template; `w` are the words, `desk` is this desk."""
        text = self._templates.get_template(template).render(w=self.words, desk=self, **values)
        return Page(f"{self.language}/{path}", text)

    # words and links

    def text(self, text: Text) -> str:
        """Return a text of the library as Markdown, without references."""
        return escape(text.in_(self.language))

    def quoted(self, words: str, language: str) -> str:
        """Return words of a source as Markdown, in its language; `unknown` in the page's."""
        return self.words("unknown") if words == "unknown" else apart(words, language)

    def names(self, names: tuple[str, ...]) -> str:
        """Return names as an enumeration, or that they are unknown."""
        return self.words.listed([apart(each) for each in names]) if names else self.words("unknown")

    def language_name(self, code: str) -> str:
        """Return the name of a language."""
        return self.words.language_name(code)

    def cited(self, text: Text, notes: Notes | None = None) -> str:
        """Return a text as Markdown, its claim references as numbered links to `notes`.

        Without notes they lead to the claims themselves, which then stand on the same page under their bare ids.
        """
        numbers: dict[str, int] = {}
        pieces = REFERENCE.split(text.in_(self.language))
        out = [escape(pieces[0])]
        for reference, words_after in zip(pieces[1::2], pieces[2::2], strict=True):
            number = numbers.setdefault(reference, len(numbers) + 1)
            out[-1] = out[-1].rstrip()
            out.append(notes.mark(reference) if notes else f"[{number}](#{reference}){{: .ref }}")
            out.append(escape_within(words_after) if words_after.strip() else _JOINED)
        return "".join(out).removesuffix(_JOINED)

    def bare(self, text: Text) -> str:
        """Return a text as Markdown without its references."""
        return escape(self.bare_words(text))

    def bare_words(self, text: Text) -> str:
        """Return a text as it is but without its references, on one line."""
        words = text.in_(self.language)
        return " ".join((_REFERENCES.sub("", words) if "[" in words else words).split())

    def claim_href(self, reference: str, up: str) -> str:
        """Return the address of a claim, seen from a page `up` levels below the language's root."""
        document, _, name = reference.partition("#")
        return f"{up}documents/{document}.md#{name}"

    def _actor_link(self, actor: str, up: str) -> str:
        entry = self.library.actors[actor]
        return f"[{self.text(entry.thing.name)}]({up}actors/{actor}.md)"

    def section_link(self, section: str, up: str) -> str:
        """Return a link to a section's page."""
        return f"[{self.text(self.library.sections[section].thing.title)}]({up}sections/{section}.md)"

    def thing_link(self, folder: str, name: str, up: str) -> str:
        """Return a link to where a thing of the library is shown, with its name."""
        entry = getattr(self.library, folder)[name]
        match folder:
            case "actors":
                return self.actor_link(name, up)
            case "sections":
                return self.section_link(name, up)
            case "events":
                return f"[{self.text(entry.thing.title)}]({up}timeline/index.md#{name})"
            case "questions":
                return f"[{self.text(entry.thing.question)}]({up}questions/{name}.md)"
            case "places":
                return f"[{self.text(entry.thing.name)}]({up}places/index.md#{name})"
            case "glossary":
                return f"[{self.text(entry.thing.term)}]({up}glossary/index.md#{name})"
            case _:
                says = escape(shorten(self.bare_words(entry.thing.says), _MOST_SHOWN, placeholder=" …"))
                return f"[{says}]({up}sections/{entry.thing.sections[0]}.md#{name})"

    def edit(self, file: str, line: int) -> str:
        """Return the link that leads to a line of a YAML file, or its name when no repository is known."""
        forge = forge_of(self.library.settings)
        if forge is None:
            return self.words("edit-at", place=f"{file}:{line}")
        return f"[{self.words('edit')}]({_line_at(forge, file, line)})"

    def front(self, file: str, *more: str) -> str:
        """Return a page's front matter: where it is edited, and further lines; nothing when there is none."""
        forge, lines = forge_of(self.library.settings), list(more)
        if forge is not None:
            lines.append(f"edit: {_line_at(forge, file, 1)}")
        return "---\n" + "".join(f"{line}\n" for line in lines) + "---\n" if lines else ""

    # claims

    def _voice(self, chain: tuple[str, ...], up: str) -> str:
        """Return the chain of voices: nearest first, then according to whom."""
        if not chain:
            return self.words("itself")
        said, *through = (self.actor_link(actor, up) for actor in chain)
        return self.words("comma").join([said, *(self.words("according", voice=each) for each in through)])

    def _bare_voice(self, chain: tuple[str, ...]) -> str:
        """Return the chain of voices as plain text; empty when it is the document's own."""
        names = [self.library.actors[actor].thing.name.in_(self.language) for actor in chain]
        return self.words("comma").join(names[:1] + [self.words("according", voice=each) for each in names[1:]])

    def claim(self, told: Told, briefing: Briefing, up: str) -> ClaimView:
        """Return a claim as it is shown on a page `up` levels below the language's root that is not its document's."""
        claim, source = told.claim, briefing.source
        damaged = any(quotes_damage(told, each) for each in source.damage)
        return ClaimView(
            id=told.id,
            says=self.text(claim.says),
            kind=claim.kind,
            kind_label=self.words(f"kind.{claim.kind}"),
            told=self.told(told, briefing, up),
            passage=escape(claim.passage),
            language=source.language,
            href=self.claim_href(told.ref, up),
            opinion=source.genre == "opinion",
            when=self.words.date(claim.when) if claim.when else "",
            grade=self.grade(told),
            damaged=f"{up}documents/{told.document}.md#damage" if damaged else "",
        )

    def own_claim(self, told: Told, briefing: Briefing) -> ClaimView:
        """Return a claim as it is shown on the page of its document, with all that is known of it."""
        claim = told.claim
        return self.claim(told, briefing, "../")._replace(
            voice=self.voice(claim.voice, "../"),
            when_because=self.text(claim.when_because) if claim.when_because else "",
            paragraph=self.paragraph(told.standing.paragraph) if told.standing else "",
            figures=tuple(self.figure_text(figure) for figure in claim.figures),
            note=self.text(claim.note) if claim.note else "",
            alone=self.text(claim.alone) if claim.alone else "",
            edit=self.edit(f"briefings/documents/{told.document}.yml", told.line),
            formerly=claim.formerly,
            cited=tuple(self.thing_link(*each, "../") for each in self.library.citing.get(told.ref, ())),
        )

    def told(self, told: Told, briefing: Briefing, up: str) -> str:
        """Return who says a claim, and where: a link to it in its document, which is named in short."""
        name = self.name_of(briefing)
        if told.standing:
            name = self.words("chip", document=name, n=told.standing.paragraph)
        where = f"[{name}]({self.claim_href(told.ref, up)}){{: .chip }}"
        if not told.claim.voice:
            return self.words("told-itself", document=where)
        return self.words("told", voice=self.voice(told.claim.voice, up), document=where)

    def name_of(self, briefing: Briefing) -> str:
        """Return a document's short name, or its title."""
        return self.text(briefing.short or briefing.title)

    def document_link(self, document: str, title: Text, up: str) -> str:
        """Return a link to a document's page."""
        return f"[{self.text(title)}]({up}documents/{document}.md)"

    def grade(self, told: Told) -> str:
        """Return a claim's grade in words, and why; empty when it has none."""
        credibility = told.claim.credibility
        if credibility is None:
            return ""
        meaning = self.words(f"credibility.{credibility.grade}")
        grade = self.words("grade.claim", digit=credibility.grade, meaning=meaning)
        return f"{grade} ({self.text(credibility.because)})"

    def source_grade(self, source: Source) -> str:
        """Return how far a source is to be trusted."""
        if source.reliability is None:
            return self.words("grade.source-ungraded")
        letter = source.reliability.grade
        return self.words("grade.source", letter=letter, meaning=self.words(f"reliability.{letter}"))

    def _paragraph(self, number: int) -> str:
        return self.words("document.paragraph", n=number)

    def figure_text(self, figure: Figure) -> str:
        """Return a figure: what is measured, its number, its base."""
        base = f"{self.words('comma')}{self.words('figure.of', base=self.text(figure.base))}" if figure.base else ""
        return f"{self.text(figure.measures)}{self.words('colon')}**{self.words.figure(figure)}**{base}"


_REFERENCES = re.compile(rf"\s*{REFERENCE.pattern}")
_JOINED = "\N{WORD JOINER}"
"""Between two references, so that no line breaks there."""
_MOST_SHOWN = 70
"""A finding is linked by so many of its first signs."""


def quotes_damage(told: Told, damage: Damage) -> bool:
    """Return whether a claim's passage has words in which the text is damaged."""
    passage = told.claim.passage
    return damage.passage in passage or passage in damage.passage


def _line_at(forge: Forge, file: str, line: int) -> str:
    return forge.line.replace("{file}", file).replace("{line}", str(line))
