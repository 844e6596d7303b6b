"""The claims that a piece of a page cites: numbered where they are cited, and shown below it as its evidence."""

from collections.abc import Iterable


class Notes:
    """Numbers the claims of one piece of a page in the order in which they are cited."""

    def __init__(self, key: str) -> None:
        """Begin anew; `key` names the piece on its page, so that its notes have ids of their own."""
        self.key = key
        self.cited: dict[str, int] = {}
        self.numbered = True

    @classmethod
    def of(cls, key: str, cited: Iterable[str]) -> "Notes":
        """Return notes of claims that are cited together, and nowhere by number."""
        notes = cls(key)
        notes.numbered = False
        for each in cited:
            notes.mark(each)
        return notes

    def mark(self, reference: str) -> str:
        """Return the link to the note of a claim (`briefing#claim`); the first one can be come back to."""
        back = "" if reference in self.cited else f" #{self.key}-at-{len(self.cited) + 1}"
        number = self.cited.setdefault(reference, len(self.cited) + 1)
        return f"[{number}](#{self.key}-{number}){{: .ref{back} }}"
