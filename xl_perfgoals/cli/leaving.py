"""The end of the program: what the system takes back in one piece is not taken apart first."""

import atexit
import os
import sys
from pathlib import PurePath
from typing import NoReturn

_MODULE, _SCRIPT = "xl_perfgoals.__main__", "xl-perfgoals"

_codes: list[int] = []
_held: list[object] = []


def prepare() -> None:
    """To be called before anybody else has something done at the end: then all that comes first."""
    if is_program():
        atexit.register(_leave)


def hold(value: object) -> None:
    """Keeps a large result to the end of the program: its values, very many, are not let go one by one."""
    if is_program():
        _held.append(value)


def leave(code: int) -> NoReturn:
    """Ends the program as sys.exit does: threads, what others want done at the end, output; but then at once.
    To take modules, classes and results apart would take a run over a few files as long as to read one.
    """
    _codes.append(code)
    sys.exit(code)


def is_program() -> bool:
    """Whether this process is the command line; others who call it go on when it has ended."""
    started = sys.modules["__main__"]
    spec = getattr(started, "__spec__", None)
    # The script of that name; on Windows it is packed into an .exe with a __main__.py in it.
    place = PurePath(getattr(started, "__file__", None) or "")
    return (spec is not None and spec.name == _MODULE) or _SCRIPT in {place.stem, place.parent.stem}


def _leave() -> None:
    if not _codes:  # no ordinary end: Python tells more of it
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and not stream.closed:
                stream.flush()
    except OSError:  # nobody reads any more, or the disk is full: Python says so
        return
    os._exit(_codes[-1])
