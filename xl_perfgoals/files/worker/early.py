"""Workers that begin to start before anybody knows what for: while the program is still being loaded.

On Linux one process, the nursery, begins to load what all of them need; elsewhere each begins by itself.
Nothing slow is imported here: not what a worker is to its parent, nor what either says.
"""

from collections.abc import Callable
from contextlib import suppress

from xl_perfgoals.files.worker.nursery import Nursery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xl_perfgoals.files.worker.begun import Begun

_nurseries: dict[str, Nursery] = {}
_begun: "dict[str, list[Begun]]" = {}


def start_early(warm_up: str, count: Callable[[], int]) -> None:
    """Workers that import the module warm_up begin to start: count says how many, where each is a start of
    its own. Who calls this dismisses them in the end.
    """
    nursery = Nursery.begin(warm_up)
    if nursery is not None:
        _nurseries[warm_up] = nursery
        return
    from xl_perfgoals.files.worker.begun import Begun  # noqa: PLC0415 - a nursery does without
    from xl_perfgoals.files.worker.program import commands  # noqa: PLC0415

    with suppress(OSError, StopIteration):
        command = next(commands(warm_up))
        for _ in range(count()):
            _begun.setdefault(warm_up, []).append(Begun.by_itself(command))


def are_forked(warm_up: str) -> bool:
    """Whether workers that import this module come from a nursery."""
    return warm_up in _nurseries


def early_worker(warm_up: str) -> "Begun | None":
    """One that has begun to start, if there is one for whoever asks now."""
    nursery = _nurseries.get(warm_up)
    if nursery is not None:
        return nursery.worker()
    with suppress(KeyError, IndexError):  # several threads ask
        return _begun[warm_up].pop(0)
    return None


def dismiss_spare() -> None:
    """Ends those that nobody has asked for. A nursery stays, for a worker that dies has to be replaced."""
    while _begun:
        _, left = _begun.popitem()
        for begun in left:
            begun.dismiss()


def let_go_early() -> None:
    """Lets all end that nobody will want anything of any more, and waits for none."""
    dismiss_spare()
    for nursery in _nurseries.values():
        nursery.let_go()


def dismiss_early() -> None:
    """Ends whatever was started here and is nobody else's."""
    dismiss_spare()
    while _nurseries:
        _, nursery = _nurseries.popitem()
        nursery.end()
