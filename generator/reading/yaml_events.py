"""YAML text in; plain data and the place of every value out.

Reads a small, safe YAML: mappings, lists, text, integers, decimals, true/false/null. `NO` and `010` stay
text and so do dates; tags, anchors and aliases are refused; repeated keys are reported.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator.model import Marks, Path, Place, Problem, Value, error

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?\Z")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 30


class NotYaml(Exception):
    """The text could not be read to its end; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(str(problem))
        self.problem = problem


def load(text: str, file: str) -> tuple[Any, Marks, list[Problem]]:
    """Return the data of a YAML text, the marks of its values, and what is wrong with it.

    Raises NotYaml when the text cannot be read to its end.
    """
    builder = _Builder(text, file)
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as bad:
        raise NotYaml(_told(bad, file)) from bad
    except yaml.reader.ReaderError as bad:
        line = text.count("\n", 0, bad.position) + 1
        code = bad.character if isinstance(bad.character, int) else ord(bad.character)
        raise NotYaml(error(Place(file, line), "yaml.character", code=f"U+{code:04X}")) from bad
    return data, builder.marks, builder.problems


class _Builder:
    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.marks: dict[Path, tuple[Any, Any]] = {}
        self.problems: list[Problem] = []
        self.next: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def document(self) -> Any:
        self.next()  # the stream's start
        start = self.next()
        if isinstance(start, yaml.StreamEndEvent):
            return None
        data = self.node(self.next(), ())
        self.next()  # the document's end
        more = self.next()
        if not isinstance(more, yaml.StreamEndEvent):
            self.problem(more, "yaml.second")
        return data

    def node(self, event: Any, path: Path) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor or (event.tag and event.tag != "!"):
                self.refuse(event)
            value = event.value
            if event.style or event.tag:
                return value
            if value in _WORDS:
                return _WORDS[value]
            if value[0] in "-+0123456789" and _NUMBER.match(value):
                return Decimal(value) if "." in value or "e" in value or "E" in value else int(value)
            return value
        if kind is MappingStartEvent:
            return self.mapping(event, path)
        if kind is SequenceStartEvent:
            return self.sequence(event, path)
        self.problem(event, "yaml.alias")
        return None

    def mapping(self, start: Any, path: Path) -> dict[str, Any]:
        self.opened(start, path)
        data: dict[str, Any] = {}
        while type(event := self.next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self.problem(event, "yaml.key")
                self.node(event, (*path, "?"))
                self.node(self.next(), (*path, "?"))
                continue
            if event.anchor or event.tag:
                self.refuse(event)
            key = event.value
            here = (*path, key)
            value_event: Any = self.next()
            if key in data:
                first = self.marks[here][0].line + 1
                self.problem(event, "yaml.twice", key=key, first=first)
                self.node(value_event, (*here, "again"))
                continue
            self.marks[here] = (event.start_mark, value_event.start_mark)
            data[key] = self.node(value_event, here)
        return data

    def sequence(self, start: Any, path: Path) -> list[Any]:
        self.opened(start, path)
        data: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            here = (*path, len(data))
            self.marks[here] = (event.start_mark, event.start_mark)
            data.append(self.node(event, here))
        return data

    def opened(self, event: Any, path: Path) -> None:
        if event.anchor or event.tag:
            self.refuse(event)
        if len(path) > _DEEPEST:
            raise NotYaml(error(self.place(event), "yaml.deep"))

    def refuse(self, event: Any) -> None:
        self.problem(event, "yaml.anchor" if event.anchor else "yaml.tag", name=event.anchor or event.tag)

    def problem(self, event: Any, message: str, /, **values: Value) -> None:
        self.problems.append(error(self.place(event), message, **values))

    def place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)


_KEYS = {
    "mapping values are not allowed": "yaml.colon",
    "found unexpected ':'": "yaml.colon",
    "block sequence entries are not allowed": "yaml.list",
    "mapping keys are not allowed": "yaml.sign",
    "found character that cannot start any token": "yaml.sign",
    "did not find expected node content": "yaml.sign",
    "could not find expected ':'": "yaml.no-colon",
    "while scanning a quoted scalar": "yaml.quote",
    "expected ',' or ']'": "yaml.bracket",
    "expected ',' or '}'": "yaml.brace",
    "while scanning a block scalar": "yaml.block",
    "did not find expected key": "yaml.line",
    "did not find expected '-' indicator": "yaml.line",
    "did not find expected <document start>": "yaml.line",
    "found a tab character": "yaml.tab",
    "directive": "yaml.directive",
    "undefined tag": "yaml.tag-sign",
    "while scanning a tag": "yaml.tag-sign",
    "while scanning an alias": "yaml.alias",
    "while scanning an anchor": "yaml.anchor-sign",
}
"""The message for each complaint of the parser, by words that stand in it; the first that fits is taken."""
_ESCAPES = ("unknown escape character", "hexdecimal number", "invalid Unicode character")


def _told(bad: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = bad.problem_mark or bad.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    what = f"{bad.context or ''} {bad.problem or ''}"
    if any(each in what for each in _ESCAPES):
        return error(place, "yaml.escape")
    return error(place, next((key for words, key in _KEYS.items() if words in what), "yaml.other"))
