"""What a terminal shows besides plain lines: progress of what takes longer than a second, pages of the manual.

Loads rich only once there is something to show.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from briefpress.building.telling import Tell

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0
_EVERY = 0.1
_ATTRIBUTES = re.compile(r"[ \n]*\{: .*?\}")
_WIDEST = 100


@contextmanager
def shown() -> Iterator[Tell]:
    """Yield a function to tell progress to; nothing shows in the first second, and no thread is started."""
    tasks: dict[str, TaskID] = {}
    begun = last = monotonic()
    bar: Progress | None = None

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last, bar
        now = monotonic()
        if now - begun < _PATIENCE or (now - last < _EVERY and done != total):
            return
        last = now
        if bar is None:
            bar = _bar()
            bar.start()
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total or None)
        bar.update(tasks[what], completed=done)
        bar.refresh()

    try:
        yield tell
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)


def leaf(page: str) -> str:
    """Return a page of Markdown as the terminal shows it."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    console.width = min(console.width, _WIDEST)
    with console.capture() as shown:
        console.print(Markdown(_ATTRIBUTES.sub("", page), hyperlinks=False))
    return shown.get()
