"""A reference: what can be cited, as reference managers want to know it."""

from typing import NamedTuple


class Name(NamedTuple):
    """An author's name: a person's in its two parts; without `given`, one that must not be divided."""

    family: str
    given: str = ""


class Reference(NamedTuple):
    """An original, a page, or a claim on it. An empty text stands for what is not known.

    `published` is EDTF, `in_words` the same date as the language writes it; `seen` is the day (ISO 8601) on which
    the original was at hand; `genre` is a source's, and empty for our own pages; `part_of` is the title of the page
    that holds it.
    """

    key: str
    title: str
    language: str
    authors: tuple[Name, ...] = ()
    publisher: str = ""
    published: str = ""
    in_words: str = ""
    seen: str = ""
    url: str = ""
    genre: str = ""
    part_of: str = ""
    note: str = ""
