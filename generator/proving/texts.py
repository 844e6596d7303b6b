"""The source texts that lie at hand, recognised by their fingerprints whatever their names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts lie: by fingerprint, and by file name."""

    by_fingerprint: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether any text is at hand."""
        return bool(self.by_fingerprint)

    def read(self, fingerprint: str) -> str | None:
        """Return the text of that fingerprint, or None when it is not at hand or is not UTF-8."""
        path = self.by_fingerprint.get(fingerprint)
        if path is None:
            return None
        try:
            return Path(path).read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            return None


def texts_of(fingerprints: Iterable[tuple[str, str]]) -> Texts:
    """Return the texts at the given (path, fingerprint) pairs."""
    pairs = list(fingerprints)
    return Texts({digest: path for path, digest in pairs}, {path.rpartition("/")[2]: path for path, _ in pairs})


def fingerprint_of(path: str) -> str:
    """Return a file's SHA-256 in hexadecimal digits."""
    return sha256(Path(path).read_bytes()).hexdigest()
