"""A province in one run: files are read, counties written as soon as all their files are there, then all."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xl_perfgoals import __version__
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.raw_sheets import sheet_names
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.worker.errors import NoWorkerError, WorkerFailedError
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.pipeline.earlier import ForeignFileError
from xl_perfgoals.pipeline.file_work import Work
from xl_perfgoals.pipeline.guarded import awaited
from xl_perfgoals.pipeline.province.counties import County, find_counties
from xl_perfgoals.pipeline.province.known import KnownCounties
from xl_perfgoals.pipeline.province.places import Places
from xl_perfgoals.pipeline.province.targets import refuse_foreign
from xl_perfgoals.pipeline.reading_files import AHEAD, is_breakdown, read_records

# What takes rules and sheets is loaded when the first files are being read: the workers need not wait for it.
if TYPE_CHECKING:
    from xl_perfgoals.pipeline.province.county_work import CountyTask
from xl_perfgoals.pipeline.warm_up import READING

_MOST_BYTES = 32 << 20
"""Of records of counties that are being worked on, held at a time; one county may be more."""


class Done(NamedTuple):
    """How far a run is."""

    files: int
    all_files: int
    counties: int
    all_counties: int


ProvinceProgress = Callable[[Done], None]
"""Called again and again; what it raises ends the run."""


@dataclass(frozen=True, slots=True)
class Rosters:
    """The units of each county; a county that has no roster of its own has the common one."""

    common: Roster = field(default_factory=Roster)
    own: Mapping[str, Roster] = field(default_factory=dict)

    def of(self, county: str) -> Roster:
        """A county's roster."""
        return self.own.get(county, self.common)


@dataclass(frozen=True, slots=True)
class ProvinceJob:
    """What is to be done: the folder of the counties, where everything goes, and how. made_at is ISO."""

    folder: Path
    output: Path
    made_at: str
    policy: Policy = field(default_factory=Policy)
    rosters: Rosters = field(default_factory=Rosters)
    limits: ReadingLimits = LIMITS
    passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Province:
    """What a run came to. lines in the order of the counties; written are those not taken from an earlier
    run. saved is None where not one form was read: there is nothing to sum up.
    """

    lines: tuple[CountyLine, ...]
    written: frozenset[str]
    saved: Saved | None


def consolidate_by_county(
    job: ProvinceJob,
    executor: Executor | None = None,
    cache: ReadingCache | None = None,
    progress: ProvinceProgress | None = None,
    *,
    workers: int | None = None,
    ahead: int = AHEAD,
) -> Province:
    """Writes everything. Counties that the cache knows, and whose files lie there unchanged, are left as they
    are. However many files there are, no more of their records are held than belong to a few counties.

    Without an executor, so many worker processes of ours do the work. ahead: so many batches of files keep an
    executor busy. Raises ForeignTargetsError before anything is read or written, and OSError and
    ForeignFileError where something cannot be written later; what was done is not done again by the next run.
    """
    places = Places(job.output.absolute())
    counties = find_counties(job.folder.absolute(), job.passwords)
    run = _Run(job, places, cache or ReadingCache(None), counties, progress or (lambda _: None))
    lines = run.known()
    changed = [county for county in counties if county.name not in lines]
    refuse_foreign(places, changed, run.stands)
    if changed:
        places.make_folders()
        with _pool(executor, job.limits, workers) as pool:
            lines |= dict(run.written(changed, pool, max(AHEAD, ahead)))
    for path in places.forgotten_tables({county.name for county in counties}):
        path.unlink()
    ordered = tuple(lines[county.name] for county in counties)
    saved = _write_summary(job, places, ordered) if any(line.forms.read for line in ordered) else None
    return Province(ordered, frozenset(county.name for county in changed), saved)


def refuse_foreign_targets(job: ProvinceJob, cache: ReadingCache) -> None:
    """Raises ForeignTargetsError where the job would, for those who have to make its folders before."""
    places = Places(job.output.absolute())
    known = KnownCounties(cache, Work(job.limits, job.policy), places)
    refuse_foreign(places, find_counties(job.folder.absolute(), job.passwords), known.stands)


def _pool(
    executor: Executor | None, limits: ReadingLimits, workers: int | None
) -> AbstractContextManager[Executor]:
    return nullcontext(executor) if executor else GuardedExecutor(limits, READING, workers)


