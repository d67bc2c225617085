"""Workers that start before anybody knows what for: while the program itself is still being loaded."""

from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.worker.process import Worker

_started: dict[str, list[Worker]] = {}


def start_early(warm_up: str, count: int) -> None:
    """Starts so many that import the module warm_up. Who calls this dismisses them in the end."""
    for _ in range(count):
        worker = Worker(LIMITS)
        _started.setdefault(warm_up, []).append(worker)
        worker.launch(warm_up)


def early_worker(warm_up: str, limits: ReadingLimits) -> Worker | None:
    """One that was started, the first of them for whoever asks first; None where its limits are not those
    wanted.
    """
    ready = _started.get(warm_up)
    return ready.pop(0) if ready and limits == LIMITS else None


def dismiss_early() -> None:
    """Ends those that nobody has asked for."""
    while _started:
        _, workers = _started.popitem()
        for worker in workers:
            worker.close()
