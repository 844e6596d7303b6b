"""The source texts that lie at hand, recognised by their fingerprints whatever their names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from briefpress.model import look


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts lie: by fingerprint; and their fingerprints, by file name."""

    by_fingerprint: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether any text is at hand."""
        return bool(self.by_fingerprint)

    def read(self, fingerprint: str) -> str | None:
        """Return the text of that fingerprint as the eye reads it; None when it is not at hand or is not UTF-8."""
        path = self.by_fingerprint.get(fingerprint)
        if path is None:
            return None
        try:
            return as_read(Path(path).read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError:
            return None


def texts_of(fingerprints: Iterable[tuple[str, str]]) -> Texts:
    """Return the texts at the given (path, fingerprint) pairs."""
    pairs = list(fingerprints)
    return Texts({digest: path for path, digest in pairs}, {path.rpartition("/")[2]: digest for path, digest in pairs})


def fingerprint_of(path: str) -> str:
    """Return a file's SHA-256 in hexadecimal digits."""
    return sha256(Path(path).read_bytes()).hexdigest()


def as_read(text: str) -> str:
    """Return a text as the eye reads it, however it was saved.

    Letters as `look` composes them; line ends as `\\n`; no white space at the ends of lines and of the text.
    """
    return "\n".join(map(str.rstrip, look(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"))).strip("\n")


def reading_of(text: str) -> str:
    """Return the fingerprint of a text as the eye reads it; its first digit is the version of `as_read`."""
    return f"1-{sha256(text.encode()).hexdigest()[:16]}"
