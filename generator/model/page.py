"""A page: a Markdown file as rendered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: its path below `docs/`, such as `en/documents/harbour.md`, and its text."""

    path: str
    text: str
