"""The guarded executor: work is done in worker processes, each piece under limits of time and memory."""

import pickle
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from types import TracebackType
from typing import ParamSpec, TypeVar

from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.worker import crew, forked  # noqa: F401 - see _serve
from xl_perfgoals.files.worker.begun import Begun
from xl_perfgoals.files.worker.desk import Desk, Task
from xl_perfgoals.files.worker.early import are_forked, early_worker
from xl_perfgoals.files.worker.errors import NoWorkerError
from xl_perfgoals.files.worker.process import Worker

P = ParamSpec("P")
T = TypeVar("T")

_TICK = 0.1


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
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
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
        most = min(self._most, crew.worthwhile(files, forked=are_forked(self._warm_up)))
        while len(self._threads) < most:
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
        early = early_worker(self._warm_up)
        thread = threading.Thread(target=self._serve, args=(early,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self, early: Begun | None) -> None:
        """A thread with a worker of its own: it only waits for it.

        It imports nothing: where Ctrl+C stops an import of the main thread, the next one waits for ever. What
        a nursery needs is imported with this module, therefore.
        """
        desk = Desk(self)
        try:
            desk.start_early(early)
            while (task := desk.following() or self._begun(self._tasks.get)) is not None:
                desk.settle(*task)
        finally:
            desk.dismiss()

    def _begun(self, get: Callable[[], Task | None]) -> Task | None:
        """The next task, unless it is cancelled; None when there will be none."""
        while (task := get()) is not None and not task[0].set_running_or_notify_cancel():
            pass
        return task

    def another(self) -> Task | None:
        """A task for who has one in hand still; None unless there are enough for all the others."""
        if self._tasks.qsize() <= len(self._threads):
            return None
        with suppress(queue.Empty):
            task = self._begun(self._tasks.get_nowait)
            if task is not None:
                return task
            self._tasks.put(None)  # the end, which was for somebody else
        return None

    def hire(self, early: Begun | None = None) -> Worker:
        """A new worker, watched by the clock. Raises NoWorkerError."""
        if early is None and self.closed:
            raise NoWorkerError("the workers have been ended")
        worker = Worker(self._limits, early or early_worker(self._warm_up))
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
