"""Work for workers, good and bad: found by its name in another process."""

import gc
import os
import sys
import threading
import time
from pathlib import Path

from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.worker.outside import longer, outside_program
from xl_perfgoals.pipeline.file_items import FileForms


class OwnError(Exception):
    """A bug with facts of its own."""

    def __init__(self, cell: str) -> None:
        super().__init__(f"in {cell}")
        self.cell = cell

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return OwnError, (self.cell,)


class Panic(BaseException):
    """As a reader written in another language raises it."""


def process_id(_: object = None) -> int:
    return os.getpid()


def parent_after(seconds: float) -> int:
    """Slowly, so that each of several workers gets some."""
    time.sleep(seconds)
    return os.getppid()


def open_after(seconds: float) -> list[str]:
    """What this process has open, by what it is."""
    time.sleep(seconds)
    places = list(Path("/proc/self/fd").iterdir())
    return [str(place.readlink()).partition(":")[0] for place in places if place.is_symlink()]


def double(number: int) -> int:
    return 2 * number


def sleep(seconds: float, note: Path | None = None) -> str:
    if note:
        note.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(seconds)
    return "slept"


def sleep_deaf(seconds: float) -> None:
    """Sleeps where neither signals nor other threads get a chance: deep in C, the lock held."""
    import ctypes

    ctypes.PyDLL(None).usleep(int(seconds * 1e6))


def note_once(place: Path) -> bool:
    """Whether nobody has done this before."""
    place.open("x").close()
    return True


def leave_cycles(count: int) -> None:
    """Lists that only they themselves hold."""
    for _ in range(count):
        own: list[object] = []
        own.append(own)


def loose_objects() -> int:
    """How many objects may be garbage."""
    return len(gc.get_objects())


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(0)


def take(megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def take_beside_a_thread() -> int:
    """How many megabytes of addresses a second thread takes: its stack, and what glibc sets aside for it."""
    before = _addresses()
    done, end = threading.Event(), threading.Event()

    def other() -> None:
        taken = bytes(1000)
        done.set()
        end.wait()
        del taken

    thread = threading.Thread(target=other)
    thread.start()
    done.wait()
    after = _addresses()
    end.set()
    thread.join()
    return (after - before) >> 20


def _addresses() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def fail(cell: str) -> None:
    raise OwnError(cell)


def panic() -> None:
    raise Panic


def print_much() -> str:
    print("x" * 100_000)
    print("y" * 100_000, file=sys.stderr)
    os.write(1, b"z" * 1000)
    return "said"


def cannot_be_carried() -> object:
    return lambda: 1


def imported() -> set[str]:
    return {name.partition(".")[0] for name in sys.modules}


def outside(seconds: float, megabytes: int) -> int:
    with outside_program(30):
        time.sleep(seconds)
        return take(megabytes)


def long_document(seconds: float, megabytes: int) -> int:
    longer(30)
    time.sleep(seconds)
    return take(megabytes)


def crash_over_bad(found: Found, _limits: ReadingLimits) -> FileForms:
    if "bad" in found.shown_name:
        os.abort()
    if "slow" in found.shown_name:
        time.sleep(60)
    if "large" in found.shown_name:
        take(2000)
    return Receipt(found.shown_name, Status.READ), ()
