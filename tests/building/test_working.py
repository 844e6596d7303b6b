"""One process that does the same work each time it is asked, apart from the one that asks."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefpress.building.working import Ended, apart, each
from briefpress.model import NotADate

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


def test_what_goes_wrong_there_tells_where() -> None:
    with apart(lambda: {}["lacking"]) as ask:
        with pytest.raises(KeyError) as raised:
            ask()
        assert "test_working.py" in raised.value.__notes__[0]


@pytest.mark.parametrize("wrong", [NotADate("shape.date", "x"), ValueError(lambda: 0)], ids=["unmade", "unsent"])
def test_what_cannot_go_over_a_pipe_is_told(wrong: Exception) -> None:
    def work() -> None:
        raise wrong

    with apart(work) as ask:
        for _ in "ab":
            with pytest.raises(RuntimeError, match=type(wrong).__name__):
                ask()


def test_killed_at_work_it_is_missed_and_its_workers_end_with_it(tmp_path: Path) -> None:
    def kill_it(_: None, pieces: list[int]) -> None:
        (tmp_path / str(os.getpid())).touch()
        while len(list(tmp_path.iterdir())) < 2:
            time.sleep(0.01)
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)

    def work() -> object:
        return list(each(kill_it, lambda: None, [1, 2], workers=2, many=2, chunk=1))

    with apart(work) as ask, pytest.raises(Ended):
        ask()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    _until_gone(*workers)


def test_it_ends_when_the_one_who_asks_is_killed() -> None:
    asking = subprocess.Popen([sys.executable, "-c", ASKS], stdout=subprocess.PIPE, text=True)
    assert asking.stdout
    worker = int(asking.stdout.readline())
    assert Path(f"/proc/{worker}").exists()
    asking.kill()
    asking.wait()
    _until_gone(worker)


def _until_gone(*processes: int) -> None:
    for _ in range(100):
        if not any(map(_is_at_work, processes)):
            return
        time.sleep(0.05)
    pytest.fail("they are still there")


def _is_at_work(pid: int) -> bool:
    """Return whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
