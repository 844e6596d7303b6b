"""A YAML file in, the same as the manual lays it out: order of keys, width, quotation marks; comments are kept."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from textwrap import wrap
from typing import Any
from unicodedata import normalize

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from briefpress.model import Language, Model, Path, Problem, phrase, sentences
from briefpress.reading.fields import is_free, is_text, model_at
from briefpress.reading.yaml_events import NotYaml, load

Node = Any
"""A node of ruamel.yaml, whose kinds differ in their fields."""

WIDTH = 100
_EXACT = ("passage", "before", "after", "spellings", "heading")
"""Fields whose words are a source's, and stay as they are to the sign."""
_COMMENT = re.compile(r"\s*#.*")
_BEHIND = re.compile(r"[\[\]{},:>|+0-9\s-]*\s(#.*)")
"""What may stand between a value and the comment behind it."""
_SCHEMA = "# yaml-language-server:"


class NotFormatted(ValueError):
    """A file that cannot be read, or that would not mean the same afterwards."""

    def __init__(self, why: str | Problem, **values: str) -> None:
        """Keep why: a phrase with its values, or the problem that the checks would tell."""
        self.why, self.values = why, values
        super().__init__(self.words("en"))

    def words(self, language: Language) -> str:
        """Return why in a language."""
        if isinstance(self.why, Problem):
            return self.why.says(language)
        return phrase("fmt", f"why-{self.why}", language, **self.values)


@dataclass(slots=True)
class _Source:
    """A file's text, its lines, how many of them are its head, and which lie within a text of several lines."""

    text: str
    model: type[Model]
    lines: list[str] = field(default_factory=list)
    head: int = 0
    inner: set[int] = field(default_factory=set)

    def behind(self, line: int, column: int) -> str:
        """Return the comment behind a place on a line, with two spaces before it; empty when there is none."""
        found = _BEHIND.fullmatch(self.lines[line][column:])
        return f"  {found[1]}" if found else ""

    def above(self, line: int) -> list[str]:
        """Return the comments right above a line, and an empty line before them where there is one."""
        found: list[str] = []
        at = line - 1
        while (
            at >= self.head
            and at not in self.inner
            and (not self.lines[at].strip() or _COMMENT.fullmatch(self.lines[at]))
        ):
            found.insert(0, self.lines[at].strip())
            at -= 1
        comments = [each for each in found if each]
        return ["", *comments] if found and not found[0] and at >= 0 else comments


def formatted_alike(text: str, model: type[Model]) -> str:
    """Return a file that describes a thing of the `model`, laid out as the manual does, and saying the same.

    Comments are part of what it says, and so is the key or item that each belongs to. Raises NotFormatted when the
    text cannot be read, or when that is not sure.
    """
    text = "".join(f"{each.rstrip()}\n" for each in text.removeprefix("\ufeff").splitlines())
    before = _data(text, model)
    root = _composed(text)
    after = _formatted(text, root, model)
    if _plain(_data(after, model)) != _plain(before) or _comments(after, _composed(after)) != _comments(text, root):
        raise NotFormatted("same")
    return after


def _composed(text: str) -> Node:
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as wrong:
        raise NotFormatted("parser", said=" ".join(str(wrong).split())) from wrong
    if not isinstance(root, MappingNode):
        raise NotFormatted("keys")
    return root


def _formatted(text: str, root: Node, model: type[Model]) -> str:
    source = _Source(text, model, text.split("\n"))
    source.inner = {line for each in _nodes(root) if _is_lines(each) for line in _lines_of(each)}
    source.head = _head(source.lines, root.start_mark.line)
    head = [each.strip() for each in source.lines[: source.head] if each.strip()]
    if head and not head[-1].startswith(_SCHEMA):
        head.append("")
    body = "\n".join([*_mapping(source, root, (), 0), *_tail(source, root)]).lstrip("\n")
    return "".join(f"{line}\n" for line in (*head, body))


def _head(lines: list[str], first: int) -> int:
    """Return how many lines are the head of a file: what an empty line parts from the first key, and the schema's."""
    at = first
    while at and lines[at - 1].strip() and not lines[at - 1].startswith(_SCHEMA):
        at -= 1
    return at


