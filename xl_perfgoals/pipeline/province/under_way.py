"""Counties under way: handed out as soon as all their records are there, and taken back in their order.

Loaded when the first files are being read: what writes sheets and tables takes long to load.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import NamedTuple

from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.worker.errors import NoWorkerError, WorkerFailedError
from xl_perfgoals.pipeline.guarded import awaited
from xl_perfgoals.pipeline.province.counties import County
from xl_perfgoals.pipeline.province.county_work import CountyTask, write_county
from xl_perfgoals.pipeline.province.job import ProvinceJob
from xl_perfgoals.pipeline.province.places import Places
from xl_perfgoals.pipeline.reading_files import is_breakdown

_MOST_BYTES = 32 << 20
"""Of records of counties that are being worked on, held at a time; one county may be more."""


class Finished(NamedTuple):
    """A county, its task, and what it came to."""

    county: County
    task: CountyTask
    line: CountyLine


class CountiesUnderWay:
    """The counties that an executor works on; tick is called again and again while one is waited for."""

    def __init__(self, job: ProvinceJob, places: Places, pool: Executor, tick: Callable[[], None]) -> None:
        self._job, self._places, self._pool, self._tick = job, places, pool, tick
        self._waiting: deque[tuple[County, CountyTask, Future[CountyLine]]] = deque()

    def begin(self, county: County, records: tuple[bytes, ...]) -> None:
        """Hands a county out."""
        task = CountyTask(
            county.name,
            records,
            {file.shown_name: file.path for file in county.files},
            self._job.policy,
            self._job.rosters.of(county.name),
            self._places,
            self._job.made_at,
        )
        self._waiting.append((county, task, self._pool.submit(write_county, task)))

    def finished_for_room(self) -> Iterator[Finished]:
        """Those that must be done before more records may be held."""
        while len(self._waiting) > 1 and self._bytes_held() > _MOST_BYTES:
            yield self._finished()

    def finished(self) -> Iterator[Finished]:
        """All that are left."""
        while self._waiting:
            yield self._finished()

    def _bytes_held(self) -> int:
        return sum(len(record) for _, task, _ in self._waiting for record in task.records)

    def _finished(self) -> Finished:
        """The county that waits for longest; worked on right here where its worker failed."""
        county, task, future = self._waiting.popleft()
        try:
            line = awaited(future, self._tick)
        except (WorkerFailedError, NoWorkerError, MemoryError):
            line = write_county(task)
        except Exception as error:
            if not is_breakdown(error):
                raise
            line = write_county(task)
        return Finished(county, task, line)
