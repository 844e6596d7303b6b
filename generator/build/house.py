"""Where a library's files lie, and what state they are in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from generator.keeping.files import State, signature, states

OWNED = ("actors", "documents", "figures", "glossary", "problems", "questions", "sections", "timeline")
"""The folders below `docs/<language>/` that the generator owns whole; `index.md` is its, too."""


@dataclass(frozen=True, slots=True)
class House:
    """A checkout: its root, and the folders with source texts (the first that holds a text wins)."""

    root: Path
    seeds: tuple[Path, ...]

    @property
    def docs(self) -> Path:
        """Return the folder of the Markdown pages."""
        return self.root / "docs"

    @property
    def lock(self) -> Path:
        """Return the lock's path."""
        return self.root / "seeds" / "passages.lock"

    @property
    def cache(self) -> Path:
        """Return the folder for what builds remember.

        It lies outside the checkout, so that no pull request can bring a forged one.
        """
        if chosen := os.environ.get("BRIEFINGS_CACHE"):
            base = Path(chosen)
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefings"
        return base / blake2b(str(self.root).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Found:
    """The states of all files that a build reads (yaml, texts, lock, code) and writes (pages)."""

    yaml: Mapping[str, State]
    texts: Mapping[str, State]
    lock: Mapping[str, State]
    code: Mapping[str, State]
    pages: Mapping[str, State] = field(default_factory=dict)

    @property
    def inputs(self) -> str:
        """Return the signature of all that is read."""
        return signature(self.yaml, self.texts, self.lock, self.code)

    @property
    def outputs(self) -> str:
        """Return the signature of all that was written."""
        return outputs_of(self.pages)


def outputs_of(pages: Mapping[str, State]) -> str:
    """Return the signature of generated pages, in whatever order they come."""
    return signature({path: pages[path] for path in sorted(pages)})


def house_at(root: Path, seeds: Path | None = None) -> House:
    """Return the house at `root`; texts lie in `seeds/`, in `seeds` and in `BRIEFINGS_SEEDS`."""
    root = root.resolve()
    named = [seeds] if seeds else []
    if told := os.environ.get("BRIEFINGS_SEEDS"):
        named.append(Path(told) if Path(told).is_absolute() else root / told)
    return House(root, tuple(dict.fromkeys(path.resolve() for path in (*named, root / "seeds"))))


def find(house: House) -> Found:
    """Return the state of every file that matters, without opening any."""
    code = Path(__file__).resolve().parent.parent
    return Found(
        yaml=dict(states(str(house.root / "briefings"), (".yml", ".yaml"))),
        texts={path: state for folder in house.seeds for path, state in states(str(folder), (".txt",))},
        lock=dict(states(str(house.root / "seeds"), (".lock",))),
        code=dict(states(str(code), (".py", ".jinja", ".toml")))
        | dict(states(str(house.root), (".lock",), deep=False)),
        pages=pages(house),
    )


def pages(house: House) -> dict[str, State]:
    """Return the state of every generated page."""
    found: dict[str, State] = {}
    for language in ("en", "es"):
        folder = house.docs / language
        for owned in OWNED:
            found.update(states(str(folder / owned)))
        found.update((path, state) for path, state in states(str(folder), ("index.md",), deep=False))
    return found
