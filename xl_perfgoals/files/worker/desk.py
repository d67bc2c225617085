"""A desk of the executor's: a worker, another one should it die, and the task that it will be given next."""

import sys
from concurrent.futures import Future
from typing import Protocol

from xl_perfgoals.files.worker.begun import Begun
from xl_perfgoals.files.worker.errors import DiedError, NoWorkerError, TooMuchMemoryError, WorkerFailedError
from xl_perfgoals.files.worker.messages import Answer, Raised
from xl_perfgoals.files.worker.process import Worker

Task = tuple["Future[object]", bytes]
"""A future that somebody waits for, and what is asked."""

_FITS_INTO_A_PIPE = 4000
"""Bytes that can be written though nobody reads yet."""


class _Office(Protocol):
    @property
    def closed(self) -> bool: ...
    def hire(self, early: Begun | None = None) -> Worker: ...
    def release(self, worker: Worker) -> None: ...
    def another(self) -> Task | None: ...


class Desk:
    """A place for one worker after another: a dead one is replaced when there is work."""

    def __init__(self, office: _Office) -> None:
        self._office = office
        self._worker: Worker | None = None
        self._error: NoWorkerError | None = None
        self._next: Task | None = None

    def start_early(self, early: Begun | None = None) -> None:
        """So that it starts while the others still look for files."""
        try:
            self._worker = self._office.hire(early)
        except NoWorkerError as error:
            self._error = error

    def settle(self, future: "Future[object]", request: bytes) -> None:
        """Has a piece of work done and tells its future."""
        try:
            answer = self._ask(request)
        except (WorkerFailedError, NoWorkerError) as error:
            future.set_exception(error)
        except BaseException as error:  # noqa: BLE001 - whoever waits for the future must hear of it
            future.set_exception(error)
        else:
            if isinstance(answer, Answer):
                future.set_result(answer.value)
            else:
                future.set_exception(_raised(answer))

    def following(self) -> Task | None:
        """The task that was taken while the last one was being worked on, which has begun therefore."""
        task, self._next = self._next, None
        return task

    def _ahead(self) -> bytes | None:
        """The next request, if the worker can be given it without having to read it yet."""
        if sys.platform == "win32":  # a pipe there may hold less than a request
            return None
        self._next = self._next or self._office.another()
        return self._next[1] if self._next and len(self._next[1]) <= _FITS_INTO_A_PIPE else None

    def dismiss(self) -> None:
        """Ends the worker."""
        if self._worker is not None:
            self._office.release(self._worker)
            self._worker = None

    def _ask(self, request: bytes) -> Answer | Raised:
        """A second time, by a fresh worker, when one failed that earlier files may have worn out."""
        while True:
            if self._error is not None:
                raise self._error
            if self._worker is None:
                self.start_early()
                continue
            try:
                answer = self._worker.ask(request, self._ahead)
            except WorkerFailedError as error:
                fresh = self._worker.asked == 1
                self.dismiss()
                if fresh or self._office.closed or not isinstance(error, DiedError | TooMuchMemoryError):
                    raise
            else:
                return answer


def _raised(answer: Raised) -> Exception:
    if not isinstance(answer.error, Exception):
        return RuntimeError(answer.traceback)
    if isinstance(answer.error, MemoryError):
        return TooMuchMemoryError("the reader asked for more")
    if answer.traceback:
        answer.error.add_note(answer.traceback)
    return answer.error
