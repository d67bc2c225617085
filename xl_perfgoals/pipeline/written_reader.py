"""Reading finished workbooks, each in a process that may die over it, for those who verify them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.worker.errors import NoWorkerError, WorkerFailedError
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.files.written_workbook import Wanted, Written, read_written
from xl_perfgoals.pipeline.guarded import Progress, awaited, refused

_LIKE_FILES = 6
"""A finished workbook takes longer to read than so many files that were sent: a worker is worth its start."""


class WrittenReader:
    """Reads over an executor; passwords are tried on every workbook."""

    def __init__(
        self, executor: Executor, limits: ReadingLimits, passwords: Sequence[str], progress: Progress | None
    ) -> None:
        self._executor, self._limits = executor, limits
        self._passwords, self._progress = tuple(passwords), progress

    def expect(self, workbooks: int) -> None:
        """So many more will be read, some of them beside each other."""
        if isinstance(self._executor, GuardedExecutor):
            self._executor.expect(_LIKE_FILES * workbooks)

    def read(self, path: Path, wanted: Wanted) -> Written:
        """The wanted sheets, or why there are none."""
        return self.begin(path, wanted)()

    def begin(self, path: Path, wanted: Wanted) -> Callable[[], Written]:
        """Begins to read; what is given back waits for it."""
        found = Found(path, str(path), self._passwords)
        future = self._executor.submit(read_written, found, self._limits, wanted)

        def wait() -> Written:
            try:
                return awaited(future, self._tick)
            except NoWorkerError:
                return read_written(found, self._limits, wanted)
            except (WorkerFailedError, MemoryError) as error:
                return refused(found, error, self._limits).problem or ()

        return wait

    def _tick(self) -> None:
        if self._progress:
            self._progress(0, 1)
