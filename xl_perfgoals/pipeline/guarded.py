"""Guarded reading: files go through an executor, and one over which a reader breaks down is refused."""

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TypeAlias, TypeVar

from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.bug_log import keep_bug
from xl_perfgoals.files.content_digest import content_digest
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.problems import problem
from xl_perfgoals.files.worker.errors import (
    NoWorkerError,
    TooLongError,
    TooMuchMemoryError,
    WorkerFailedError,
)
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.pipeline.file_items import FileItems

Progress = Callable[[int, int], None]
"""Called with how many files are done, and of how many; again and again while one is being read."""

T = TypeVar("T")
R = TypeVar("R")
Work: TypeAlias = Callable[[Found, ReadingLimits], FileItems[T]]

_TICK = 0.2
"""Seconds after which somebody who wants to stop is listened to."""


def readers(
    executor: Executor | None,
    work: str | Callable[..., object],
    limits: ReadingLimits,
    workers: int | None = None,
) -> AbstractContextManager[Executor]:
    """The caller's own executor, which stays open; or so many worker processes, which end with the block.

    work is what they will have to do, or its module, which they import beforehand.
    """
    return nullcontext(executor) if executor else GuardedExecutor(limits, work, workers)


def read_all(
    found: Sequence[Found],
    work: Work[T],
    executor: Executor,
    progress: Progress | None,
    limits: ReadingLimits,
) -> Generator[FileItems[T], None, None]:
    """What each file comes to, in order. Where no worker can be started they are read right here, which is
    noted in the log of bugs; what looks odd is refused then.
    """
    futures = [executor.submit(work, one, limits) for one in found]
    worker_missing = False
    alone = replace(limits, guarded=False)

    def tick() -> None:
        if progress:
            progress(done, len(found))

    try:
        for done, (one, future) in enumerate(zip(found, futures, strict=True)):
            try:
                result = work(one, alone) if worker_missing else outcome(one, future, tick, limits)
            except NoWorkerError as error:
                keep_bug(error)
                worker_missing = True
                result = work(one, alone)
            if progress:
                progress(done + 1, len(found))
            yield result
    finally:
        for future in futures:
            future.cancel()


def outcome(
    found: Found, future: "Future[FileItems[T]]", tick: Callable[[], None], limits: ReadingLimits
) -> FileItems[T]:
    """What the file came to, or its refusal where the reader broke down."""
    try:
        return awaited(future, tick)
    except (WorkerFailedError, MemoryError) as error:
        return refused(found, error, limits), ()


def refused(found: Found, error: WorkerFailedError | MemoryError, limits: ReadingLimits) -> Receipt:
    """The receipt of a file over which its reader broke down."""
    match error:
        case TooLongError():
            reason = problem("B23", seconds=f"{limits.seconds:g}")
        case TooMuchMemoryError() | MemoryError():
            reason = problem("B24", megabytes=limits.megabytes)
        case _:
            reason = problem("B22")
    return Receipt(found.shown_name, Status.REFUSED, content_digest(found.path), problem=reason)


def awaited(future: Future[R], tick: Callable[[], None]) -> R:
    """What the future comes to; tick is called again and again while it is not there."""
    while True:
        try:
            return future.result(_TICK)
        except TimeoutError:
            if future.done():  # raised by the work itself, unless it has ended just now
                return future.result()
            tick()
