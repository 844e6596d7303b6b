"""An actor: one identity over all its names and spellings."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from briefpress.model.dates import Edtf
from briefpress.model.text import ClaimRef, Former, Id, Line, Model, Text, Title

ActorType = Literal["person", "state", "organisation", "company", "group", "outlet"]
RelationType = Literal[
    "member-of",
    "observer-of",
    "part-of",
    "leads",
    "represents",
    "ally-of",
    "works-with",
    "opposes",
    "criticises",
    "accuses",
    "owns",
    "founded",
]


class Role(Model):
    """What an actor was, and which claims say so."""

    title: Title = Field(description="The role at the time.")
    at: Id | None = Field(None, description="The actor at which it was held.")
    when: Edtf | None = Field(None, description="When (EDTF); left out: as of the claims' documents.")
    claims: tuple[ClaimRef, ...] = Field(min_length=1, description="The claims that say so: `briefing#claim`.")


class Relation(Model):
    """How an actor stands to another, and which claims say so."""

    type: RelationType = Field(description="The relation, read from this actor to the other.")
    to: Id = Field(description="The other actor.")
    when: Edtf | None = Field(None, description="When (EDTF).")
    claims: tuple[ClaimRef, ...] = Field(min_length=1, description="The claims that say so: `briefing#claim`.")


class Actor(Model):
    """A person, state, organisation, company, group or outlet: `briefings/actors/<id>.yml`."""

    name: Title = Field(description="The name in each language.")
    type: ActorType = Field(description="What sort of actor it is.")
    spellings: tuple[Line, ...] = Field((), description="Every spelling as written in a source.")
    also: tuple[Line, ...] = Field((), description="Other names, abbreviations and scripts a reader may search for.")
    ambiguous: tuple[Line, ...] = Field((), description="Spellings that another actor bears too, rightly.")
    not_same_as: tuple[Id, ...] = Field((), description="Actors that are easily taken for this one.")
    roles: tuple[Role, ...] = Field((), description="What it was, in order of time.")
    relations: tuple[Relation, ...] = Field((), description="How it stands to other actors.")
    wants: Text | None = Field(None, description="What it wants, and according to whom; each sentence cites a claim.")
    note: Text | None = Field(None, description="An editor's note with its basis.")
    formerly: Former = ()

    def names(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield every name under which it goes, with its path: as shown, as written in sources, and others."""
        yield from ((("name", language), name) for language, name in self.name.by_language.items())
        yield from ((("spellings", index), name) for index, name in enumerate(self.spellings))
        yield from ((("also", index), name) for index, name in enumerate(self.also))
