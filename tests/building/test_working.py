"""One process that does the same work each time it is asked, apart from the one that asks."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefpress.building.working import apart

ASKS = """
import os, sys, time
from briefpress.building.working import apart
with apart(os.getpid) as ask:
    print(ask(), flush=True)
    time.sleep(60)
"""


def test_work_is_done_by_the_same_other_process() -> None:
    with apart(os.getpid) as ask:
        first = ask()
        assert ask() == first != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_what_goes_wrong_there_is_raised_here_and_it_works_on() -> None:
    asked: list[int] = []

    def work() -> int:
        asked.append(0)
        if len(asked) == 1:
            raise OSError(28, "No space left on device")
        return len(asked)

    with apart(work) as ask:
        with pytest.raises(OSError, match="No space left"):
            ask()
        assert ask() == 2
    assert not asked


def test_it_ends_when_the_one_who_asks_is_killed() -> None:
    asking = subprocess.Popen([sys.executable, "-c", ASKS], stdout=subprocess.PIPE, text=True)
    assert asking.stdout
    worker = int(asking.stdout.readline())
    assert Path(f"/proc/{worker}").exists()
    asking.kill()
    asking.wait()
    for _ in range(100):
        if not _is_at_work(worker):
            return
        time.sleep(0.05)
    pytest.fail("it is still there")


def _is_at_work(pid: int) -> bool:
    """Return whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
