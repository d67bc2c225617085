"""Reading many files over any executor: packed records come in order, and few of them are held at a time."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice

from xl_perfgoals.core.submission import Receipt
from xl_perfgoals.files.bug_log import keep_bug
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.worker.early import dismiss_spare
from xl_perfgoals.files.worker.errors import NoWorkerError, WorkerFailedError
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.cached_records import CachedRecords
from xl_perfgoals.pipeline.file_records import FileRecord, head, pack
from xl_perfgoals.pipeline.file_work import Work, work_on_files
from xl_perfgoals.pipeline.guarded import Progress, awaited, refused
from xl_perfgoals.pipeline.reading_order import largest_first
from xl_perfgoals.pipeline.warm_up import READING

AHEAD = 64
"""So many batches are under way or done and not yet handed out."""

_MOST_IN_A_BATCH = 8
_BATCHES_AT_LEAST = 32
"""Few files go one by one, so that every worker has some and none waits long for the last."""

_Batch = tuple[Found, ...]
_Packed = tuple[bytes, ...]


def read_records(
    entries: Sequence[Found | Receipt],
    work: Work,
    executor: Executor | None = None,
    known: CachedRecords | None = None,
    progress: Progress | None = None,
    *,
    ahead: int = AHEAD,
) -> Generator[bytes, None, None]:
    """The packed record of every entry, in their order, each as soon as those before it are there. Reading
    begins with the call; close what is not read to its end.

    What is known is not read. A file over which a reader breaks down is refused, whatever the
    executor: what breaks another pool than our own (a killed worker of Dask, a broken process pool) is read
    again in guarded workers of this machine, one file at a time. Where none can be started files are read
    right here, which is noted in the log of bugs; what looks odd is refused then. progress is called again
    and again; what it raises ends the run.
    """
    run = _Run(entries, work, known or CachedRecords(ReadingCache(None), work), progress)
    records = run.records(executor, ahead)
    next(records)
    return records


class _Run:
    """One run over all entries."""

    def __init__(
        self,
        entries: Sequence[Found | Receipt],
        work: Work,
        known: CachedRecords,
        progress: Progress | None,
    ) -> None:
        self._entries, self._work, self._known = entries, work, known
        self._progress, self._done = progress, 0
        self._files = [entry for entry in entries if isinstance(entry, Found)]

    def records(self, executor: Executor | None, ahead: int) -> Generator[bytes, None, None]:
        """Nothing at first, when reading has begun; then the records."""
        with ExitStack() as stack:
            reader = executor or stack.enter_context(GuardedExecutor(self._work.limits, READING))
            stack.callback(self._known.flush)
            unread = self._known.unknown(self._files)
            batches = _Batches(unread, self._work, reader, self._tick, ahead)
            stack.callback(batches.close)
            to_read = {file.shown_name for file in unread}
            yield b""
            for entry in self._entries:
                if isinstance(entry, Receipt):
                    yield pack(FileRecord(entry))
                    continue
                record = None if entry.shown_name in to_read else self._known.get(entry)
                if record is None:
                    # alone: what was kept has been let go by another run since, or is damaged
                    record = next(batches) if entry.shown_name in to_read else batches.alone(entry)
                    self._known.keep(entry, record)
                self._done += 1
                self._tick()
                yield record

    def _tick(self) -> None:
        if self._progress:
            self._progress(self._done, len(self._files))


class _Batches(Iterator[bytes]):
    """The files' records, read batch by batch, some batches ahead."""

    def __init__(
        self, found: Sequence[Found], work: Work, executor: Executor, tick: Callable[[], None], ahead: int
    ) -> None:
        self._work, self._executor, self._tick, self._ahead = work, executor, tick, ahead
        size = max(1, min(_MOST_IN_A_BATCH, len(found) // _BATCHES_AT_LEAST))
        self._batches = iter([tuple(found[at : at + size]) for at in range(0, len(found), size)])
        self._waiting: deque[tuple[_Batch, Future[_Packed]]] = deque()
        self._ready: deque[bytes] = deque()
        self._own: GuardedExecutor | None = executor if isinstance(executor, GuardedExecutor) else None
        self._opened = ExitStack()
        self._worker_missing = False
        if self._own is not None:
            self._own.expect(len(found))
            dismiss_spare()  # those that started for files which the cache knows
        self._submit_ahead()

    def __next__(self) -> bytes:
        if not self._ready:
            if not self._waiting:
                raise StopIteration
            batch, future = self._waiting.popleft()
            self._submit_ahead()
            self._ready.extend(self._seen(batch, self._settled(batch, future)))
        return self._ready.popleft()

    def alone(self, file: Found) -> bytes:
        """The record of a file that was not among them."""
        (record,) = self._seen((file,), self._settled((file,), self._submitted(self._executor, (file,))))
        return record

    def close(self) -> None:
        """Lets go of what was not handed out."""
        for _, future in self._waiting:
            future.cancel()
        self._opened.close()

    def _submit_ahead(self) -> None:
        more = list(islice(self._batches, self._ahead - len(self._waiting)))
        begun = {number: self._submitted(self._executor, more[number]) for number in largest_first(more)}
        self._waiting.extend((batch, begun[number]) for number, batch in enumerate(more))

    def _submitted(self, executor: Executor, batch: _Batch) -> Future[_Packed]:
        try:
            return executor.submit(work_on_files, batch, self._work)
        except (BrokenExecutor, RuntimeError) as error:
            failed: Future[_Packed] = Future()
            failed.set_exception(error if isinstance(error, BrokenExecutor) else BrokenExecutor(str(error)))
            return failed

    def _settled(self, batch: _Batch, future: Future[_Packed]) -> _Packed:
        """The batch's records; where it broke down, file by file."""
        if self._worker_missing:
            return self._read_here(batch)
        try:
            return awaited(future, self._tick)
        except NoWorkerError as error:
            return self._read_here(batch, error)
        except (WorkerFailedError, MemoryError) as error:
            if len(batch) == 1:
                return (pack(FileRecord(refused(batch[0], error, self._work.limits))),)
        except Exception as error:
            if not is_breakdown(error):
                raise
        return self._one_by_one(batch)

    def _seen(self, batch: _Batch, records: _Packed) -> _Packed:
        """The records; what another machine could not open, which may not see our disks, is read on this."""
        if isinstance(self._executor, GuardedExecutor | SerialExecutor):
            return records
        return tuple(
            record if head(record).sha256 else self._one_by_one((file,))[0]
            for file, record in zip(batch, records, strict=True)
        )

    def _one_by_one(self, batch: _Batch) -> _Packed:
        """In guarded workers, so that only the guilty file is refused."""
        if self._own is None:
            self._own = self._opened.enter_context(GuardedExecutor(self._work.limits, READING))
        alone = [((one,), self._submitted(self._own, (one,))) for one in batch]
        return tuple(record for one, future in alone for record in self._settled(one, future))

    def _read_here(self, batch: _Batch, why: NoWorkerError | None = None) -> _Packed:
        if why is not None:
            keep_bug(why)
            self._worker_missing = True
        return work_on_files(batch, replace(self._work, limits=replace(self._work.limits, guarded=False)))


def is_breakdown(error: Exception) -> bool:
    """Whether an executor, not the work, failed. Dask's own errors (KilledWorker, a lost connection) are
    known by their module: it need not be there.
    """
    of_dask = type(error).__module__.partition(".")[0] == "distributed"
    return of_dask or isinstance(error, BrokenExecutor | CancelledError)
