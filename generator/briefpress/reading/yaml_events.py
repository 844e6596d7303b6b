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

from briefpress.model import Marks, Path, Place, Problem, Value, error, name_of
from briefpress.reading.complaints import complaint
from briefpress.reading.cuts import (
    TYPED,
    Cut,
    comma_in,
    comment_in,
    comment_lines,
    escape_in,
    glued_in,
    is_torn_off,
    looks_like_yaml,
    quoted,
    swallowed_in,
)

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?\Z")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_ODD_STARTS = TYPED | frozenset("-+0123456789")
_BLOCKS, _QUOTES = ("|", ">"), ('"', "'")
_DEEPEST = 30
_LONGEST_NUMBER = 40
_AS_PRINTED = {("passage",), ("before",), ("after",)}
"""Keys whose values may well begin and end with quotation marks: they are copied from a source."""


class NotYaml(Exception):
    """The text could not be read to its end; the last of the problems says why."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems found so far."""
        super().__init__(str(problems[-1]))
        self.problems = problems


def load(text: str, file: str, free: Callable[[Path], bool] = lambda path: False) -> tuple[Any, Marks, list[Problem]]:
    """Return the data of a YAML text, the marks of its values, and what is wrong with it.

    `free` tells whether any words may stand at a path: only there a comment cuts what the editor wrote.
    Raises NotYaml when the text cannot be read to its end.
    """
    builder = _Builder(text, file, free)
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as bad:
        found = builder.problems
        raise NotYaml(found if builder.is_cut_last else [*found, complaint(bad, text, file, builder.quoted)]) from bad
    except yaml.reader.ReaderError as bad:
        line = text.count("\n", 0, bad.position) + 1
        sign = chr(bad.character) if isinstance(bad.character, int) else bad.character
        raise NotYaml([error(Place(file, line), "yaml.unseen", names=(name_of(sign),), line="")]) from bad
    return data, builder.marks, builder.problems


