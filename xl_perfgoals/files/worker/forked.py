"""A worker forked by the nursery, from its parent's side: what subprocess.Popen is to one that we start."""

import os
import select
import signal
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from subprocess import TimeoutExpired

from xl_perfgoals.files.worker import descriptors
from xl_perfgoals.files.worker.launch import BUFFER

_MOST = 64
"""Bytes of what is told of a worker."""
_SLICE = 0.02
"""Seconds for which one thread listens alone: another may want to end the worker."""


class Forked:
    """The process, which is the nursery's child: that it is there, and how it has ended, is told by a socket.

    Signals go to a descriptor of the process: no other one can get them by chance.
    """

    def __init__(self, control: descriptors.Socket, noise: int, end_nursery: Callable[[], None]) -> None:
        """Asks for it. end_nursery keeps one that is no longer wanted from being forked. Raises OSError."""
        self._end_nursery = end_nursery
        self._lock = threading.Lock()
        self._descriptor: int | None = None
        self._ended = self._unwanted = False
        self._code: int | None = None
        with ExitStack() as theirs, ExitStack() as ours:
            self._status, status = descriptors.pair()
            ours.callback(self._status.close)
            theirs.callback(status.close)
            requests, write = os.pipe()
            theirs.callback(os.close, requests)
            self.stdin = ours.enter_context(os.fdopen(write, "wb", BUFFER))
            read, answers = os.pipe()
            theirs.callback(os.close, answers)
            self.stdout = ours.enter_context(os.fdopen(read, "rb", BUFFER))
            descriptors.send(control, b"a worker", requests, answers, noise, status.fileno())
            ours.pop_all()

    def poll(self) -> int | None:
        """The code with which it has ended; None while it lives."""
        self._has_ended(0)
        return self._code

    def wait(self, timeout: float | None = None) -> int | None:
        """The code with which it ended; None if the nursery, which would have told, ended before. Raises
        TimeoutExpired.
        """
        if not self._has_ended(timeout):
            raise TimeoutExpired("a forked worker", timeout or 0)
        return self._code

    def terminate(self) -> None:
        """Asks it to end."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it; if it is not there yet, it will not be."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with self._lock:
            while not self._ended and self._listen(0):
                pass
            unborn = not self._ended and self._descriptor is None
            self._unwanted = self._unwanted or unborn
            if self._descriptor is not None:
                signal.pidfd_send_signal(self._descriptor, number)
        if unborn:
            self._end_nursery()

    def _has_ended(self, seconds: float | None) -> bool:
        """Whether it has, at least by so many seconds from now."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while True:
            left = _SLICE if deadline is None else max(0.0, min(_SLICE, deadline - time.monotonic()))
            with self._lock:
                heard = not self._ended and self._listen(left)
                if self._ended:
                    return True
            if not heard and deadline is not None and time.monotonic() >= deadline:
                return False

    def _listen(self, seconds: float) -> bool:
        """Waits for news of it, and whether there were any."""
        orphan = self._status.fileno() < 0
        source = self._descriptor if orphan and self._descriptor is not None else self._status.fileno()
        waiting = select.poll()
        waiting.register(source, select.POLLIN)
        if not waiting.poll(seconds * 1000):
            return False
        if orphan:
            self._end()
            return True
        try:
            told, came = descriptors.receive(self._status, _MOST, 1)
        except OSError:
            told, came = b"", []
        if came:
            (self._descriptor,) = came
            if self._unwanted:
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
        elif told:
            self._code = int(told)
            self._end()
        else:  # the nursery has ended
            self._status.close()
            if self._descriptor is None:
                self._end()
        return True

    def _end(self) -> None:
        self._ended = True
        self._status.close()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
