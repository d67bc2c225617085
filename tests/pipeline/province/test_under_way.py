"""Counties under way: few are held at a time, and what an executor fails at is done right here."""

from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

import pytest

from tests.support.provinces import job
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.worker.errors import DiedError, NoWorkerError
from xl_perfgoals.ops.province.county_line import empty_line
from xl_perfgoals.pipeline.earlier import ForeignFileError
from xl_perfgoals.pipeline.province import under_way
from xl_perfgoals.pipeline.province.counties import County
from xl_perfgoals.pipeline.province.county_work import CountyTask
from xl_perfgoals.pipeline.province.places import Places
from xl_perfgoals.pipeline.province.under_way import CountiesUnderWay


class Failing(Executor):
    """An executor over which everything fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def submit(self, *_: object, **__: object) -> Future[CountyLine]:  # type: ignore[override]
        future: Future[CountyLine] = Future()
        future.set_exception(self._error)
        return future


@pytest.fixture
def done_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The counties that were worked on in this very process."""
    done: list[str] = []

    def work(task: CountyTask) -> CountyLine:
        done.append(task.county)
        return empty_line(task.county, ())

    monkeypatch.setattr(under_way, "write_county", work)
    return done


def begun(folder: Path, pool: Executor, records: dict[str, int]) -> CountiesUnderWay:
    """Counties with records of so many bytes."""
    counties = CountiesUnderWay(job(folder, folder / "out"), Places(folder / "out"), pool, lambda: None)
    for name, size in records.items():
        counties.begin(County(name, ()), (bytes(size),))
    return counties


@pytest.mark.parametrize("error", [DiedError(), NoWorkerError(), MemoryError(), BrokenExecutor()], ids=repr)
def test_what_no_worker_could_do_is_done_here(error: Exception, tmp_path: Path, done_here: list[str]) -> None:
    counties = begun(tmp_path, Failing(error), {"甲县": 1, "乙县": 1})
    assert [own.line.county for own in counties.finished()] == ["甲县", "乙县"]
    assert done_here == ["甲县", "乙县"]


def test_what_the_work_itself_raises_is_let_out(tmp_path: Path, done_here: list[str]) -> None:
    counties = begun(tmp_path, Failing(ForeignFileError(tmp_path)), {"甲县": 1})
    with pytest.raises(ForeignFileError):
        list(counties.finished())
    assert not done_here


@pytest.mark.parametrize(
    ("sizes", "waited_for"),
    [((4, 4), []), ((4, 7), ["0县"]), ((4, 4, 4), ["0县"]), ((20,), []), ((1, 20, 1), ["0县", "1县"])],
)
def test_no_more_records_are_held_than_there_may_be(
    sizes: tuple[int, ...],
    waited_for: list[str],
    tmp_path: Path,
    done_here: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(under_way, "_MOST_BYTES", 10)
    records = {f"{number}县": size for number, size in enumerate(sizes)}
    counties = begun(tmp_path, Failing(DiedError()), records)
    assert [own.county.name for own in counties.finished_for_room()] == waited_for == done_here
