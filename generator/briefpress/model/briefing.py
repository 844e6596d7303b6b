"""A briefing: the summary of one source."""

from collections.abc import Mapping
from typing import Self

from pydantic import Field

from briefpress.model.claim import Claim
from briefpress.model.source import Source
from briefpress.model.text import Former, Id, Line, Model, Text, Title


class Part(Model):
    """A part of a document under a heading of its own, such as one article of a collection."""

    title: Title = Field(description="The heading, in your own words.")
    heading: Line | None = Field(None, description="The heading as printed.")
    published: Text | None = Field(None, description="What the part tells of its own date.")


class Briefing(Model):
    """The summary of one source: `briefings/documents/<id>.yml`."""

    source: Source = Field(description="What is known of the document.")
    title: Title = Field(description="The briefing's title.")
    short: Title | None = Field(
        None, description="A name of one or two words, which stands beside each claim elsewhere."
    )
    summary: Text = Field(description="What the document says; each sentence cites a claim in brackets.")
    formerly: Former = ()
    parts: Mapping[Id, Part] = Field({}, description="The document's parts, by id, in its order.")
    claims: Mapping[Id, Claim] = Field(description="The claims, by id, in the document's order.")

    def with_claims(self, *, withdrawn: bool) -> Self:
        """Return the briefing with only those of its claims that are withdrawn, or only those that stand."""
        chosen = {name: each for name, each in self.claims.items() if (each.withdrawn is not None) == withdrawn}
        return self.model_copy(update={"claims": chosen})
