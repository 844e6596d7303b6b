"""A page: a Markdown file as rendered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: its path below `docs/`, such as `en/documents/harbour.md`, and its text.

    `owner` tells what it was made from: `document:harbour`, or `shared` for pages that gather several briefings.
    """

    path: str
    text: str
    owner: str = "shared"