class _Run:
    """One run: what is known, and what is being worked on."""

    def __init__(
        self,
        job: ProvinceJob,
        places: Places,
        cache: ReadingCache,
        counties: Sequence[County],
        progress: ProvinceProgress,
    ) -> None:
        self._job, self._places, self._cache, self._progress = job, places, cache, progress
        self._work = Work(job.limits, job.policy)
        self._known = KnownCounties(cache, self._work, places)
        self._counties = counties
        self._files = sum(len(county.files) for county in counties)
        self._files_before = self._files_read = self._done = 0
        self._under_way: deque[tuple[County, CountyTask, Future[CountyLine]]] = deque()

    def stands(self, county: County) -> bool:
        """Whether a county's workbook is known as ours without a look into it."""
        return self._known.stands(county)

    def known(self) -> dict[str, CountyLine]:
        """The lines of the counties that need no work."""
        lines: dict[str, CountyLine] = {}
        for county in self._counties:
            if line := self._known.line(county, self._job.rosters.of(county.name)):
                lines[county.name] = line
                self._files_before += len(county.files)
                self._done += 1
            self._tick()
        return lines

    def written(
        self, counties: Sequence[County], pool: Executor, ahead: int
    ) -> Iterator[tuple[str, CountyLine]]:
        """The lines of counties that are worked on, each as soon as it is there."""
        entries = [entry for county in counties for entry in county.entries]
        reading = read_records(entries, self._work, pool, self._cache, self._tell_files, ahead=ahead)
        from xl_perfgoals.pipeline.province.county_work import write_county  # noqa: PLC0415

        with closing(reading) as records:
            for county in counties:
                task = self._task(county, tuple(islice(records, len(county.entries))))
                self._under_way.append((county, task, pool.submit(write_county, task)))
                while len(self._under_way) > 1 and self._bytes_held() > _MOST_BYTES:
                    yield self._finished()
            while self._under_way:
                yield self._finished()

    def _task(self, county: County, records: tuple[bytes, ...]) -> "CountyTask":
        from xl_perfgoals.pipeline.province.county_work import CountyTask  # noqa: PLC0415

        return CountyTask(
            county.name,
            records,
            {file.shown_name: file.path for file in county.files},
            self._job.policy,
            self._job.rosters.of(county.name),
            self._places,
            self._job.made_at,
        )

    def _bytes_held(self) -> int:
        return sum(len(record) for _, task, _ in self._under_way for record in task.records)

    def _finished(self) -> tuple[str, CountyLine]:
        """The line of the county that waits for longest; worked on right here where its worker failed."""
        from xl_perfgoals.pipeline.province.county_work import write_county  # noqa: PLC0415

        county, task, future = self._under_way.popleft()
        try:
            line = awaited(future, self._tick)
        except (WorkerFailedError, NoWorkerError, MemoryError):
            line = write_county(task)
        except Exception as error:
            if not is_breakdown(error):
                raise
            line = write_county(task)
        self._known.keep(county, task.roster, task.records, line)
        self._done += 1
        self._tick()
        return county.name, line

    def _tell_files(self, done: int, _: int) -> None:
        self._files_read = done
        self._tick()

    def _tick(self) -> None:
        files = self._files_before + self._files_read
        self._progress(Done(files, self._files, self._done, len(self._counties)))


def _write_summary(job: ProvinceJob, places: Places, lines: Sequence[CountyLine]) -> Saved:
    from xl_perfgoals.files.write_xlsx import links_from, write_xlsx  # noqa: PLC0415
    from xl_perfgoals.ops.province.columns import SHEETS  # noqa: PLC0415
    from xl_perfgoals.ops.province.workbook import province_properties, province_sheets  # noqa: PLC0415

    target = places.summary
    if target.is_file() and not sheet_names(target.read_bytes()) >= SHEETS:
        raise ForeignFileError(target)
    workbooks = {line.workbook: places.folder / line.workbook for line in lines if line.workbook}
    return write_xlsx(
        target,
        province_sheets(lines, made_at=job.made_at, version=__version__, name=job.folder.absolute().name),
        properties=province_properties(lines, made_at=job.made_at, version=__version__),
        locate=links_from(target.parent, workbooks),
    )
