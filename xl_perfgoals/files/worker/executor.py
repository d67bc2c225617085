"""The guarded executor: work is done in worker processes, each piece under limits of time and memory."""

import pickle
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from types import TracebackType
from typing import ParamSpec, TypeVar

from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.worker import crew
from xl_perfgoals.files.worker.early import early_process
from xl_perfgoals.files.worker.errors import DiedError, NoWorkerError, TooMuchMemoryError, WorkerFailedError
from xl_perfgoals.files.worker.messages import Answer, Raised
from xl_perfgoals.files.worker.process import Worker

P = ParamSpec("P")
T = TypeVar("T")

_TICK = 0.1

_Task = tuple["Future[object]", bytes]


class GuardedExecutor(Executor):
    """Runs functions of importable modules in worker processes; the first one starts at once, and imports
    warm_up first: a module, or that of a function.

    A worker that dies, takes too long or too much memory is replaced; the future then raises DiedError,
    TooLongError or TooMuchMemoryError, or NoWorkerError where none can be started. What the function itself
    raises is raised as it is, with the worker's traceback in a note. Leaving a `with` block ends all workers
    at once, whatever they do.
    """

    def __init__(
        self,
        limits: ReadingLimits = LIMITS,
        warm_up: str | Callable[..., object] = __name__,
        most_workers: int | None = None,
    ) -> None:
        self._limits = limits
        self._warm_up = warm_up if isinstance(warm_up, str) else warm_up.__module__
        self._most = most_workers or crew.most_workers()
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._threads: list[threading.Thread] = []
        self._clock = threading.Thread(target=self._watch, daemon=True)
        self._clock.start()
        self._add_worker()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Queues a call. fn and its arguments are pickled now; keyword arguments are not carried."""
        if kwargs:
            raise TypeError("only positional arguments cross to a worker")
        if self._closed.is_set():
            raise RuntimeError("the workers have been ended")
        future: Future[T] = Future()
        self._tasks.put((future, pickle.dumps((fn, args), pickle.HIGHEST_PROTOCOL)))  # type: ignore[arg-type]
        self.expect(self._tasks.qsize())
        return future

    def expect(self, files: int) -> None:
        """So many files will have to be read: as many workers are started as that is worth."""
        while len(self._threads) < min(self._most, crew.worthwhile(files)):
            self._add_worker()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Lets the work that was queued be done, unless it is cancelled, and ends the workers."""
        if cancel_futures:
            self._cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            self._join()

    def stop(self) -> None:
        """Ends all workers now; what they were doing is lost."""
        self._closed.set()
        self._cancel()
        for _ in self._threads:
            self._tasks.put(None)
        with self._lock:
            for worker in self._workers:
                worker.stop()
        self._join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _join(self) -> None:
        for thread in self._threads:
            thread.join()
        self._closed.set()
        self._clock.join()

    def _cancel(self) -> None:
        while True:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                return
            if task is not None:
                task[0].cancel()

    def _watch(self) -> None:
        """The clock: a thread that only looks whose time is over."""
        while not self._closed.wait(_TICK):
            with self._lock:
                workers = tuple(self._workers)
            for worker in workers:
                worker.check_time()

    def _add_worker(self) -> None:
        thread = threading.Thread(target=self._serve, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        """A thread with a worker of its own: it only waits for it."""
        desk = _Desk(self)
        try:
            desk.start_early()
            while (task := self._tasks.get()) is not None:
                future, request = task
                if future.set_running_or_notify_cancel():
                    desk.settle(future, request)
        finally:
            desk.dismiss()

    def hire(self) -> Worker:
        """A new worker, watched by the clock. Raises NoWorkerError."""
        worker = Worker(self._limits, early_process(self._warm_up))
        with self._lock:
            self._workers.add(worker)
        if self.closed:
            worker.stop()
        try:
            worker.start(self._warm_up)
        except NoWorkerError:
            self.release(worker)
            raise
        return worker

    @property
    def closed(self) -> bool:
        """Whether all work is to end."""
        return self._closed.is_set()

    def release(self, worker: Worker) -> None:
        """Ends a worker."""
        with self._lock:
            self._workers.discard(worker)
        worker.close()


class _Desk:
    """A place for one worker after another: a dead one is replaced when there is work."""

    def __init__(self, executor: GuardedExecutor) -> None:
        self._executor = executor
        self._worker: Worker | None = None
        self._error: NoWorkerError | None = None

    def start_early(self) -> None:
        """So that it starts while the others still look for files."""
        try:
            self._worker = self._executor.hire()
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

    def dismiss(self) -> None:
        """Ends the worker."""
        if self._worker is not None:
            self._executor.release(self._worker)
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
                answer = self._worker.ask(request)
            except WorkerFailedError as error:
                fresh = self._worker.asked == 1
                self.dismiss()
                if fresh or self._executor.closed or not isinstance(error, DiedError | TooMuchMemoryError):
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
