"""The nursery: a process that loads once what workers need, and forks a worker whenever one is wanted.

To load it takes a worker as long as to read ten files: four of them would do the same four times, beside
a parent that loads, too. And a process that stays single-threaded may fork at any time, which its parent may
not. This is the parent's side, `nurse` the nursery's own; little is imported here, since it begins before all
else. Linux alone: there a process is held by a descriptor, so that a dead one is never taken for another;
macOS forks none safely that has used its libraries, Windows none at all.
"""

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from xl_perfgoals.files.worker import descriptors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xl_perfgoals.files.worker.begun import Begun

_STANDARD = 2
"""The last of the descriptors for standard input, output and error."""
_TO_END = 0.5
"""Seconds in which it takes leave of workers that have ended."""
_TICK = 0.001


class Nursery:
    """The process, which belongs to this one and ends with it."""

    def __init__(self, process: int, control: descriptors.Socket) -> None:
        self._process, self._control = process, control
        self._ended = self._gone = self._asked = False
        self._lock = threading.Lock()

    @classmethod
    def begin(cls, warm_up: str) -> "Nursery | None":
        """Lets it begin to import the module warm_up; None where that cannot be done safely."""
        if not _is_safe():
            return None
        ours, theirs = descriptors.pair()
        try:
            if min(ours.fileno(), theirs.fileno()) > _STANDARD:  # we were started without them
                process = os.fork()
                if process == 0:
                    ours.close()
                    _become(theirs, warm_up)
                return cls(process, ours)
        except OSError:
            pass
        finally:
            theirs.close()
        ours.close()
        return None

    def worker(self) -> "Begun | None":
        """A worker that is forked as soon as everything is loaded; None where the nursery has ended."""
        from xl_perfgoals.files.worker.begun import Begun  # noqa: PLC0415 - the executor has imported them
        from xl_perfgoals.files.worker.forked import Forked  # noqa: PLC0415

        if self._ended:
            return None
        try:
            self._asked = True
            return Begun.with_noise(lambda noise: Forked(self._control, noise, self.kill))
        except OSError:
            self.kill()
            return None

    def let_go(self) -> None:
        """Lets it end by itself, when the workers that it has forked have ended: none else would be told of
        their ends. For any thread.
        """
        with self._lock:
            self._ended = True
            self._control.close()

    def end(self) -> None:
        """As let_go, and waits until it is gone: its workers have ended, or are none of its business now."""
        self.let_go()
        self._wait(_TO_END if self._asked else 0)

    def kill(self) -> None:
        """Ends it now; workers live on, those that it has not forked yet will never be. For any thread."""
        self.let_go()
        self._wait(0)

    def _wait(self, seconds: float) -> None:
        """For its end, which comes by force after so many seconds."""
        last = time.monotonic() + seconds
        with self._lock, suppress(OSError):
            while not self._gone and time.monotonic() < last:
                self._gone = os.waitpid(self._process, os.WNOHANG)[0] != 0
                time.sleep(0 if self._gone else _TICK)
            if not self._gone:
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)
                self._gone = True


def _is_safe() -> bool:
    """Whether this system can, and nothing else than the one thread runs here, which might hold a lock."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except (AttributeError, OSError):
        return False


def _become(control: descriptors.Socket, warm_up: str) -> NoReturn:
    """What the forked process does from now on. Nothing that its parent holds open stays open in it."""
    code = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in range(_STANDARD + 1):
            os.dup2(nothing, standard)
        kept = {*range(_STANDARD + 1), control.fileno()}
        for opened in {int(place.name) for place in Path("/proc/self/fd").iterdir()} - kept:
            with suppress(OSError):  # the one that the list was read with
                os.close(opened)
        from xl_perfgoals.files.worker.nurse import tend  # noqa: PLC0415 - not by the parent

        tend(control, warm_up)
        code = 0
    finally:
        os._exit(code)
