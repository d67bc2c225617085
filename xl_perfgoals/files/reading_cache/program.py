"""The program's fingerprint: records of another version, or another state of a checkout, are not used."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from python_calamine import _python_calamine

_PACKAGE = Path(__file__).resolve().parents[2]
_FOLDERS = ("core", "files", "ops", "parsing", "pipeline", "rules", "words")
"""Where what is read out of a file, and found in it, can come from."""


@cache
def program_fingerprint(number: str) -> str:
    """Changes with the program's version number, with its modules and word lists, with Python, and with the
    library that reads workbooks.
    """
    reader = Path(_python_calamine.__file__).stat()
    digest = hashlib.sha256(repr((number, sys.version_info[:3], reader.st_size, reader.st_mtime_ns)).encode())
    for folder in _FOLDERS:
        for line in sorted(_states(str(_PACKAGE / folder), folder)):
            digest.update(repr(line).encode())
    return digest.hexdigest()


def _states(folder: str, name: str) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of every module and word list. By os.scandir: every run waits for this."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states(entry.path, f"{name}/{entry.name}")
            elif entry.name.endswith((".py", ".txt")):
                state = entry.stat()
                yield f"{name}/{entry.name}", state.st_size, state.st_mtime_ns
