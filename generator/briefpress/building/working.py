"""Much work in a few processes, little in this one: the workers that the house has."""

import ctypes
import gc
import multiprocessing
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Bench = TypeVar("Bench")
Piece = TypeVar("Piece")
Result = TypeVar("Result")

_AHEAD = 4
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl (Linux)."""


def each(
    work: Callable[[Bench, list[Piece]], Result],
    open_bench: Callable[[], Bench],
    pieces: Sequence[Piece],
    *,
    workers: int,
    many: int,
    chunk: int = 40,
) -> Iterator[Result]:
    """Yield what `work` makes of the pieces, a chunk at a time and in order.

    `open_bench` lays out what a process works with; where fewer than `many` pieces are to be done, there is only
    this one. Workers are forked, so that they have all that lies in memory; what must not cross a fork (a connection
    to SQLite) belongs on the bench.
    """
    if not pieces:
        return
    chunks = [list(pieces[start : start + chunk]) for start in range(0, len(pieces), chunk)]
    if len(pieces) < many or workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        bench = open_bench()
        yield from (work(bench, each) for each in chunks)
        return
    gc.freeze()
    context = multiprocessing.get_context("fork")
    workers = min(workers, len(chunks))
    try:
        with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(work, open_bench)) as pool:
            yield from _in_order(pool, chunks, workers * _AHEAD)
    finally:
        gc.unfreeze()


class Ended(Exception):
    """The process in which work was to be done is no more."""


@contextmanager
def apart(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Yield what has `work` done in a process of its own, always the same, which ends with this one.

    So this one may have threads, which must not cross a fork, and that one may fork workers. What `work` raises is
    raised here, and Ended when somebody has ended that process.
    """
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_stand_by, args=(work, here, there))
    process.start()
    there.close()
    try:
        yield partial(_asked, here, process)
    finally:
        here.close()
        process.join()


def _stand_by(work: Callable[[], Any], other: Connection, mine: Connection) -> None:
    other.close()  # or it would not be noticed that the one who asks is gone
    try:
        while True:
            mine.recv()
            try:
                said: tuple[bool, Any] = True, work()
            except Exception as raised:
                said = False, _told(raised)
            mine.send(said)
    except (EOFError, ConnectionError, KeyboardInterrupt):
        pass  # the usual ends


def _told(raised: Exception) -> Exception:
    """Return an exception with its traceback, which does not go over a pipe, as a note; or another that tells of it."""
    words = traceback.format_exc()
    raised.add_note(words)
    try:
        pickle.loads(pickle.dumps(raised))
    except Exception:  # whatever its class says to being made anew
        return RuntimeError(words)
    return raised


def _asked(worker: Connection, process: BaseProcess) -> Any:
    try:
        worker.send(None)
        while not worker.poll(1):  # its own workers have the other end, too, and may outlive it
            if not process.is_alive():
                raise Ended
        is_done, said = worker.recv()
    except (EOFError, ConnectionError):
        raise Ended from None
    if not is_done:
        raise said
    return said


@contextmanager
def named(piece: str) -> Iterator[None]:
    """Have an exception say on which piece of the work it was raised, in whatever process that be."""
    try:
        yield
    except Exception as raised:
        raised.add_note(f"This was at work on {piece}.")
        raise


def _in_order(pool: ProcessPoolExecutor, chunks: Sequence[list[Any]], ahead: int) -> Iterator[Any]:
    """Yield results in order; no more are under way than `ahead`, so that memory stays flat."""
    waiting = iter(chunks)
    under_way = [pool.submit(_go_on, each) for each in islice(waiting, ahead)]
    while under_way:
        done = under_way.pop(0).result()
        under_way += [pool.submit(_go_on, each) for each in islice(waiting, 1)]
        yield done


_task: tuple[Callable[[Any, list[Any]], Any], Any]
"""What a worker does, and its bench: the one thing that it must find without being handed it."""


def _begin(work: Callable[[Any, list[Any]], Any], open_bench: Callable[[], Any]) -> None:
    """Lay out the bench; look for garbage seldom, since a worker leaves little, and soon ends.

    Where the system can have it so (Linux), it ends with the one who forked it, whose locks it would go on holding.
    """
    global _task
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    gc.set_threshold(200_000, 20, 100)
    _task = work, open_bench()


def _go_on(pieces: list[Any]) -> Any:
    work, bench = _task
    return work(bench, pieces)
