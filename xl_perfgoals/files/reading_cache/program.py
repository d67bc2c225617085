"""The program's fingerprint: records of another version, or another state of a checkout, are not used."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
_FOLDERS = ("core", "files", "ops", "parsing", "pipeline", "rules", "words")
"""Where what is read out of a file, and found in it, can come from."""
_READER = "python-calamine"


@cache
def program_fingerprint(number: str) -> str:
    """Changes with the program's version number, with its modules and word lists, with Python, and with the
    library that reads workbooks.
    """
    digest = hashlib.sha256(repr((number, sys.version_info[:3], _reader_version())).encode())
    for folder in _FOLDERS:
        for path in sorted((_PACKAGE / folder).rglob("*.*")):
            if path.suffix in {".py", ".txt"}:
                state = path.stat()
                line = (path.relative_to(_PACKAGE).as_posix(), state.st_size, state.st_mtime_ns)
                digest.update(repr(line).encode())
    return digest.hexdigest()


def _reader_version() -> str:
    try:
        return version(_READER)
    except PackageNotFoundError:
        return ""
