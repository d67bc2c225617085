"""A province in one run: files are read, counties written as soon as all their files are there, then all."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.pipeline.cached_records import CachedRecords
from xl_perfgoals.pipeline.file_work import Work
from xl_perfgoals.pipeline.guarded import readers
from xl_perfgoals.pipeline.province.counties import County, find_counties
from xl_perfgoals.pipeline.province.job import (
    Done,
    Pool,
    Province,
    ProvinceJob,
    ProvinceProgress,
    nobody_watches,
)
from xl_perfgoals.pipeline.province.known import Known, KnownCounties
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
    machines: AbstractContextManager[Pool] | None = None,
) -> Province:
    """Writes everything. Counties that the cache knows, and whose files lie there unchanged, are left as they
    are. However many files there are, no more of their records are held than belong to a few counties. Where
    not one form is read nothing is written.

    Without an executor, so many worker processes of ours do the work; or machines, which are asked when it is
    known that there is work, and when the folders are there that everything goes to. Raises
    ForeignTargetsError before anything is read or written, and OSError and ForeignFileError where something
    cannot be written later; what was done is not done again by the next run.
    """
    places = Places(job.output.absolute())
    counties = find_counties(job.folder.absolute(), job.passwords)
    run = _Run(job, places, cache or ReadingCache(None), counties, progress or (lambda _: None))
    known = run.known()
    lines = {name: own.line for name, own in known.items() if own.line}
    changed = [county for county in counties if county.name not in lines]
    refuse_foreign(places, (county.name for county in changed if not known[county.name].stands))
    if changed:
        places.make_folders()
        with machines or _pool(readers(executor, READING, job.limits, workers)) as pool:
            lines |= dict(run.written(changed, pool))
    from xl_perfgoals.pipeline.province.summary_workbook import summed_up, write_summary  # noqa: PLC0415

    material = summed_up(job, [lines[county.name] for county in counties], places)
    saved: Saved | None = None
    kept: Path | None = None
    if material.forms.read:
        for path in places.forgotten_tables({county.name for county in counties}):
            path.unlink()
        saved, kept = write_summary(material, places)
    return Province(material, frozenset(county.name for county in changed), saved, kept)


@contextmanager
def _pool(hands: AbstractContextManager[Executor]) -> Iterator[Pool]:
    with hands as executor:
        yield Pool(executor)


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
        self._job, self._places, self._progress = job, places, progress
        self._work = Work(job.limits, job.policy)
        self._known_files = CachedRecords(cache, self._work)
        self._known = KnownCounties(cache, self._known_files, places)
        self._counties = counties
        self._files = sum(len(county.files) for county in counties)
        self._files_before = self._files_read = self._done = 0
        self._watch: Callable[[], None] = nobody_watches
        self._with_forms = False
        self._to_note: list[Finished] = []

    def known(self) -> dict[str, Known]:
        """What is known of the counties."""
        known: dict[str, Known] = {}
        for county in self._counties:
            own = known[county.name] = self._known.look(county, self._job.rosters.of(county.name))
            if own.line:
                self._with_forms = self._with_forms or own.line.forms.read > 0
                self._files_before += len(county.files)
                self._done += 1
            self._tick()
        return known

    def written(self, counties: Sequence[County], pool: Pool) -> Iterator[tuple[str, CountyLine]]:
        """The lines of counties that are worked on, each as soon as it is there."""
        self._watch = pool.watch
        entries = [entry for county in counties for entry in county.entries]
        reading = read_records(
            entries,
            self._work,
            pool.executor,
            self._known_files,
            self._tell_files,
            ahead=max(AHEAD, pool.ahead),
        )
        # What takes rules and sheets is loaded while the first files are being read.
        from xl_perfgoals.pipeline.province.under_way import CountiesUnderWay  # noqa: PLC0415

        under_way = CountiesUnderWay(self._job, self._places, pool.executor, self._tick)
        with closing(reading) as records:
            for county in counties:
                under_way.begin(county, tuple(islice(records, len(county.entries))))
                yield from map(self._kept, under_way.finished_for_room())
            yield from map(self._kept, under_way.finished())

    def _kept(self, finished: "Finished") -> tuple[str, CountyLine]:
        line = finished.line
        self._with_forms = self._with_forms or line.forms.read > 0
        self._to_note.append(finished)
        if self._with_forms:
            self._note()
        self._done += 1
        self._tick()
        return finished.county.name, line

    def _note(self) -> None:
        """Completes those that had to wait until a form was read, and notes what they came to."""
        from xl_perfgoals.pipeline.province.county_work import write_without_forms  # noqa: PLC0415

        for county, task, line in self._to_note:
            if not line.forms.read:
                write_without_forms(task)
            self._known.keep(county, task.roster, task.records, line)
        self._to_note.clear()

    def _tell_files(self, done: int, _: int) -> None:
        self._files_read = done
        self._tick()

    def _tick(self) -> None:
        self._watch()
        files = self._files_before + self._files_read
        self._progress(Done(files, self._files, self._done, len(self._counties)))
