"""A location: where on the map something is said to have happened or to be going to happen."""

from typing import Literal

from pydantic import Field

from briefpress.model.text import ClaimRef, Degrees, Former, Line, Model, Text, Title


class Location(Model):
    """A place that the sources name: `briefings/places/<id>.yml`."""

    name: Title = Field(description="The name in each language.")
    type: Literal["city", "region"] = Field("city", description="A city is a dot on the map, a region only a name.")
    latitude: Degrees = Field(ge=-85, le=85, description="Degrees north (WGS 84); negative is south.")
    longitude: Degrees = Field(ge=-180, le=180, description="Degrees east (WGS 84); negative is west.")
    basis: Text = Field(description="Where the coordinates come from.")
    spellings: tuple[Line, ...] = Field((), description="Every spelling as written in a source.")
    says: Text | None = Field(None, description="What is told of it, in a sentence or two; each cites a claim.")
    claims: tuple[ClaimRef, ...] = Field(min_length=1, description="The claims that tell of something there.")
    note: Text | None = Field(None, description="An editor's note with its basis.")
    formerly: Former = ()
