"""A file of the library in; the same with a thing or a claim called otherwise out, its former id kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefpress.model import Entry, Mark, Model, Path, named_by

CLAIMS = "claims"
_EXACT = ("passage", "before", "after", "spellings", "heading", "url", "title", "authors", "publisher")
"""Fields whose words are not ours, or are no words; `says_the_same` tells where one of them would change."""


class NotRenamed(ValueError):
    """A file cannot be changed so that it says the same by the new id."""


@dataclass(frozen=True, slots=True)
class Rename:
    """What is called otherwise: a thing of a folder, or a claim (`folder` is `claims`) of a `document`."""

    folder: str
    old: str
    new: str
    document: str = ""

    def is_of(self, entry: Entry[Model]) -> bool:
        """Return whether a file describes what is renamed, or holds the claim."""
        folder = entry.file.split("/")[-2]
        return (folder, entry.id) == (("documents", self.document) if self.document else (self.folder, self.old))

    @property
    def cited(self) -> tuple[re.Pattern[str], str]:
        """Return what a citation that names it looks like, and the same by the new id."""
        if self.folder == CLAIMS:
            return re.compile(rf"(?<![\w/.:-]){self.document}#{self.old}(?![\w-])"), f"{self.document}#{self.new}"
        return re.compile(rf"(?<![\w/.:-]){self.old}#(?=[a-z0-9])"), f"{self.new}#"

    @property
    def cites(self) -> bool:
        """Return whether citations name it."""
        return self.folder in (CLAIMS, "documents")


def renamed(text: str, entry: Entry[Model], what: Rename) -> str:
    """Return a file's text by the new id; `entry` is what the text describes. Raises NotRenamed."""
    lines = text.split("\n")
    own = what.is_of(entry)
    marks = [entry.marks[path][1] for path in _named(entry.thing, what)]
    if own and what.folder == CLAIMS:
        marks.append(entry.marks[CLAIMS, what.old][0])
    for mark in sorted(marks, key=lambda each: (each.line, each.column), reverse=True):
        _splice(lines, mark, what.old, what.new)
    if own:
        _keep_former(lines, entry, what)
    after = "\n".join(lines)
    if what.cites:
        after = what.cited[0].sub(what.cited[1], after)
    if own and what.folder == CLAIMS:
        after = re.sub(rf"(?<!: )\[{what.old}\]", f"[{what.new}]", after)
    return after


def says_the_same(before: Model, after: Model, what: Rename, *, own: bool) -> bool:
    """Return whether a thing differs from what it was by the new id alone."""
    data = before.model_dump(mode="json")
    for path in _named(before, what):
        _put(data, path, what.new)
    data = _cited(data, what, own)
    if own:
        kept = data[CLAIMS] if what.folder == CLAIMS else {"": data}
        thing = kept[what.old if what.folder == CLAIMS else ""]
        thing["formerly"] = [what.old, *thing["formerly"]]
        if what.folder == CLAIMS:
            data[CLAIMS] = {what.new if name == what.old else name: each for name, each in kept.items()}
    found: bool = data == after.model_dump(mode="json")
    return found


def _named(thing: Model, what: Rename) -> Iterator[Path]:
    yield from (path for path, name, folder in named_by(thing) if (folder, name) == (what.folder, what.old))


def _splice(lines: list[str], mark: Mark, old: str, new: str) -> None:
    line, at = lines[mark.line], mark.column
    if line[at : at + 1] in ("'", '"'):
        at += 1
    if not line.startswith(old, at):
        raise NotRenamed(old)
    lines[mark.line] = line[:at] + new + line[at + len(old) :]


def _keep_former(lines: list[str], entry: Entry[Model], what: Rename) -> None:
    """Write the old id beside the former ones; the first stands on a line of its own."""
    at: Path = (CLAIMS, what.old) if what.folder == CLAIMS else ()
    if (first := (*at, "formerly", 0)) in entry.marks:
        mark = entry.marks[first][1]
        line = lines[mark.line]
        head, tail = line[: mark.column], line[mark.column :]
        lines[mark.line] = f"{head}{what.old}, {tail}" if "[" in head else f"{head}{what.old}\n{head}{tail}"
    elif at:
        line = lines[entry.marks[at][0].line]
        if not line.rstrip().endswith(":"):
            raise NotRenamed(line.strip())
        lines.insert(_end_of(lines, entry.marks[at][0].line), f"{' ' * (_indent(line) + 2)}formerly: [{what.old}]")
    elif (CLAIMS,) in entry.marks and what.folder == "documents":
        lines.insert(entry.marks[CLAIMS,][0].line, f"formerly: [{what.old}]")
    else:
        lines.insert(len(lines) - 1 if not lines[-1] else len(lines), f"formerly: [{what.old}]")


def _end_of(lines: list[str], first: int) -> int:
    """Return the number of the line behind a block that begins with a key."""
    end = first + 1
    for number in range(first + 1, len(lines)):
        if lines[number].strip():
            if _indent(lines[number]) <= _indent(lines[first]):
                break
            end = number + 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _put(data: Any, path: Path, value: str) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


def _cited(value: Any, what: Rename, own: bool) -> Any:
    """Return data whose citations are by the new id; a source's own words stay."""
    if isinstance(value, dict):
        return {key: each if key in _EXACT else _cited(each, what, own) for key, each in value.items()}
    if isinstance(value, list):
        return [_cited(each, what, own) for each in value]
    if not isinstance(value, str):
        return value
    value = what.cited[0].sub(what.cited[1], value) if what.cites else value
    return value.replace(f"[{what.old}]", f"[{what.new}]") if own and what.folder == CLAIMS else value