def _data(text: str, model: type[Model]) -> Any:
    """Return what a text of YAML holds. Raises NotFormatted when the checks would not read it."""
    try:
        data, _, problems = load(text, "", partial(is_free, model))
    except NotYaml as bad:
        data, problems = None, bad.problems
    if problems:
        raise NotFormatted(problems[0])
    return data


def _tail(source: _Source, root: Node) -> list[str]:
    """Return the comments behind the last value."""
    last = max(_end(each) for each in _nodes(root) if not _is_block(each))
    return [each.strip() for each in source.lines[last + 1 :] if each.strip()]


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key
            yield from _nodes(value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _nodes(value)


def _is_lines(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style in (">", "|")


def _lines_of(node: Node) -> range:
    return range(node.start_mark.line + 1, _end(node) + 1)


def _end(node: Node) -> int:
    """Return the last line of a scalar; a text of lines ends where the next thing begins."""
    return int(node.end_mark.line) - (1 if _is_lines(node) and node.end_mark.column == 0 else 0)


def _mapping(source: _Source, node: Node, path: Path, indent: int, told: int = -1) -> Iterator[str]:
    """Yield the lines of a mapping; the comments above the line `told` are told already."""
    described = model_at(source.model, path)
    order = list(described.model_fields) if described and not is_text(described) else []
    rank = {name: place for place, name in enumerate(order)}
    for key, value in sorted(node.value, key=lambda each: rank.get(each[0].value, len(rank))) if rank else node.value:
        lead = f"{' ' * indent}{key.value}:"
        if node.flow_style:
            yield from _entry(source, lead, value, (*path, key.value), indent + 2, "")
            continue
        if key.start_mark.line != told:
            yield from (f"{' ' * indent}{line}".rstrip() for line in source.above(key.start_mark.line))
        mark = key.end_mark if _is_block(value) or _is_lines(value) else value.end_mark
        comment = source.behind(mark.line, mark.column)
        yield from _entry(source, lead, value, (*path, key.value), indent + 2, comment)


def _entry(source: _Source, lead: str, value: Node, path: Path, indent: int, comment: str) -> Iterator[str]:
    """Yield `key: value` or `- value`; what is long goes on lines of its own, at `indent`."""
    inline = _inline(source, value, path)
    if inline is not None and len(lead) + 1 + len(inline) + len(comment) <= WIDTH:
        yield f"{lead} {inline}".rstrip() + comment
    elif isinstance(value, ScalarNode):
        yield from _long(source, lead, value, path, indent, comment)
    elif isinstance(value, MappingNode):
        yield f"{lead}{comment}"
        yield from _mapping(source, value, path, indent)
    else:
        yield f"{lead}{comment}"
        yield from _items(source, value, path, indent)


def _items(source: _Source, node: Node, path: Path, indent: int) -> Iterator[str]:
    for number, each in enumerate(node.value):
        here, comment = (*path, number), ""
        if not node.flow_style:
            yield from (f"{' ' * indent}{line}".rstrip() for line in source.above(each.start_mark.line))
            mark = each.start_mark if _is_lines(each) else each.end_mark
            comment = "" if _is_block(each) else source.behind(mark.line, mark.column)
        inline = _inline(source, each, here)
        if isinstance(each, MappingNode) and (inline is None or indent + 2 + len(inline) + len(comment) > WIDTH):
            first, *rest = _mapping(source, each, here, indent + 2, each.start_mark.line)
            if comment:
                yield f"{' ' * indent}{comment.strip()}"
            yield f"{' ' * indent}- {first.lstrip()}"
            yield from rest
        else:
            yield from _entry(source, f"{' ' * indent}-", each, here, indent + 2, comment)


def _is_block(node: Node) -> bool:
    return not isinstance(node, ScalarNode) and not node.flow_style


def _inline(source: _Source, value: Node, path: Path) -> str | None:
    """Return a value as it stands on one line; None for what goes on lines of its own."""
    if isinstance(value, ScalarNode):
        return _scalar(source, value, path)
    if not value.flow_style:
        return None
    if isinstance(value, MappingNode):
        parts = [
            f"{key.value}: {inline}"
            for key, each in value.value
            if (inline := _inline(source, each, (*path, key.value))) is not None
        ]
        return "{" + ", ".join(parts) + "}"
    return "[" + ", ".join(str(_inline(source, each, (*path, at))) for at, each in enumerate(value.value)) + "]"


def _scalar(source: _Source, node: ScalarNode, path: Path) -> str:
    """Return words as they stand on one line: as they were written, or in quotation marks."""
    written = source.text[node.start_mark.index : node.end_mark.index]
    if not _is_lines(node) and "\n" not in written and (_is_exact(path) or written == normalize("NFC", written)):
        return written
    words = node.value.strip() if _is_lines(node) else node.value
    return _quoted(words if _is_exact(path) else normalize("NFC", words))


def _is_exact(path: Path) -> bool:
    return any(part in _EXACT for part in path)


def _quoted(words: str) -> str:
    if any(sign in words for sign in '"\\') and words.isprintable():
        return "'" + words.replace("'", "''") + "'"
    return json.dumps(words, ensure_ascii=False)


def _long(source: _Source, lead: str, node: ScalarNode, path: Path, indent: int, comment: str) -> Iterator[str]:
    """Yield words that do not fit on a line: our own in lines of their own, a sentence on each; others as they are."""
    words = normalize("NFC", node.value).strip()
    if not is_text(model_at(source.model, path[:-1])) or " ".join(words.split()) != words or _is_exact(path):
        yield f"{lead} {_scalar(source, node, path)}{comment}"
        return
    if comment:
        yield f"{' ' * (indent - 2)}{comment.strip()}"
    yield f"{lead} >-"
    for each in sentences(words):
        yield from wrap(
            each,
            WIDTH,
            initial_indent=" " * indent,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _comments(text: str, root: Node) -> list[tuple[str, str]]:
    """Return every comment of a file with the key or item that it stands above or behind, in order of the words.

    Raises NotFormatted for one that stands further right than what follows: it belongs to what is above it.
    """
    spans = [_span(text, each) for each in _nodes(root) if isinstance(each, ScalarNode)]
    anchors = sorted(_anchors(root, ()), key=lambda each: (each[0], len(each[2])))
    head = sum(map(len, text.splitlines(keepends=True)[: _head(text.split("\n"), root.start_mark.line)]))
    found = []
    for match in re.finditer(r"(?m)(?:^|(?<=\s))#.*", text):
        at = match.start()
        if any(first <= at < last for first, last in spans):
            continue
        column = at - text.rfind("\n", 0, at) - 1
        if text[at - column : at].strip():
            owner = [path for index, _, path in anchors if index < at][-1:]
        else:
            below = [(path, indent) for index, indent, path in anchors if index > at][:1]
            owner = [path for path, _ in below] if at >= head else []
            if at >= head and any(column > indent for _, indent in below):
                raise NotFormatted("comment", comment=match[0].strip())
        found.append((match[0].strip(), "/".join(owner[0]) if owner else ""))
    return sorted(found)


def _span(text: str, node: Node) -> tuple[int, int]:
    """Return where a scalar's words begin and end; a text of lines begins behind the line of its sign."""
    start = node.start_mark.index
    return (text.find("\n", start) if _is_lines(node) else start), node.end_mark.index


def _anchors(node: Node, path: tuple[str, ...]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the place, the column and the path of each key and item that has a line of its own."""
    if isinstance(node, ScalarNode) or node.flow_style:
        return
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key.start_mark.index, key.start_mark.column, (*path, str(key.value))
            yield from _anchors(value, (*path, str(key.value)))
        return
    for number, each in enumerate(node.value):
        yield each.start_mark.index, node.start_mark.column, (*path, str(number))
        yield from _anchors(each, (*path, str(number)))


def _plain(value: Any) -> Any:
    """Return data whose texts are composed (NFC) and without space at their ends, to compare what files mean."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return normalize("NFC", value).strip() if isinstance(value, str) else value
