"""Far larger files are begun first, and their records still come in their place."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.file_records import unpack
from xl_perfgoals.pipeline.file_work import Work
from xl_perfgoals.pipeline.reading_files import read_records
from xl_perfgoals.pipeline.reading_order import largest_first


def files(folder: Path, *sizes: int) -> list[Found]:
    found = [Found(folder / f"{number}.txt", f"{number}.txt") for number in range(len(sizes))]
    for one, size in zip(found, sizes, strict=True):
        if size:
            one.path.write_bytes(b"x" * size)
    return found


@pytest.mark.parametrize(
    ("sizes", "order"),
    [
        ((), []),
        ((5,), [0]),
        ((10, 12, 11), [0, 1, 2]),
        ((10, 12, 90, 11), [2, 0, 1, 3]),
        ((10, 40, 11, 90, 12, 13, 14), [3, 1, 0, 2, 4, 5, 6]),
        ((0, 10, 0), [1, 0, 2]),
    ],
)
def test_order(tmp_path: Path, sizes, order):
    assert largest_first([(file,) for file in files(tmp_path, *sizes)]) == order


class Noting(SerialExecutor):
    """Notes what is begun."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[str] = []

    def submit(self, fn, /, *args, **kwargs) -> Future[object]:
        self.begun.append(args[0][0].shown_name)
        return super().submit(fn, *args, **kwargs)


def test_records_come_in_the_order_of_the_files(tmp_path: Path):
    executor = Noting()
    found = files(tmp_path, 10, 12, 900, 11, 13)
    records = [unpack(record) for record in read_records(found, Work(), executor)]
    assert executor.begun == ["2.txt", "0.txt", "1.txt", "3.txt", "4.txt"]
    assert [record.receipt.path for record in records] == [file.shown_name for file in found]


def test_no_more_is_begun_ahead_than_may_be(tmp_path: Path):
    executor = Noting()
    records = read_records(files(tmp_path, 10, 12, 11, 900, 13), Work(), executor, ahead=2)
    assert len(executor.begun) == 2
    assert len(list(records)) == 5
    assert sorted(executor.begun) == [f"{number}.txt" for number in range(5)]
