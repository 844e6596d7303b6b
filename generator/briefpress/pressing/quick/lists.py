"""Lists: an item is a line; indented blocks below an item make the list loose, their texts paragraphs of their own."""

import re
from dataclasses import dataclass, field

from briefpress.pressing.quick.inline import inline
from briefpress.pressing.quick.marks import Uncovered
from briefpress.pressing.quick.paragraphs import check_start, paragraph, quote

INDENT = "    "
_ITEM = re.compile(r"(?:(-)|[0-9]{1,9}\.) +(\S.*)")
_NESTED = f"{INDENT}- "


@dataclass(slots=True)
class _Item:
    text: str
    loose: bool = False
    nested: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)

    def html(self) -> str:
        if self.loose:
            return f"<li>\n{paragraph(self.text)}{''.join(self.children)}</li>\n"
        for each in (self.text, *self.nested):
            check_start(each)
        inner = "".join([f"<li>{inline(each)}</li>\n" for each in self.nested])
        nested = f"<ul>\n{inner}</ul>\n" if inner else ""
        return f"<li>{inline(self.text)}{nested}</li>\n"


class OpenList:
    """A list to which items and blocks of its last item are added, as long as nothing else comes between."""

    def __init__(self, block: str) -> None:
        """Begin a list with a block."""
        self.tag = "ul" if block.startswith("-") else "ol"
        self._items: list[_Item] = self._items_of(block)

    def add(self, block: str) -> None:
        """Add a block of further items: after an empty line, the item before and the first one are loose."""
        last, items = self._items[-1], self._items_of(block)
        if last.nested or items[0].nested:
            raise Uncovered(block)
        last.loose = items[0].loose = True
        self._items += items

    def indented(self, block: str) -> None:
        """Add an indented block to the last item."""
        last = self._items[-1]
        lines = block.split("\n")
        if last.nested or not all(line.startswith(INDENT) for line in lines):
            raise Uncovered(block)
        inner = "\n".join([line[len(INDENT) :] for line in lines])
        if inner.startswith(">"):
            if last.children and last.children[-1].startswith("<blockquote>"):
                raise Uncovered(block)
            last.children.append(quote(inner))
        else:
            last.children.append(paragraph(inner))
        last.loose = True

    def html(self) -> str:
        """Return the whole list."""
        return f"<{self.tag}>\n{''.join([each.html() for each in self._items])}</{self.tag}>\n"

    def _items_of(self, block: str) -> list[_Item]:
        items: list[_Item] = []
        for line in block.split("\n"):
            if found := _ITEM.fullmatch(line):
                if bool(found[1]) != (self.tag == "ul"):
                    raise Uncovered(block)
                items.append(_Item(found[2]))
            elif not items:
                raise Uncovered(block)
            elif line.startswith(_NESTED):
                items[-1].nested.append(line[len(_NESTED) :])
            elif line.startswith(INDENT) and not items[-1].nested:
                items[-1].text += f"\n{line}"
            else:
                raise Uncovered(line)
        return items
