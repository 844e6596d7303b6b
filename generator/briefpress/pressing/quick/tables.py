"""Tables."""

from briefpress.pressing.quick.inline import inline
from briefpress.pressing.quick.marks import Uncovered

_RULE = "---"


def table(block: str) -> str:
    """Return the table that a block is; every row has a pipe at either end and as many cells as the first."""
    lines = [_cells(line) for line in block.split("\n")]
    wide = len(lines[0])
    if len(lines) < 3 or lines[1] != [_RULE] * wide or any(len(line) != wide for line in lines):
        raise Uncovered(block)
    head, _, *rows = lines
    body = "".join(_row(row, "td") for row in rows)
    return f"<table>\n<thead>\n{_row(head, 'th')}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _cells(line: str) -> list[str]:
    if not line.startswith("|") or not line.endswith(" |"):
        raise Uncovered(line)
    return [cell.strip(" ") for cell in line[1:-2].split("|")]


def _row(cells: list[str], tag: str) -> str:
    return "<tr>\n" + "".join(f"<{tag}>{inline(cell)}</{tag}>\n" for cell in cells) + "</tr>\n"
