"""A province in one run: files are read, counties written as soon as all their files are there, then all."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, closing, nullcontext
from itertools import islice
from typing import TYPE_CHECKING

from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.pipeline.file_work import Work
from xl_perfgoals.pipeline.province.counties import County, find_counties
from xl_perfgoals.pipeline.province.job import Done, Province, ProvinceJob, ProvinceProgress
from xl_perfgoals.pipeline.province.known import KnownCounties
from xl_perfgoals.pipeline.province.places import Places
from xl_perfgoals.pipeline.province.targets import refuse_foreign
from xl_perfgoals.pipeline.reading_files import AHEAD, read_records
from xl_perfgoals.pipeline.warm_up import READING

if TYPE_CHECKING:
    from xl_perfgoals.pipeline.province.under_way import Finished


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
    saved = _summary(job, places, ordered) if any(line.forms.read for line in ordered) else None
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
        # What takes rules and sheets is loaded while the first files are being read.
        from xl_perfgoals.pipeline.province.under_way import CountiesUnderWay  # noqa: PLC0415

        under_way = CountiesUnderWay(self._job, self._places, pool, self._tick)
        with closing(reading) as records:
            for county in counties:
                under_way.begin(county, tuple(islice(records, len(county.entries))))
                yield from map(self._kept, under_way.finished_for_room())
            yield from map(self._kept, under_way.finished())

    def _kept(self, finished: "Finished") -> tuple[str, CountyLine]:
        county, records, line = finished
        self._known.keep(county, self._job.rosters.of(county.name), records, line)
        self._done += 1
        self._tick()
        return county.name, line

    def _tell_files(self, done: int, _: int) -> None:
        self._files_read = done
        self._tick()

    def _tick(self) -> None:
        files = self._files_before + self._files_read
        self._progress(Done(files, self._files, self._done, len(self._counties)))


def _summary(job: ProvinceJob, places: Places, lines: Sequence[CountyLine]) -> Saved:
    from xl_perfgoals.pipeline.province.summary_workbook import write_summary  # noqa: PLC0415 - slow to load

    return write_summary(job, places, lines)
