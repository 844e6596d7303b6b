"""What gathers claims from several sources: sections, events, questions, findings, glossary terms."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from briefpress.model.dates import Edtf
from briefpress.model.text import (
    Asset,
    ClaimRef,
    Colour,
    Former,
    Id,
    LanguageTag,
    Line,
    Model,
    Share,
    SiteTag,
    Text,
    Title,
    Url,
    Whole,
)

_PLAIN = r"(?:[^\s<>\"'`()\[\]{}|\\^]|\{line\}|\{branch\})*"
"""Signs that an address may have, and blanks."""


class Side(Model):
    """Actors who stand together, as a section's page shows who is who."""

    title: Title = Field(description="What the side is called.")
    actors: tuple[Id, ...] = Field(min_length=1, description="Who belongs to it, the foremost first.")


class Section(Model):
    """A topic page: `briefings/sections/<id>.yml`."""

    title: Title = Field(description="The page's title.")
    order: Whole = Field(description="Its place in the menu, from 1.")
    about: Text = Field(description="What belongs on the page, in one sentence.")
    bottom_line: Text | None = Field(
        None, description="The answer in two or three plain sentences; each cites a claim. It stands first."
    )
    text: Text | None = Field(None, description="What a reader must know first; each sentence cites a claim.")
    missing: tuple[Text, ...] = Field((), description="What the sources do not tell.")
    sides: tuple[Side, ...] = Field((), description="Who is who, by side; shown on the page.")
    formerly: Former = ()


class Event(Model):
    """Something with a date that gathers claims: `briefings/events/<id>.yml`."""

    title: Title = Field(description="What happened, or is to happen.")
    when: Edtf = Field(description="When (EDTF).")
    when_because: Text = Field(description="How the date is known.")
    status: Literal["reported", "alleged", "planned", "possible"] = Field(
        description="Reported as done, alleged by one side, only announced, or only held possible."
    )
    sections: tuple[Id, ...] = Field((), description="The section pages that show it.")
    claims: tuple[ClaimRef, ...] = Field(min_length=1, description="The claims that tell of it.")
    note: Text | None = Field(None, description="An editor's note with its basis.")
    formerly: Former = ()


class Position(Model):
    """One answer to a question, and the claims that give it."""

    says: Text = Field(description="The answer, in your own words.")
    claims: tuple[ClaimRef, ...] = Field(min_length=1, description="The claims that give this answer.")


class Question(Model):
    """A point on which sources or voices differ: `briefings/questions/<id>.yml`."""

    question: Text = Field(description="The question.")
    answer: Text | None = Field(
        None, description="What is agreed and what is not, in a sentence or two; each cites a claim."
    )
    why: Text = Field(description="What hangs on it, and how the sources differ; each sentence cites a claim.")
    sections: tuple[Id, ...] = Field((), description="The section pages that show it.")
    positions: tuple[Position, ...] = Field(min_length=2, description="The answers, side by side.")
    formerly: Former = ()


class Confidence(Model):
    """How sure the editor is of a finding, and why (ICD 203: confidence, not likelihood)."""

    grade: Literal["low", "moderate", "high"] | None = Field(
        None, description="How sure; left out of a finding about the sources, which can be read there."
    )
    voices: Whole | None = Field(
        None,
        ge=1,
        description="How many independent voices say it; one person's words in two documents are one voice. "
        "Left out: the voices of the claims are counted.",
    )
    because: Text = Field(description="Why.")


class Finding(Model):
    """An editor's conclusion: `briefings/findings/<id>.yml`."""

    says: Text = Field(description="The conclusion; each sentence cites a claim.")
    headline: Title | None = Field(None, description="The conclusion in six to ten words.")
    about: Literal["world", "sources"] = Field(
        "world", description="What it is about: the world, or what the sources show and do not show."
    )
    sections: tuple[Id, ...] = Field(min_length=1, description="The section pages that show it.")
    order: Whole = Field(100, description="Its place among the findings, low first.")
    confidence: Confidence = Field(description="How sure, and why.")
    formerly: Former = ()


class Term(Model):
    """A glossary term: `briefings/glossary/<id>.yml`."""

    term: Title = Field(description="The term or the name in full.")
    short: Title | None = Field(None, description="The abbreviation in each language.")
    means: Text = Field(description="What it means, in your own words.")
    actor: Id | None = Field(None, description="The actor of that name.")
    claims: tuple[ClaimRef, ...] = Field((), description="Claims in which the sources explain or use it.")
    basis: Text | None = Field(None, description="Where the meaning comes from, when no claim gives it.")
    formerly: Former = ()


