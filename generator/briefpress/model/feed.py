"""A feed's entry: a claim, or a whole briefing, as it was after a commit."""

from typing import NamedTuple


class FeedEntry(NamedTuple):
    """`key` names it for ever; `title` and `text` are plain, and `passage` is in `language`, empty when there is none.

    `when` is the commit's date (ISO 8601), `did` what the commit did to it.
    """

    key: str
    title: str
    text: str
    passage: str
    language: str
    url: str
    when: str
