"""Records over every kind of executor: in order, few at a time, and only the guilty file is refused."""

import os
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from benchmarks.generate import generate
from tests.files.hostile.hostile_files import hostile_files
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.folders import Found, find_files
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.problems import problem
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.file_records import FileRecord, unpack
from xl_perfgoals.pipeline.file_work import Work, work_on_files
from xl_perfgoals.pipeline.reading_files import read_records

BOOKS = 40
"""Enough that files go in batches of several."""
QUICK = Work(ReadingLimits(seconds=2.0, megabytes=256), Policy())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    generate(folder, BOOKS, 1)
    return folder


def read(*how: object, **options: object) -> list[FileRecord]:
    return [unpack(record) for record in read_records(*how, **options)]


@pytest.fixture(scope="module")
def alone(folder: Path) -> list[FileRecord]:
    return read(find_files([folder]), QUICK, SerialExecutor())


def test_every_executor_gives_the_same(folder: Path, alone: list[FileRecord]):
    entries = find_files([folder])
    assert [record.receipt.path for record in alone] == [found.shown_name for found in entries]
    assert all(record.findings for record in alone)
    with GuardedExecutor(QUICK.limits, work_on_files, most_workers=2) as workers:
        assert read(entries, QUICK, workers, ahead=3) == alone
    with ThreadPoolExecutor(2) as threads:
        assert read(entries, QUICK, threads) == alone
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert read(entries, QUICK, processes) == alone


def test_what_was_refused_before_reading_keeps_its_place(folder: Path):
    refused = Receipt("x", Status.REFUSED, problem=problem("B11"))
    first, second, *_ = find_files([folder])
    records = read([first, refused, second], QUICK, SerialExecutor())
    assert [record.receipt.path for record in records] == [first.shown_name, "x", second.shown_name]
    assert records[1] == FileRecord(refused)
    assert read([refused], QUICK, SerialExecutor()) == [FileRecord(refused)]
    assert read([], QUICK, SerialExecutor()) == []


def deadly(found: tuple[Found, ...], work: Work) -> tuple[bytes, ...]:
    """As work_on_files, over files of which one ends the process."""
    if any("killer" in one.shown_name for one in found):
        os._exit(3)
    return work_on_files(found, work)


@pytest.fixture
def with_killer(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Found | Receipt]:
    monkeypatch.setattr("xl_perfgoals.pipeline.reading_files.work_on_files", deadly)
    killer = tmp_path / "killer.xlsx"
    killer.write_bytes(b"anything")
    entries = find_files([folder])
    return [*entries[:17], Found(killer, "killer.xlsx"), *entries[17:]]


@pytest.fixture(params=["guarded", "spawned"])
def processes(request: pytest.FixtureRequest) -> Iterator[Executor]:
    if request.param == "guarded":
        with GuardedExecutor(QUICK.limits, deadly, most_workers=2) as executor:
            yield executor
    else:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
            yield executor


def test_only_the_file_that_kills_its_reader_is_refused(
    with_killer: list[Found | Receipt], processes: Executor, alone: list[FileRecord]
):
    records = read(with_killer, QUICK, processes)
    receipt = records.pop(17).receipt
    assert (receipt.path, receipt.problem and receipt.problem.code) == ("killer.xlsx", "B22")
    assert len(receipt.sha256) == 64
    assert records == alone


class KilledWorker(Exception):  # noqa: N818 - as Dask calls it
    """What Dask raises for a task over which several workers died."""


KilledWorker.__module__ = "distributed.scheduler"


class Losing(SerialExecutor):
    """An executor of other machines that loses some of the work."""

    def __init__(self, error: Exception) -> None:
        self.error, self.calls = error, 0

    def submit(self, fn, /, *args, **kwargs):
        self.calls += 1
        if self.calls % 3:
            return super().submit(fn, *args, **kwargs)
        lost: Future = Future()
        lost.set_exception(self.error)
        return lost


@pytest.mark.parametrize("error", [KilledWorker(), BrokenExecutor()])
def test_what_another_pool_loses_is_read_here(folder: Path, alone: list[FileRecord], error: Exception):
    executor = Losing(error)
    assert read(find_files([folder]), QUICK, executor) == alone
    assert executor.calls == BOOKS


class ElsewhereExecutor(ThreadPoolExecutor):
    """An executor on a machine that sees none of our disks."""

    def submit(self, fn, /, found, work):
        elsewhere = tuple(replace(one, path=Path("/nowhere") / one.path.name) for one in found)
        return super().submit(fn, elsewhere, work)


def test_what_another_machine_does_not_see_is_read_here(folder: Path, alone: list[FileRecord]):
    with ElsewhereExecutor(1) as executor:
        assert read(find_files([folder])[:5], QUICK, executor) == alone[:5]


def test_a_bug_is_let_out(folder: Path):
    with pytest.raises(ZeroDivisionError):
        list(read_records(find_files([folder]), QUICK, Losing(ZeroDivisionError())))


def test_few_batches_are_under_way(folder: Path):
    submitted: list[int] = []

    class Counting(SerialExecutor):
        def submit(self, fn, /, *args, **kwargs):
            submitted.append(1)
            return super().submit(fn, *args, **kwargs)

    records = read_records(find_files([folder]), QUICK, Counting(), ahead=5)
    next(records)
    assert len(submitted) <= 6
    records.close()


def test_hostile_files_in_batches_end_as_each_by_itself(tmp_path: Path):
    for name, file in hostile_files().items():
        (tmp_path / name).write_bytes(file.data)
    names = list(hostile_files())
    found = [Found(tmp_path / name, name) for name in names]
    limits = ReadingLimits()
    with GuardedExecutor(limits, work_on_files) as workers:
        batch = tuple(found)
        records = read(batch, Work(limits), workers)
    ends = [(r.receipt.status, r.receipt.problem.code if r.receipt.problem else "") for r in records]
    wanted = [
        (file.status, file.code if file.status is Status.REFUSED else "") for file in hostile_files().values()
    ]
    assert ends == wanted
