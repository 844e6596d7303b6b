"""The smallest words of the model: ids, references to claims, and text in each language of the library."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import InitErrorDetails

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The signs of an id, as a regular expression."""
REFERENCE = re.compile(rf"\[({SLUG}(?:#{SLUG})?)\]")
"""A claim reference in a text: `[claim]` in its own briefing, `[briefing#claim]` elsewhere."""

Id = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=80)]
ClaimRef = Annotated[str, StringConstraints(pattern=rf"^{SLUG}#{SLUG}$")]
Former = Annotated[tuple[Id, ...], Field(description="Ids that it had before; old links still lead to it.")]
FREE = "any words"
"""Marks the types whose values are words at will, in which the reader looks for what YAML has cut or bent."""
Words = Annotated[str, FREE, StringConstraints(min_length=1, strip_whitespace=True)]
"""Words as a source has them; white space in them is all alike."""
Line = Annotated[str, FREE, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
"""A name or a title: one line."""
Prose = Annotated[str, FREE, StringConstraints(min_length=1, max_length=9000, strip_whitespace=True)]
"""Words of our own, some sentences at most: one line for YAML, since pages break lines themselves."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'`()\[\]{}|\\^]+$")]
TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
LanguageTag = Annotated[str, StringConstraints(pattern=f"^{TAG}$")]
SITE_TAG = r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
SiteTag = Annotated[str, StringConstraints(pattern=f"^{SITE_TAG}$")]
"""The tag of a language in which a site can be: a language, its script and its region, such as `sr-Latn-RS`."""
"""A language's BCP 47 tag, such as `es` or `es-MX`."""
Language = str
"""The tag of a language in which the site is."""
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
"""Red, green and blue, as in `#17495c`."""
Asset = Annotated[str, StringConstraints(pattern=r"^assets/[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*$")]
"""A file that every language's site has, by its path below `docs/`."""
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Model(BaseModel):
    """A frozen piece of the model; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _number(given: object, info: ValidationInfo) -> object:
    """Refuse text in place of a number, and true or false; JSON, in which we keep decimals as text, is our own."""
    if info.mode == "python" and isinstance(given, str | bool):
        raise AssertionError("not a number")
    return given


Number = Annotated[Decimal, BeforeValidator(_number), Field(max_digits=40, decimal_places=12)]
Whole = Annotated[int, BeforeValidator(_number)]
Share = Annotated[float, BeforeValidator(_number)]
Degrees = Annotated[float, BeforeValidator(_number), Field(allow_inf_nan=False)]


class Text(Model):
    """The same words in each language of the library: plain text, claim references in brackets.

    Which languages these are is a matter of the settings; validated with `context=languages`, it has just those.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Prose]

    @model_validator(mode="wrap")
    @classmethod
    def _is_in_each(cls, given: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        languages = info.context
        if not languages or not isinstance(given, dict) or given.keys() == set(languages):
            return handler(given)
        bad = [InitErrorDetails(type="missing", loc=(each,), input=given) for each in languages if each not in given]
        more = [each for each in given if each not in languages]
        bad += [InitErrorDetails(type="extra_forbidden", loc=(each,), input=given[each]) for each in more]
        raise ValidationError.from_exception_data(cls.__name__, bad)

    def in_(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.by_language[language]

    @property
    def by_language(self) -> Mapping[Language, str]:
        """Return the words by language, in the order of the file."""
        return self.__pydantic_extra__

    @property
    def references(self) -> tuple[str, ...]:
        """Return the claim references of all languages, each once, in order."""
        return tuple(dict.fromkeys(each for words in self.by_language.values() for each in references(words)))


class Title(Text):
    """A name or a title in each language of the library."""

    __pydantic_extra__: dict[str, Line]


def primary_of(language: str) -> str:
    """Return the language of which another is a variety: `es` of `es-MX`."""
    return language.partition("-")[0].lower()


def former_of(data: object) -> list[str]:
    """Return the former ids that the data of a thing or a claim name, of whatever shape they are."""
    former = data.get("formerly") if isinstance(data, Mapping) else None
    return [each for each in former if isinstance(each, str)] if isinstance(former, list) else []


def references(text: str) -> list[str]:
    """Return the claim references of a text, in order."""
    return REFERENCE.findall(text)


def references_in(value: Any) -> Iterator[str]:
    """Yield every claim that a thing names, in lists of claims or in brackets."""
    if isinstance(value, Mapping):
        for each in value.values():
            yield from references_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from references_in(each)
    elif isinstance(value, str):
        yield from (value,) if "#" in value and " " not in value else references(value)
