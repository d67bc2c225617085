"""A worker that starts before anybody knows what for: while the program itself is still being loaded."""

from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.worker.process import Worker

_started: dict[str, Worker] = {}


def start_early(warm_up: str) -> None:
    """Starts one that imports the module warm_up. Who calls this dismisses it in the end."""
    if warm_up not in _started:
        worker = _started[warm_up] = Worker(LIMITS)
        worker.launch(warm_up)


def early_worker(warm_up: str, limits: ReadingLimits) -> Worker | None:
    """The one that was started, for whoever asks first; None where its limits are not those wanted."""
    return _started.pop(warm_up, None) if limits == LIMITS else None


def dismiss_early() -> None:
    """Ends what nobody has asked for."""
    while _started:
        _, worker = _started.popitem()
        worker.close()