class _Builder:
    def __init__(self, text: str, file: str, free: Callable[[Path], bool]) -> None:
        self.text = text
        self.file = file
        self.free = free
        self.comment_lines = comment_lines(text)
        self.escaped = "\\" in text
        self.in_flow = 0
        self.is_cut_last = False
        self.quoted: Any = None
        """The last text in quotation marks that goes over several lines."""
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
            if event.style in _QUOTES and event.end_mark.line > event.start_mark.line:
                self.quoted = event
            if event.style or event.tag:
                suspect = "\n" in value or event.style in _BLOCKS or (self.escaped and event.style == '"')
                return self.bent(cut, path) if suspect and (cut := self.cut(event, path)) else value
            suspect = ":" in value or " - " in value or "\n" in value or (self.in_flow and value[-1:] == "?")
            if (suspect or event.end_mark.line in self.comment_lines) and (cut := self.cut(event, path)):
                return self.bent(cut, path)
            if value in _WORDS:
                return _WORDS[value]
            if value[0] in _ODD_STARTS:
                return self.odd(event, path)
            return value
        if kind is MappingStartEvent:
            return self.mapping(event, path)
        if kind is SequenceStartEvent:
            return self.sequence(event, path)
        self.problem(event, "yaml.alias")
        return None

    def odd(self, event: Any, path: Path) -> Any:
        """Return what a scalar is that begins as a number does, or with a sign of a word processor."""
        value = event.value
        if value[0] in TYPED:
            cut = self.cut(event, path)
            return self.bent(cut, path) if cut else value
        if not _NUMBER.match(value):
            return value
        if len(value) > _LONGEST_NUMBER:
            self.problem(event, "yaml.long-number", n=len(value))
            return 0
        return Decimal(value) if "." in value or "e" in value or "E" in value else int(value)

    def cut(self, event: Any, path: Path) -> Cut | None:
        """Return what YAML has cut off or bent of a value."""
        value, style, cut = event.value, event.style, None
        self.is_cut_last = False
        if style == '"' and self.escaped and (cut := escape_in(self.text, event)):
            return cut
        lines = () if style in _QUOTES else self.comment_lines
        if lines and (event.end_mark.line in lines or event.start_mark.line in lines) and path in self.marks:
            cut = comment_in(self.text, event, self.marks[path][0].column, flow=self.in_flow > 0)
            self.is_cut_last = cut is not None and self.free(path)
        is_printed = path[-1:] in _AS_PRINTED
        if not cut and not style and value[:1] in TYPED and len(value) > 1 and not is_printed:
            cut = looks_like_yaml(event)
        if not cut and not style:
            cut = swallowed_in(self.text, event)
        if not cut and not style and self.in_flow and value[-1:] == "?":
            cut = Cut(event.end_mark.index - 1, "yaml.question", value)
        if not cut and "\n" in value.strip() and not is_printed:
            cut = Cut(event.start_mark.index, "yaml.lines", value)
        return cut if cut and self.free(path) else None

    def bent(self, cut: Cut, path: Path) -> str:
        """Tell what was cut off or bent, with the line that keeps it whole; return the value as it was meant."""
        line = self.text.count("\n", 0, cut.at) + 1
        place = Place(self.file, line, cut.at - self.text.rfind("\n", 0, cut.at))
        key = f"{path[-1]}: " if path and isinstance(path[-1], str) else "- "
        values = dict(cut.values) | {"line": key + quoted(cut.whole)}
        if "plain" in values:
            values["plain"] = f"{key}{values['plain']}"
        self.problems.append(error(place, cut.key, **values))
        return cut.whole

    def mapping(self, start: Any, path: Path) -> dict[str, Any]:
        self.opened(start, path)
        in_flow = start.flow_style
        if in_flow:
            self.in_flow += 1
        data: dict[str, Any] = {}
        torn: dict[Path, tuple[int, int]] = {}
        is_again = False
        while type(event := self.next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                self.problem(event, "yaml.key")
                self.node(event, (*path, "?"))
                self.node(self.next(), (*path, "?"))
                continue
            if event.anchor or event.tag:
                self.refuse(event)
            if self.escaped and event.style == '"' and escape_in(self.text, event):
                self.problem(event, "yaml.key")
            key = event.value
            here = (*path, key)
            value_event: Any = self.next()
            may_be_torn = in_flow and (" " in key or getattr(value_event, "value", key) == "")
            if may_be_torn and data and is_torn_off(self.text, event, value_event):
                last = (*path, next(reversed(data)))
                comma = torn[last][0] if last in torn else _start(event)
                torn[last] = (comma, value_event.end_mark.index)
                self.node(value_event, (*here, "?"))
                continue
            if may_be_torn and (cut := glued_in(event, value_event)):
                name = key.partition(":")[0]
                data[name] = self.bent(cut, (*path, name))
                continue
            if key in data:
                if not is_again:  # the keys after it have the same cause
                    first = self.marks[here][0].line + 1
                    self.problem(event, "yaml.twice", key=key, first=first)
                is_again = True
                self.node(value_event, (*here, "again"))
                continue
            self.marks[here] = (event.start_mark, value_event.start_mark)
            data[key] = self.node(value_event, here)
        for last, (comma, end) in torn.items():
            if last in self.marks:
                self.bent(comma_in(self.text, self.marks[last][1].index, comma, end), last)
        if in_flow:
            self.in_flow -= 1
        return data

    def sequence(self, start: Any, path: Path) -> list[Any]:
        self.opened(start, path)
        if start.flow_style:
            self.in_flow += 1
        data: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            here = (*path, len(data))
            self.marks[here] = (event.start_mark, event.start_mark)
            data.append(self.node(event, here))
        if start.flow_style:
            self.in_flow -= 1
        return data

    def opened(self, event: Any, path: Path) -> None:
        if event.anchor or event.tag:
            self.refuse(event)
        if len(path) > _DEEPEST:
            self.problem(event, "yaml.deep")
            raise NotYaml(self.problems)

    def refuse(self, event: Any) -> None:
        self.problem(event, "yaml.anchor" if event.anchor else "yaml.tag", name=event.anchor or event.tag)

    def problem(self, event: Any, message: str, /, **values: Value) -> None:
        self.problems.append(error(self.place(event), message, **values))

    def place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)


def _start(event: Any) -> int:
    return int(event.start_mark.index)
