"""The index of one language as a whole: what it remembers, and how segments that changed go into its files."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefpress.searching.columns import BLOCK, block_of
from briefpress.searching.files import digest, written
from briefpress.searching.languages import said_in, stemmers_for
from briefpress.searching.postings import spliced
from briefpress.searching.segments import Segment
from briefpress.searching.shards import Shard, changed, key_of, terms_in
from briefpress.searching.vocabulary import by_beginning


@dataclass(slots=True)
class Indexed:
    """What the index of a language knew at the end of the last build.

    `columns` are by segment the number of items, the facets and the actors; `segments` the files of the records;
    `marks` the signatures under which all of it holds.
    """

    slots: dict[str, int] = field(default_factory=dict)
    shards: dict[str, Shard] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)
    columns: dict[int, list[Any]] = field(default_factory=dict)
    segments: dict[int, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path) -> "Indexed":
        """Return the memory kept at `path`, or an empty one where there is none or it is damaged."""
        try:
            row = json.loads(path.read_text("utf-8"))
            return cls(
                row["slots"],
                {key: Shard(key, size, name) for key, size, name in row["shards"]},
                row["sizes"],
                Counter(row["words"]),
                {int(number): column for number, column in row["columns"].items()},
                {int(number): name for number, name in row["segments"].items()},
                row["marks"],
            )
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def keep(self, path: Path) -> None:
        """Keep the memory at `path`."""
        row = {
            "slots": self.slots,
            "shards": [list(each) for each in self.shards.values()],
            "sizes": self.sizes,
            "words": dict(self.words),
            "columns": self.columns,
            "segments": self.segments,
            "marks": self.marks,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".aside")
        aside.write_text(json.dumps(row, ensure_ascii=False, separators=(",", ":")), "utf-8")
        aside.replace(path)


def merge(
    memory: Indexed, segments: Iterable[Segment], load: Callable[[str], str], facts: Mapping[str, Any]
) -> tuple[dict[str, str], set[str]]:
    """Put segments that were made anew into the memory and the files.

    `load` reads a file of the last build by name; `facts` go into the manifest. Returns the texts of the files to
    write by name, and the names of all files of the index.
    """
    by_term: dict[str, dict[int, bytes]] = {}
    for segment in segments:
        for term, chunk in segment.changes.items():
            by_term.setdefault(term, {})[segment.number] = chunk
        memory.words.update(segment.come)
        memory.words.subtract(segment.gone)
        memory.columns[segment.number] = [segment.items, segment.facets, segment.actors]
    memory.words = +memory.words

    def stored(shard: Shard) -> Mapping[str, bytes]:
        if shard.key not in read:
            read[shard.key] = terms_in(load(shard.name))
        return read[shard.key]

    read: dict[str, Mapping[str, bytes]] = {}
    keys = sorted(memory.shards)

    def before(term: str) -> bytes:
        key = key_of(term, keys)
        return stored(memory.shards[key]).get(term, b"") if key is not None else b""

    postings = {term: spliced(before(term), chunks) for term, chunks in by_term.items()}
    memory.shards, memory.sizes, texts = changed(memory.shards, memory.sizes, postings, stored)
    columns, names = _columns(memory, texts)
    words = {key: _add(texts, "v", "vocabulary", key, group) for key, group in by_beginning(memory.words).items()}
    languages = sorted({term.partition(":")[0] for term in memory.sizes if term[0] not in "@#"})
    manifest = {
        **facts,
        "block": BLOCK,
        "languages": languages,
        **said_in(languages),
        "items": sum(each[0] for each in memory.columns.values()),
        "shards": [[each.key, each.name[len("t/") : -len(".js")]] for _, each in sorted(memory.shards.items())],
        "facets": columns,
        "actors": names,
        "vocabulary": words,
    }
    texts["manifest.js"] = written("manifest", "", manifest)
    texts["stemmers.js"] = stemmers_for(languages)
    shards = (each.name for each in memory.shards.values())
    wanted = {*shards, *columns, *names, *words.values(), "manifest.js", "stemmers.js"}
    return texts, wanted


def _columns(memory: Indexed, texts: dict[str, str]) -> tuple[list[str], list[str]]:
    """Add the files of the columns; return their names, facets and actors, block by block."""
    last = max(memory.columns, default=-1)
    facets, names = [], []
    for start in range(0, last + 1, BLOCK):
        found = [memory.columns.get(number, [0, [[], [], ""], ""]) for number in range(start, start + BLOCK)]
        facets.append(_add(texts, "c", "facets", str(start), block_of(each[1] for each in found)))
        names.append(_add(texts, "a", "actors", str(start), [each[2] for each in found]))
    return facets, names


def _add(texts: dict[str, str], folder: str, kind: str, name: str, value: Any) -> str:
    text = written(kind, name, value)
    path = f"{folder}/{digest(text)}.js"
    texts[path] = text
    return path
