import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.files.worker import works
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.worker import program
from xl_perfgoals.files.worker.errors import DiedError, NoWorkerError, TooLongError, TooMuchMemoryError
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.book_forms import take_in_file

QUICK = replace(LIMITS, seconds=1.0, megabytes=256)


@pytest.fixture
def workers() -> Iterator[GuardedExecutor]:
    with GuardedExecutor(QUICK, works.double, most_workers=1) as executor:
        yield executor


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    return state != "Z"


def until_gone(process: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while is_alive(process) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_alive(process)


def test_work_is_done_in_another_process_that_stays(workers: GuardedExecutor):
    processes = {workers.submit(works.process_id).result() for _ in range(5)}
    assert len(processes) == 1
    assert os.getpid() not in processes
    assert list(workers.map(works.double, range(20))) == [2 * n for n in range(20)]


def test_work_that_was_sent_ahead_is_done_once_and_has_its_own_time(workers: GuardedExecutor):
    """The worker has the next piece of work before it has answered; should it die, another one is asked."""
    guilty = {3, 4, 9}
    futures = [
        workers.submit(works.leave) if number in guilty else workers.submit(works.double, number)
        for number in range(14)
    ]
    sleeps = [workers.submit(works.sleep, 0.6) for _ in range(4)]
    late = workers.submit(works.sleep, 60)
    after = [workers.submit(works.double, number) for number in range(3)]
    for number, future in enumerate(futures):
        if number in guilty:
            with pytest.raises(DiedError):
                future.result()
        else:
            assert future.result() == 2 * number
    assert [future.result() for future in sleeps] == ["slept"] * 4
    with pytest.raises(TooLongError):
        late.result()
    assert [future.result() for future in after] == [0, 2, 4]


def test_each_piece_of_work_is_done_once_by_several_workers(tmp_path: Path):
    with GuardedExecutor(LIMITS, works.double, most_workers=3) as executor:
        futures = [executor.submit(works.note_once, tmp_path / f"{number}") for number in range(120)]
        large = executor.submit(len, "x" * 1_000_000)
        futures += [executor.submit(works.note_once, tmp_path / f"{number}") for number in range(120, 240)]
        assert all(future.result() for future in futures)
        assert large.result() == 1_000_000
    assert len(list(tmp_path.iterdir())) == 240


def test_what_waits_can_be_cancelled():
    with GuardedExecutor(LIMITS, works.double, most_workers=1) as executor:
        first = executor.submit(works.sleep, 0.5)
        rest = [executor.submit(works.double, number) for number in range(20)]
        cancelled = [future for future in rest if future.cancel()]
        assert len(cancelled) >= 18
        last = executor.submit(works.double, 21)
        assert first.result() == "slept"
        assert all(future.cancelled() or future.result() % 2 == 0 for future in rest)
        assert last.result() == 42


def test_garbage_is_let_go_of_when_there_is_much(workers: GuardedExecutor):
    before = workers.submit(works.loose_objects).result()
    workers.submit(works.leave_cycles, 200_000).result()
    assert workers.submit(works.loose_objects).result() <= before + 1000


@pytest.mark.parametrize(
    ("work", "arguments", "error"),
    [
        (works.abort, (), DiedError),
        (works.leave, (), DiedError),
        (works.sleep, (60,), TooLongError),
        (works.sleep_deaf, (60,), TooLongError),
        (works.take, (2000,), TooMuchMemoryError),
    ],
)
def test_ends_that_are_told_apart_and_survived(workers: GuardedExecutor, work, arguments, error):
    assert workers.submit(works.double, 1).result() == 2
    bad, good = workers.submit(work, *arguments), workers.submit(works.double, 4)
    with pytest.raises(error):
        bad.result(20)
    assert good.result(20) == 8


def test_a_bug_is_raised_as_itself_with_where_it_was(workers: GuardedExecutor):
    with pytest.raises(works.OwnError) as raised:
        workers.submit(works.fail, "B3").result()
    assert raised.value.cell == "B3"
    assert "works.py" in "".join(raised.value.__notes__)
    with pytest.raises(RuntimeError, match="Panic"):
        workers.submit(works.panic).result()
    with pytest.raises(RuntimeError, match=r"lambda|pickle"):
        workers.submit(works.cannot_be_carried).result()
    assert workers.submit(works.double, 4).result() == 8


def test_what_a_library_prints_does_not_come_between(workers: GuardedExecutor):
    assert [workers.submit(works.print_much).result() for _ in range(5)] == ["said"] * 5


def test_a_worker_holds_neither_pandas_nor_xlwings():
    with GuardedExecutor(LIMITS, take_in_file, most_workers=1) as executor:
        assert not executor.submit(works.imported).result() & {
            "pandas",
            "numpy",
            "xlwings",
            "docx",
            "pdfplumber",
        }


def test_another_program_has_time_and_memory_of_its_own(workers: GuardedExecutor):
    assert workers.submit(works.outside, 2.0, 600).result(20) == 600 << 20
    with pytest.raises(TooMuchMemoryError):
        workers.submit(works.take, 600).result(20)


def test_a_long_document_has_more_time_and_no_more_memory(workers: GuardedExecutor):
    assert workers.submit(works.long_document, 2.0, 10).result(20) == 10 << 20
    with pytest.raises(TooMuchMemoryError):
        workers.submit(works.long_document, 0.0, 600).result(20)


def test_leaving_ends_a_busy_worker_at_once(tmp_path: Path):
    note = tmp_path / "note"
    begun = time.monotonic()
    with GuardedExecutor(LIMITS, works.sleep, most_workers=2) as executor:
        futures = [executor.submit(works.sleep, 60, note) for _ in range(9)]
        while not (note.exists() and note.read_text(encoding="utf-8")):
            time.sleep(0.02)
    assert time.monotonic() - begun < 8
    assert until_gone(int(note.read_text(encoding="utf-8")), 2)
    assert all(future.done() for future in futures)
    with pytest.raises(RuntimeError):
        executor.submit(works.double, 1)


def test_shutdown_lets_the_queued_work_be_done():
    executor = GuardedExecutor(LIMITS, works.double)
    futures = [executor.submit(works.double, n) for n in range(9)]
    executor.shutdown()
    assert [future.result() for future in futures] == [2 * n for n in range(9)]


PARENT = """
import sys, time
from pathlib import Path
from dataclasses import replace
from tests.files.worker import works
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.worker.executor import GuardedExecutor
executor = GuardedExecutor(replace(LIMITS, seconds=2.0), works.sleep, most_workers=1)
print(executor.submit(works.process_id).result(), flush=True)
if sys.argv[1] == "busy":
    executor.submit(works.sleep_deaf, 60)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a job object ends it there")
@pytest.mark.parametrize("state", ["idle", "busy"])
def test_a_worker_ends_with_its_parent(state: str):
    with subprocess.Popen([sys.executable, "-c", PARENT, state], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        time.sleep(0.3)
        assert is_alive(worker)
        parent.send_signal(signal.SIGKILL)
    assert until_gone(worker, 8)


def test_no_python_program(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "xl_perfgoals.files.worker.process.commands", lambda _: iter([["/no/python"], ["/bin/false"]])
    )
    with GuardedExecutor(LIMITS, works.double) as executor, pytest.raises(NoWorkerError, match="/no/python"):
        executor.submit(works.double, 1).result()


def test_programs_found_where_we_run_inside_another_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", "/opt/libreoffice/program/soffice.bin")
    monkeypatch.setattr(sys, "_base_executable", "", raising=False)
    found = [command[0] for command in program.commands("json")]
    assert found
    assert all(Path(name).name.startswith("python") for name in found)
    with GuardedExecutor(LIMITS, works.double, most_workers=1) as executor:
        assert executor.submit(works.double, 2).result() == 4


def test_serial():
    with SerialExecutor() as executor:
        assert executor.submit(works.process_id).result() == os.getpid()
        with pytest.raises(works.OwnError):
            executor.submit(works.fail, "A1").result()
