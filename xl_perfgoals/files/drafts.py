"""Drafts: unfinished files beside the place where they will go, so named that forgotten ones are known."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from xl_perfgoals.core.patterns import rare

PREFIX = ".~xl-perfgoals-"
_NAME = rare(re.escape(PREFIX) + r"(?P<host>[0-9a-f]{6})-(?P<pid>[0-9]+)-.*")
_DAY = 24 * 3600
"""Seconds after which a draft is forgotten, whoever made it: on a shared folder another computer may have."""
_UNDER_WAY: set[str] = set()
"""Names only: the same folder may be given relative, absolute or through a link."""


@contextmanager
def draft_for(target: Path) -> Iterator[Path]:
    """An empty file beside target, gone at the end unless it was moved away.

    Drafts that a killed run has left in the folder are removed. Raises OSError where nothing can be written.
    """
    import tempfile  # noqa: PLC0415 - who only knows drafts by their names starts without it

    remove_forgotten(target.parent)
    prefix = f"{PREFIX}{_host()}-{os.getpid()}-"
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=target.suffix or ".tmp", dir=target.parent)
    os.close(handle)
    draft = Path(name)
    _UNDER_WAY.add(draft.name)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        _UNDER_WAY.discard(draft.name)


def remove_forgotten(folder: Path) -> None:
    """Removes the drafts in a folder that nobody is at work on any more."""
    with suppress(OSError):
        for path in folder.glob(f"{PREFIX}*"):
            if _is_forgotten(path):
                with suppress(OSError):
                    path.unlink()


def flush(path: Path) -> None:
    """Has a file's bytes reach the disk: what is moved into place must not be empty after a power failure."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Has a move inside a folder reach the disk, where the system can be told to."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_forgotten(path: Path) -> bool:
    found = _NAME.fullmatch(path.name)
    if found is None or path.name in _UNDER_WAY:
        return False
    if found["host"] == _host() and not _is_alive(int(found["pid"])):
        return True
    # A process of ours knows its own drafts; another may have got the number of the one that died.
    mine = found["host"] == _host() and int(found["pid"]) == os.getpid()
    return mine or time.time() - path.stat().st_mtime > _DAY


def _host() -> str:
    return sha256(_host_name().encode()).hexdigest()[:6]


if sys.platform == "win32":
    import ctypes

    def _host_name() -> str:
        import socket  # noqa: PLC0415 - as above

        return socket.gethostname()

    _QUERY, _STILL_ACTIVE, _ACCESS_DENIED = 0x1000, 259, 5

    def _is_alive(pid: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        process = kernel.OpenProcess(_QUERY, False, pid)
        if not process:
            return ctypes.get_last_error() == _ACCESS_DENIED
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return code.value == _STILL_ACTIVE

else:

    def _host_name() -> str:
        # As the module socket says; to load that would be the last thing that keeps the user waiting.
        return os.uname().nodename

    def _is_alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True
