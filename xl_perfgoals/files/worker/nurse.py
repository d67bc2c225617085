"""The nursery's own side: loads what workers need, forks one for each request, tells how each ends."""

import gc
import os
import select
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from xl_perfgoals.files import kept
from xl_perfgoals.files.worker import descriptors
from xl_perfgoals.files.worker.child import own_wire, serve_on
from xl_perfgoals.files.worker.memory import forbid_core_files

_DESCRIPTORS = 4
"""What a request brings: where the worker reads, writes and complains, and where its end is told."""


_ARENA_MAX = -8
"""glibc's M_ARENA_MAX."""


class _Child:
    """A worker that was forked: held until its end was told."""

    def __init__(self, process: int, status: descriptors.Socket) -> None:
        self._process, self._status = process, status
        self.descriptor = os.pidfd_open(process)

    def tell_end(self) -> None:
        """Tells the parent with what code it has ended."""
        _, state = os.waitpid(self._process, 0)
        with suppress(OSError):  # nobody listens any more
            self._status.send(str(os.waitstatus_to_exitcode(state)).encode())
        self.let_go()

    def let_go(self) -> None:
        """Of what is another worker's a worker holds nothing."""
        os.close(self.descriptor)
        self._status.close()


def tend(control: descriptors.Socket, warm_up: str) -> None:
    """The whole life of a nursery; it ends with its parent, as do the workers.

    A module may have a function `rehearse`: what it does once need not be done by each worker.
    """
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's business
    forbid_core_files()
    _one_arena()
    rehearse = getattr(import_module(warm_up), "rehearse", None)
    if rehearse is not None:
        rehearse()
    kept.keep()
    gc.freeze()  # a worker that looked for garbage here would have to copy all of it
    children: dict[int, _Child] = {}
    waiting = select.poll()
    waiting.register(control.fileno(), select.POLLIN)
    listening = True
    while listening or children:
        for descriptor, _ in waiting.poll():
            if descriptor in children:
                waiting.unregister(descriptor)
                children.pop(descriptor).tell_end()
                continue
            _, wire = descriptors.receive(control, 1, _DESCRIPTORS)
            if len(wire) < _DESCRIPTORS:  # the parent wants no more, or is gone: then its workers end, too
                listening = False
                waiting.unregister(descriptor)
                continue
            child = _forked(control, children, wire)
            children[child.descriptor] = child
            waiting.register(child.descriptor, select.POLLIN)


def _one_arena() -> None:
    """What MALLOC_ARENA_MAX is to a worker that starts by itself: glibc sets 64 or 128 MB of addresses aside
    for a second thread, at a moment of its own, and the limit of memory counts them.
    """
    from ctypes import CDLL  # noqa: PLC0415 - not by the parent

    with suppress(AttributeError, OSError):  # a library other than glibc
        CDLL(None).mallopt(_ARENA_MAX, 1)


def _forked(control: descriptors.Socket, children: dict[int, _Child], wire: list[int]) -> _Child:
    status = descriptors.taken_over(wire.pop())
    process = os.fork()
    if process == 0:
        control.close()
        for other in children.values():
            other.let_go()
        _live(wire, status)
    for descriptor in wire:
        os.close(descriptor)
    return _Child(process, status)


def _live(wire: list[int], status: descriptors.Socket) -> NoReturn:
    """The worker's life, and its end: nothing of what the nursery began is to be ended by it."""
    code = 1
    try:
        for standard, descriptor in enumerate(wire):
            os.dup2(descriptor, standard)
            os.close(descriptor)
        own = os.pidfd_open(os.getpid())
        descriptors.send(status, b"born", own)
        os.close(own)
        status.close()
        serve_on(*own_wire())
        code = 0
    except SystemExit:
        pass
    except BaseException:  # noqa: BLE001 - told as Python does where it ends
        import traceback  # noqa: PLC0415 - hardly ever wanted

        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(code)
