"""A claim: one statement that a source makes, and the words that carry it."""

from typing import Literal, get_args

from pydantic import Field

from briefpress.model.dates import Edtf
from briefpress.model.text import Former, Id, Model, Number, Text, Words

Kind = Literal["report", "statement", "allegation", "judgement", "forecast", "plan", "question"]
KINDS: tuple[Kind, ...] = get_args(Kind)
AHEAD: tuple[Kind, ...] = ("forecast", "plan")
"""The kinds that tell of what is still to come."""
VOICED: tuple[Kind, ...] = ("statement",)
"""The kinds that somebody must be named for, who says so."""
Qualifier = Literal["exact", "about", "almost", "more-than", "less-than", "at-least", "at-most"]
Unit = Literal[
    "USD",
    "EUR",
    "RUB",
    "KZT",
    "CNY",
    "TRY",
    "GBP",
    "percent",
    "length-mile",
    "length-kilometer",
    "mass-tonne",
    "volume-barrel",
    "power-megawatt",
    "energy-kilowatt-hour",
    "duration-hour",
    "duration-day",
    "duration-week",
    "duration-month",
    "duration-year",
]


class Figure(Model):
    """A number that measures something, as the passage gives it."""

    amount: Number = Field(description="The number, such as 27e9.")
    qualifier: Qualifier = Field("exact", description="How the source hedges the number.")
    unit: Unit | None = Field(None, description="A currency (ISO 4217) or a CLDR unit; left out: a plain count.")
    measures: Text = Field(description="What is counted or measured.")
    base: Text | None = Field(None, description="What the number is a share or a part of.")
    series: Id | None = Field(None, description="The same figure told elsewhere carries the same series.")


class Credibility(Model):
    """How credible a claim is (Admiralty/NATO digits, STANAG 2511), and why."""

    grade: Literal[1, 2, 3, 4, 5, 6] = Field(
        description="1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged."
    )
    because: Text = Field(description="Why this grade.")


class Withdrawn(Model):
    """That a published claim is upheld no more, and why: it keeps its address and leaves everything else."""

    when: Edtf = Field(description="The day on which it was withdrawn (EDTF).")
    because: Text = Field(description="Why.")


class Claim(Model):
    """One statement that a source makes: what, in which form, by whom, in which words."""

    says: Text = Field(description="What is claimed, in your own words.")
    kind: Kind = Field(description="The form it has in the source, never a verdict on its truth.")
    voice: tuple[Id, ...] = Field((), description="Who says it, nearest first; none: the document itself.")
    passage: Words = Field(description="The fewest exact words that carry the claim.")
    before: Words | None = Field(None, description="The words right before, when the passage stands twice.")
    after: Words | None = Field(None, description="The words right after, when the passage stands twice.")
    part: Id | None = Field(None, description="The part of the document in which it stands.")
    sections: tuple[Id, ...] = Field((), description="The section pages that it belongs on.")
    actors: tuple[Id, ...] = Field((), description="The actors it speaks of; the voice need not be repeated.")
    when: Edtf | None = Field(None, description="When what it tells happened or is to happen (EDTF).")
    when_because: Text | None = Field(None, description="How that date is known, when the passage does not print it.")
    figures: tuple[Figure, ...] = Field((), description="The numbers in the passage that measure something.")
    credibility: Credibility | None = Field(None, description="How credible; left out: not graded.")
    note: Text | None = Field(None, description="An editor's note, marked as such.")
    alone: Text | None = Field(None, description="Why no question, finding, section or event cites it.")
    formerly: Former = ()
    withdrawn: Withdrawn | None = Field(None, description="That it is upheld no more, and why.")
