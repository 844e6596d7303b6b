"""A source: what is known of one document, and how far to trust it."""

from typing import Literal

from pydantic import Field

from briefpress.model.dates import EdtfOrUnknown
from briefpress.model.text import LanguageTag, Line, Model, Sha256, Text, Url, Words

Genre = Literal["wire", "news", "analysis", "opinion", "official", "data"]
Rights = Literal["quote", "full"]


class Reliability(Model):
    """How far a source is trusted (Admiralty/NATO letters, STANAG 2511), and why."""

    grade: Literal["A", "B", "C", "D", "E", "F"] = Field(
        description="A reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged."
    )
    because: Text = Field(description="Why this grade.")


class Damage(Model):
    """A fragment of the source that does not say what it seems to, and how the editor reads it."""

    passage: Words = Field(description="The damaged words, exactly as in the source.")
    before: Words | None = Field(None, description="The words right before, when the passage stands twice.")
    after: Words | None = Field(None, description="The words right after, when the passage stands twice.")
    reading: Text = Field(description="What the words seem to mean, or that it cannot be told.")


class Source(Model):
    """One document: what is known of it. `unknown` is a legal value and is shown."""

    file: Line | None = Field(None, description="The text's usual file name in seeds/; the fingerprint decides.")
    sha256: Sha256 = Field(description="The fingerprint (SHA-256) of the text.")
    title: Line = Field(description="The title as printed, or `unknown`.")
    authors: tuple[Line, ...] = Field((), description="The authors as printed; none when unknown.")
    publisher: Line = Field(description="Who published it, or `unknown`.")
    url: Url | None = Field(None, description="Where it stands, http or https.")
    published: EdtfOrUnknown = Field(description="The date of publication (EDTF), or `unknown`.")
    dated_by: Text = Field(description="How the date is known.")
    language: LanguageTag = Field(description="The language of the text (BCP 47), such as `es`.")
    translation: Text | None = Field(None, description="Signs that the text is a translation.")
    genre: Genre = Field(description="The kind of text.")
    perspective: Text | None = Field(None, description="Whose side the text speaks from, and how one sees it.")
    rights: Rights = Field(description="`quote`: short passages only. `full`: the text may be published.")
    reliability: Reliability | None = Field(None, description="How far to trust it; left out: not graded.")
    damage: tuple[Damage, ...] = Field((), description="Fragments that do not say what they seem to.")
