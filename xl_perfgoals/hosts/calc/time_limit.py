"""Calls into LibreOffice that end: after a time limit, or when it has died, with a sentence for the user."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from xl_perfgoals.files.libreoffice.process import end_group
from xl_perfgoals.hosts.calc.uno_bridge import error_class
from xl_perfgoals.hosts.refusals import RefusalError

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
    except _lost_connection() as error:
        if expired.is_set():
            raise RefusalError(too_long) from error
        raise RefusalError(gone) from error
    finally:
        timer.cancel()
        timer.join()
    if expired.is_set():
        raise RefusalError(too_long)


def _lost_connection() -> tuple[type[Exception], ...]:
    """What UNO raises when the other side has ended, or never was there."""
    names = ("lang.DisposedException", "connection.NoConnectException")
    return tuple(error_class(name) for name in names)
