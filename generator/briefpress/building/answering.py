"""A question to the house, answered from memory when nothing has changed. Imports nothing heavy before it must."""

import atexit
import fcntl
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

from briefpress.building.house import Found, House, find, of, outputs_of
from briefpress.building.telling import Tell, silent

_ROOM = 1 << 20
"""How many bytes must be free to remember anything."""
_MOMENT = 50
"""How often a build tries in vain to hold something, 20 ms apart, before it says that it waits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: in each format, and its exit code; `of` is the signature of what was read and written."""

    told: dict[str, str]
    exit: int
    of: str = ""


def answer(house: House, *, write: bool, tell: Tell = silent, workers: int | None = None) -> Answer:
    """Check the library and, with `write`, bring its Markdown pages up to date; return what to say."""
    with answered(house, write=write, tell=tell, workers=workers) as said:
        return said


@contextmanager
def answered(house: House, *, write: bool, tell: Tell = silent, workers: int | None = None) -> Iterator[Answer]:
    """Yield what `answer` returns; until the block is left no other build changes the pages."""
    remember_elsewhere(house)
    with alone(house, "pages", lambda why: sys.stderr.write(f"{why}\n")):
        found = find(house)
        yield remembered(house, found, write=write) or _answer(house, found, write=write, tell=tell, workers=workers)


def _answer(house: House, found: Found, *, write: bool, tell: Tell, workers: int | None) -> Answer:
    from briefpress.building.whole import build

    report = build(house, found, write=write, tell=tell, workers=workers or os.cpu_count() or 1)
    outputs = outputs_of(report.pages) if write else ""
    said = Answer(report.told(), 1 if report.errors else 0, of(found.inputs, outputs))
    remember(house, found, said, outputs)
    return said


def remember_elsewhere(house: House) -> None:
    """Where nothing can be kept in the folder for what builds remember, go on with one that goes with this run.

    Memory is a convenience: without it builds are slower, and say so once.
    """
    trial = house.cache / f"trial.{os.getpid()}"
    try:
        house.cache.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(bytes(_ROOM))
        trial.unlink()
    except OSError as why:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
        sys.stderr.write(f"nothing can be remembered in {house.cache.parent} ({why.strerror}); going on without\n")
        folder = tempfile.mkdtemp(prefix="briefings-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["BRIEFINGS_CACHE"] = folder


def remembered(house: House, found: Found, *, write: bool) -> Answer | None:
    """Return the last answer, when the files that it was made from (and, with `write`, the pages) are the same."""
    try:
        last = json.loads((house.cache / "last.json").read_bytes())
        inputs, outputs = last["inputs"], last["outputs"]
        said = Answer(last["told"], last["exit"], of(inputs, outputs))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # none, or damaged
    if inputs != found.inputs or (write and said.exit == 0 and outputs != found.outputs):
        return None
    return said


def remember(house: House, found: Found, answer: Answer, outputs: str) -> None:
    """Remember an answer, with the signatures of what it was made from and of the pages."""
    last = {"inputs": found.inputs, "outputs": outputs, "told": answer.told, "exit": answer.exit}
    path = house.cache / "last.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"last.{os.getpid()}.json")
    aside.write_text(json.dumps(last, ensure_ascii=False), "utf-8")
    aside.replace(path)


@contextmanager
def alone(house: House, what: str, wait: Callable[[str], object]) -> Iterator[None]:
    """Hold `what` (the pages, the site), so that two builds at once do not write over each other.

    The second waits, and says so when it takes longer than a moment.
    """
    house.cache.mkdir(parents=True, exist_ok=True)
    with (house.cache / f"{what}.held").open("w") as file:
        if not any(_held(file) for _ in range(_MOMENT)):
            wait(f"another build is at work on the {what}; waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _held(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        time.sleep(0.02)
        return False
    return True
