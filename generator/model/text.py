"""The smallest words of the model: ids, references to claims, and text in both languages."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
REFERENCE = re.compile(rf"\[({_SLUG}(?:#{_SLUG})?)\]")
"""A claim reference in a text: `[claim]` in its own briefing, `[briefing#claim]` elsewhere."""

Id = Annotated[str, StringConstraints(pattern=rf"^{_SLUG}$", max_length=80)]
ClaimRef = Annotated[str, StringConstraints(pattern=rf"^{_SLUG}#{_SLUG}$")]
FREE = "any words"
"""Marks the types whose values are words at will, in which the reader looks for what YAML has cut or bent."""
Words = Annotated[str, FREE, StringConstraints(min_length=1, strip_whitespace=True)]
"""Words as a source has them; white space in them is all alike."""
Line = Annotated[str, FREE, StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^[^\r\n]*$")]
"""Words of our own, or a name: one line."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'`()\[\]{}|\\^]+$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
"""A language's BCP 47 tag, such as `es` or `es-MX`."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Model(BaseModel):
    """A frozen piece of the model; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
    """The same words in English and in Spanish: plain text, claim references in brackets."""

    en: Line = Field(description="In English.")
    es: Line = Field(description="In Spanish.")

    def in_(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.en if language == "en" else self.es


def references(text: str) -> list[str]:
    """Return the claim references of a text, in order."""
    return REFERENCE.findall(text)
