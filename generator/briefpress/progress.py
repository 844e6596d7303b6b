"""Progress on a terminal, for work that takes longer than a second."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from briefpress.building.telling import Tell

_PATIENCE = 1.0
_EVERY = 0.1


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
