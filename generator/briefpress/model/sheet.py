"""A sheet: what search knows of one page, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an item: how much they weigh, and their language (BCP 47)."""

    text: str
    weight: int
    language: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that search can answer with.

    `anchor` is its place on the page; `kind` is a claim's kind or what else it is (`actor`, `event`); `names` are
    the actors that it tells of, and `speaker` the one of them whose words it gives, empty when there is none; `shown`
    is what a result shows of it, by short keys (`t` title, `v` voice, `d` date, `p` passage, `l` the passage's
    language).
    """

    anchor: str
    kind: str
    words: tuple[Passage, ...]
    shown: Mapping[str, str]
    sections: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in one language, with its items in order; `href` is its address below the language's root.

    `language` is that of the source, empty where the page has none; `document` is the briefing's id, empty on
    other pages.
    """

    id: str
    href: str
    title: str
    items: tuple[Item, ...]
    language: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """An actor's names: the one shown, and all others under which a reader may search."""

    id: str
    name: str
    names: tuple[str, ...] = field(default=())
