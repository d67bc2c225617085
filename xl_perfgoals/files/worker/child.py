"""The worker's side: takes work from its wire, does it under limits, and answers; ends with its parent."""

import faulthandler
import gc
import os
import pickle
import signal
import sys
import time
from importlib import import_module
from itertools import count
from typing import BinaryIO

from xl_perfgoals.files import kept
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.worker import outside
from xl_perfgoals.files.worker.memory import forbid_core_files, lift_memory_limit, limit_memory
from xl_perfgoals.files.worker.messages import Answer, Inside, Longer, Message, Outside, Raised, Ready
from xl_perfgoals.files.worker.wire import receive, send

_GRACE = 2.0
"""Seconds after which a worker ends itself, should the parent that watches the time be gone."""
_MOST_NOISE = 1 << 16
_LONG = 0.5
"""Seconds that no usual files take: what is large is let go of soon."""
_MANY_OBJECTS = 100_000
_FIRST = 8
"""Files that a worker reads first: what had to be compiled for them, others will want."""


def serve(warm_up: str) -> None:
    """The whole life of a worker. warm_up is the module with what it will have to do."""
    requests, replies = own_wire()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's business: it ends us
    forbid_core_files()
    kept.use()
    import_module(warm_up)
    kept.keep()
    serve_on(requests, replies)


def serve_on(requests: BinaryIO, replies: BinaryIO) -> None:
    """The life of a worker that has imported everything."""
    first = receive(requests)
    if first is None:
        return
    limits: ReadingLimits = pickle.loads(first)  # noqa: S301 - from our parent
    gc.freeze()  # what was imported stays
    gc.disable()  # a third of the time of reading would go into looking for cycles: see _tidy
    outside.hooks = _Hooks(limits, replies)
    _watch(limits.seconds)  # glibc sets addresses aside for the watching thread, too: before they are counted
    faulthandler.cancel_dump_traceback_later()
    limit_memory(limits.megabytes)
    try:
        _say(replies, Ready(sys.version_info[:2]))
        for done in count(1):
            request = receive(requests)
            if request is None:
                return
            began = time.monotonic()
            _watch(limits.seconds)
            _say(replies, _answer(request))
            faulthandler.cancel_dump_traceback_later()
            _tidy(time.monotonic() - began)
            _quieten()
            if done <= _FIRST:
                kept.keep()  # patterns that no shipped file needs
    except BrokenPipeError:
        pass  # the parent is gone


def _tidy(seconds: float) -> None:
    """Cycles are thrown away when there may be some worth it: after work that took long, or when many new
    objects are there. What is kept, in caches, is set aside: they grow with every file, and looking through
    all of it each time would soon take a tenth of the time.
    """
    if seconds > _LONG or gc.get_count()[0] > _MANY_OBJECTS:
        gc.collect()
        gc.freeze()


def own_wire() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for us alone: what a library prints goes to standard error."""
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows alone

        for wire in (requests, replies):
            msvcrt.setmode(wire, os.O_BINARY)
    return os.fdopen(requests, "rb"), os.fdopen(replies, "wb")


def _answer(request: bytes) -> Message:
    try:
        work, arguments = pickle.loads(request)  # noqa: S301 - from our parent
        return Answer(work(*arguments))
    except MemoryError:
        return Raised(MemoryError(), "")
    except BaseException as error:  # noqa: BLE001 - a panic of a reader is no Exception; the parent raises it
        return Raised(error, _text(error))


def _text(error: BaseException) -> str:
    import traceback  # noqa: PLC0415 - hardly ever wanted

    return "".join(traceback.format_exception(error))


def _say(replies: BinaryIO, message: Message) -> None:
    try:
        piece = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        piece = pickle.dumps(Raised(MemoryError(), ""))
    except Exception as error:  # noqa: BLE001 - pickling asks objects, which may raise anything
        text = message.traceback if isinstance(message, Raised) else _text(error)
        piece = pickle.dumps(Raised(RuntimeError(str(error)), text))
    send(replies, piece)


def _watch(seconds: float) -> None:
    """Ends this process when the time has long passed: a thread in C, which no busy reader can hold up."""
    faulthandler.dump_traceback_later(seconds + _GRACE, exit=True)


def _quieten() -> None:
    """Readers may complain on standard error, which is a file, about every cell: it is kept short."""
    try:
        if os.lseek(2, 0, os.SEEK_CUR) > _MOST_NOISE:
            os.ftruncate(2, 0)
            os.lseek(2, 0, os.SEEK_SET)
    except OSError:
        pass


class _Hooks:
    """What the functions of `outside` do in a worker."""

    def __init__(self, limits: ReadingLimits, replies: BinaryIO) -> None:
        self._limits, self._replies = limits, replies
        signal.signal(signal.SIGTERM, _leave)

    def longer(self, seconds: float) -> None:
        """A document is long."""
        _say(self._replies, Longer(seconds))
        _watch(seconds + self._limits.seconds)

    def leave(self, seconds: float) -> None:
        """Another program is started."""
        _say(self._replies, Outside(seconds))
        _watch(seconds + self._limits.seconds)
        lift_memory_limit()

    def back(self) -> None:
        """It has ended."""
        limit_memory(self._limits.megabytes)
        _watch(self._limits.seconds)
        _say(self._replies, Inside())


def _leave(_signal: int, _frame: object) -> None:
    """Asked to end: what runs in `finally` may still end the program that was started."""
    raise SystemExit
