"""What is written: a Markdown file as rendered, and what lies beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One file of text: its path below `docs/`, such as `en/documents/harbour.md`, and its text."""

    path: str
    text: str

    @property
    def data(self) -> bytes:
        """Return its bytes."""
        return self.text.encode()


@dataclass(frozen=True, slots=True)
class Picture:
    """One file that is no text: its path below `docs/`, and its bytes."""

    path: str
    data: bytes
