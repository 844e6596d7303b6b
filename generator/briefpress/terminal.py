"""What a terminal shows besides plain lines: progress of what takes longer than a second, pages of the manual."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from briefpress.building.telling import Tell

_PATIENCE = 1.0
_EVERY = 0.1
_ATTRIBUTES = re.compile(r"[ \n]*\{: .*?\}")
_WIDEST = 100


@contextmanager
def shown() -> Iterator[Tell]:
    """Yield a function to tell progress to; nothing shows in the first second, and no thread is started."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    tasks: dict[str, int] = {}
    begun = last = monotonic()
    running = False

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last, running
        now = monotonic()
        if now - begun < _PATIENCE or (now - last < _EVERY and done != total):
            return
        last = now
        if not running:
            bar.start()
            running = True
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total or None)
        bar.update(tasks[what], completed=done)  # type: ignore[arg-type]
        bar.refresh()

    try:
        yield tell
    finally:
        if running:
            bar.stop()


def leaf(page: str) -> str:
    """Return a page of Markdown as the terminal shows it."""
    console = Console()
    console.width = min(console.width, _WIDEST)
    with console.capture() as shown:
        console.print(Markdown(_ATTRIBUTES.sub("", page), hyperlinks=False))
    return shown.get()
