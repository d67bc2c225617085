"""The serial executor: work is done in this very process, when its result is asked for."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class SerialExecutor(Executor):
    """For tests and benchmarks, and where no worker can be started: nothing guards against bad files."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """A future that calls the function when it is first asked."""
        return _Later(lambda: fn(*args, **kwargs))


class _Later(Future[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__()
        self._work: Callable[[], T] | None = work

    def result(self, timeout: float | None = None) -> T:
        if self._work is not None:
            work, self._work = self._work, None
            try:
                self.set_result(work())
            except Exception as error:  # noqa: BLE001 - raised again, as by any future
                self.set_exception(error)
        return super().result(timeout)
