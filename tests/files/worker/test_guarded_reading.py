from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.files.worker import works
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.guarded import read_all
from xl_perfgoals.pipeline.intake import take_in

SAMPLES = asset("workbook", "samples")
SMALL = ReadingLimits(seconds=1.0, megabytes=256)


class StoppedError(Exception):
    pass


def found(folder: Path, *names: str) -> list[Found]:
    for name in names:
        (folder / name).write_bytes(name.encode())
    return [Found(folder / name, name) for name in names]


def test_all_ways_of_reading_give_the_same():
    alone = take_in([SAMPLES], SerialExecutor())
    assert alone.submission.forms
    assert take_in([SAMPLES]) == alone
    with ThreadPoolExecutor(2) as threads:
        assert take_in([SAMPLES], threads) == alone
    with ProcessPoolExecutor(1) as processes:
        assert take_in([SAMPLES], processes) == alone


def test_a_file_over_which_a_reader_breaks_down_is_refused(tmp_path: Path):
    files = found(tmp_path, "1", "2 bad", "3", "4 slow", "5 large", "6")
    with GuardedExecutor(SMALL, works.crash_over_bad, most_workers=2) as executor:
        results = list(read_all(files, works.crash_over_bad, executor, None, SMALL))
    receipts = [receipt for receipt, _ in results]
    assert [receipt.path for receipt in receipts] == [file.shown_name for file in files]
    codes = [receipt.problem.code if receipt.problem else "" for receipt in receipts]
    assert codes == ["", "B22", "", "B23", "B24", ""]
    assert all(len(receipt.sha256) == 64 for receipt in receipts if receipt.status is Status.REFUSED)


def test_the_run_is_stopped_while_a_file_is_being_read(tmp_path: Path):
    calls: list[int] = []

    def progress(done: int, _count: int) -> None:
        calls.append(done)
        if len(calls) == 3:
            raise StoppedError

    with (
        GuardedExecutor(LIMITS, works.crash_over_bad, most_workers=1) as executor,
        pytest.raises(StoppedError),
    ):
        list(read_all(found(tmp_path, "slow"), works.crash_over_bad, executor, progress, LIMITS))
    assert calls == [0, 0, 0]


def test_limits_are_settings(tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(next(SAMPLES.glob("*.xlsx")).read_bytes())
    for limits, code in (
        (ReadingLimits(parts=3), "B19"),
        (ReadingLimits(inflated=20_000), "B19"),
        (ReadingLimits(cells=20), "B21"),
        (ReadingLimits(merges=2), "B21"),
    ):
        (receipt,) = take_in([tmp_path], limits=limits).submission.receipts
        assert receipt.problem
        assert receipt.problem.code == code


def test_where_no_worker_can_be_started_it_is_noted_and_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
):
    kept: list[BaseException] = []
    monkeypatch.setattr("xl_perfgoals.files.worker.process.commands", lambda _: iter([]))
    monkeypatch.setattr("xl_perfgoals.pipeline.reading_files.keep_bug", kept.append)
    assert take_in([SAMPLES]).submission == take_in([SAMPLES], SerialExecutor()).submission
    assert len(kept) == 1
