"""Calls into LibreOffice that end: after a time limit, or when it has died, with a sentence for the user."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from xl_perfgoals.files.libreoffice.process import end_group
from xl_perfgoals.hosts.calc.uno_bridge import error_class
from xl_perfgoals.hosts.refusals import RefusalError

_MOMENT = 0.5

GONE = "LibreOffice 意外退出了，没有保存的改动没有写入文件，文件仍是上次保存时的样子，请再试一次。"


@contextmanager
def limited(
    process: "subprocess.Popen[bytes]", seconds: float, too_long: str, gone: str = GONE
) -> Iterator[None]:
    """Raises RefusalError(too_long) when the calls made meanwhile take longer: LibreOffice is then killed.

    Nothing else ends a call that waits, for example for somebody to close a box of LibreOffice that nobody
    sees. RefusalError(gone) when LibreOffice ends by itself.
    """
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        end_group(process)

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield
    except error_class("uno.Exception") as error:
        if expired.is_set():
            raise RefusalError(too_long) from error
        if _has_ended(process, error):
            raise RefusalError(gone) from error
        raise
    finally:
        timer.cancel()
        timer.join()
    if expired.is_set():
        raise RefusalError(too_long)


def _has_ended(process: "subprocess.Popen[bytes]", error: BaseException) -> bool:
    """Whether the error comes from LibreOffice's end, of which the connection may know before the system."""
    names = ("uno.RuntimeException", "beans.UnknownPropertyException", "connection.NoConnectException")
    if isinstance(error, tuple(map(error_class, names))):
        with suppress(subprocess.TimeoutExpired):
            process.wait(_MOMENT)
    return process.poll() is not None
