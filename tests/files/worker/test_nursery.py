"""Workers that are forked by a nursery keep every promise of those that start by themselves."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL

import pytest

from tests.files.worker.test_executor import is_alive, until_gone
from xl_perfgoals.files.assets import asset

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are none")


def program(*words: object) -> list[str]:
    return [sys.executable, "-m", "tests.files.worker.with_nursery", *map(str, words)]


def told(*words: object) -> object:
    """What the program of that name says."""
    done = subprocess.run(program(*words), capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr
    return json.loads(done.stdout)


def test_workers_are_forked_by_one_process_that_loaded_what_they_need():
    assert told("one_parent") == ["DiedError", True]


def test_ends_are_told_apart_and_survived():
    ends = told("ends")
    assert [after for _, after in ends] == [8] * 11
    assert [end for end, _ in ends] == [
        8,
        "DiedError",
        "DiedError",
        "TooLongError",
        "TooLongError",
        "TooMuchMemoryError",
        180 << 20,
        600 << 20,
        "TooMuchMemoryError",
        "said",
        "OwnError",
    ]


def test_a_second_thread_takes_little_of_the_memory_that_a_worker_may_have():
    taken = told("second_thread")
    assert isinstance(taken, int)
    assert taken < 32  # its stack; an arena of its own would be 64 or 128


def test_a_worker_that_somebody_else_kills(tmp_path: Path):
    assert told("killed_worker", tmp_path / "note") == ["TooMuchMemoryError", True]


def test_workers_outlive_a_killed_nursery_and_later_ones_start_by_themselves():
    assert told("killed_nursery") == [True, "TooLongError", True, "DiedError"]


def test_a_nursery_that_is_let_go_ends_with_its_workers():
    assert told("nursery_let_go") == [True, "S", 8, "DiedError", True, False, ""]


def test_a_nursery_that_breaks_down_while_it_loads():
    assert told("broken_nursery") == [0, 2, 4]


def test_nobody_waits_for_a_nursery_that_is_not_wanted_any_more():
    assert told("left_while_loading") == [True, True]


def test_busy_workers_end_at_once_and_are_not_replaced():
    assert told("left_while_busy") == [True, True, ""]


@pytest.mark.parametrize("seconds", [0.05, 0.15, 0.3, 0.5, 0.8])
def test_ctrl_c_ends_a_run_at_once_wherever_it_is(tmp_path: Path, seconds: float):
    """In the parent alone, or in all processes, as a terminal does it."""
    sample = next(asset("workbook", "samples").glob("*.xlsx")).read_bytes()
    for number in range(300):
        (tmp_path / f"{number}.xlsx").write_bytes(sample + bytes(number))
    command = [sys.executable, "-m", "xl_perfgoals", "check", str(tmp_path), "--no-cache"]
    for signalled in (os.kill, os.killpg):
        with subprocess.Popen(command, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True) as run:
            time.sleep(seconds)
            signalled(run.pid, signal.SIGINT)
            assert run.wait(15) != 0
        assert all(until_gone(process, 5) for process in of_session(run.pid))


def of_session(session: int) -> list[int]:
    """The processes that were begun by that run."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(place.read_text(encoding="utf-8").rpartition(")")[2].split()[3]) == session:
                found.append(int(place.parent.name))
    return found


def test_a_worker_holds_nothing_open_that_is_not_its_own():
    held, closed = told("descriptors")
    assert closed
    for nothing, said, complained, *wire in held:
        assert (nothing, *wire) == ("/dev/null", "pipe", "pipe")
        assert said == complained  # a file without a name


def test_nothing_is_forked_beside_another_thread():
    assert told("beside_a_thread") == [True, [True], []]


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_nursery_and_worker_end_with_the_parent(tmp_path: Path, state: str):
    note = tmp_path / "note"
    with subprocess.Popen(program("parent", note, state)) as parent:
        while not (note.exists() and note.read_text(encoding="utf-8")):
            time.sleep(0.02)
        nursery, worker = map(int, note.read_text(encoding="utf-8").split())
        time.sleep(0.3)
        assert is_alive(nursery)
        assert is_alive(worker)
        parent.send_signal(signal.SIGKILL)
    assert until_gone(nursery, 5)
    assert until_gone(worker, 8)