class Quotation(Model):
    """How much of a source may be quoted."""

    words: Whole = Field(default=25, ge=1, description="At most so many words a passage.")
    share: Share = Field(default=0.4, gt=0, le=1, description="At most this share of a source's words in all.")


class Avoided(Model):
    """Words that this library does not use in its own voice, and those that it uses instead."""

    language: LanguageTag = Field(description="The language of the words (BCP 47).")
    words: Line = Field(description="What is not written.")
    write: Line = Field(description="What is written in its place.")


class Style(Model):
    """How the library's own sentences are written; what does not fit is a warning."""

    sentence: Mapping[LanguageTag, Whole] = Field(
        default={},
        description="For each language how many words a sentence may have; a semicolon or a colon parts one, too.",
    )
    avoid: tuple[Avoided, ...] = Field(default=(), description="Words that are not used, each with its better.")


class Home(Model):
    """What the home page shows first, besides the findings."""

    figures: tuple[ClaimRef, ...] = Field(default=(), description="Claims whose first figure stands there as a card.")
    questions: tuple[Id, ...] = Field(default=(), description="The questions that readers ask most, in this order.")


class Colours(Model):
    """The library's own colours, of which the contrast is checked (WCAG 2.2 AA)."""

    head: Colour | None = Field(default=None, description="The ground of the head and the foot, behind white letters.")
    link: Colour | None = Field(default=None, description="Links on a light ground.")
    link_dark: Colour | None = Field(default=None, description="Links on a dark ground.")


class Fonts(Model):
    """Faces of the library's own: WOFF2 files below `docs/assets/`."""

    text: Asset | None = Field(default=None, description="The face of what is read.")
    signs: Asset | None = Field(default=None, description="The face of headings, menus and tables.")


class Settings(Model):
    """What holds for the whole library: `briefings/library.yml`."""

    title: Title = Field(description="The site's title.")
    about: Text = Field(description="What the library is, in one or two sentences.")
    languages: tuple[SiteTag, ...] = Field(
        ("en", "es"), min_length=1, description="The languages of the site (BCP 47); the first is shown first."
    )
    address: Url | None = Field(None, description="Where the site is published; citations and feeds name it.")
    copies: Url | None = Field(None, description="Where its offline copies are offered.")
    repository: Url | None = Field(None, description="Where the files are edited; `Edit` leads there.")
    forge: Literal["github", "gitlab", "forgejo", "bitbucket"] | None = Field(
        None, description="Which forge that is, where its name does not tell; Codeberg and Gitea are `forgejo`."
    )
    edit: str | None = Field(
        None,
        pattern=rf"^https?://{_PLAIN}\{{file\}}{_PLAIN}$",
        description="The address of a file on another forge, with `{file}` in it, and `{branch}` and `{line}`.",
    )
    branch: str = Field("main", pattern=r"^[\w./-]+$", description="The branch that is edited.")
    countries: tuple[Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")], ...] = Field(
        (),
        description="The countries that the library is about (ISO 3166-1, such as KZ); the map shades those without"
        " a disputed border.",
    )
    synonyms: tuple[Annotated[tuple[Line, ...], Field(min_length=2)], ...] = Field(
        (), description="For the search: groups of words and phrases, of any language, that mean the same."
    )
    quotation: Quotation = Field(Quotation(), description="How much of a source may be quoted.")
    home: Home = Field(Home(), description="What the home page shows first.")
    licence: Line | None = Field(
        None, description="The licence of the briefings, such as CC BY 4.0; the foot of every page names it."
    )
    corrections: str | None = Field(
        None,
        pattern=r"^(https?://|mailto:)[^\s<>\"'`]+$",
        description="Where mistakes are reported: an address, or mailto:.",
    )
    colours: Colours = Field(Colours(), description="The library's own colours.")
    fonts: Fonts = Field(Fonts(), description="The library's own faces.")
    logo: Asset | None = Field(
        default=None, description="The sign at the head of each page: a file below `docs/assets/`."
    )
    style: Style = Field(Style(), description="How the library's own sentences are written.")
