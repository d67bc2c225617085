"""this_calc: the facts of the LibreOffice on the computer that the program runs on."""

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlparse

from xl_perfgoals.files.libreoffice.program import find_soffice
from xl_perfgoals.hosts.calc.uno_loading import python_of
from xl_perfgoals.office.install.machine import Calc

_BOOTSTRAP = ("bootstraprc", "bootstrap.ini", "../Resources/bootstraprc")
_PRODUCT = re.compile(r"^ProductKey=.*?(\d+)\.(\d+)", re.MULTILINE)
_PROVIDERS = ("pythonscript.py", "../Resources/pythonscript.py")
_PROFILE = "-env:UserInstallation="
_NAMES = (b"soffice.bin", b"soffice")


def this_calc() -> Calc | None:
    """Looks around; None where there is no LibreOffice."""
    program = find_soffice()
    if program is None:
        return None
    folder = program.resolve().parent
    return Calc(
        program=str(program),
        version=_version(folder),
        python=python_of(folder),
        macros=any((folder / name).exists() for name in _PROVIDERS),
        open_profiles=_open_profiles(),
    )


def _version(folder: Path) -> tuple[int, int]:
    for name in _BOOTSTRAP:
        with suppress(OSError):
            if found := _PRODUCT.search((folder / name).read_text(encoding="utf-8", errors="replace")):
                return int(found[1]), int(found[2])
    return 0, 0


def _open_profiles() -> tuple[str, ...]:
    """The profiles of the LibreOffices that the user has open, "" for the usual one; on Linux only."""
    if sys.platform != "linux":
        return ()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may end meanwhile, or be somebody else's
            words = (process / "cmdline").read_bytes().split(b"\0")
            if process.stat().st_uid == os.getuid() and words[0].rpartition(b"/")[2] in _NAMES:
                found.append(_profile(os.fsdecode(word) for word in words))
    return tuple(found)


def _profile(words: Iterable[str]) -> str:
    given = (word.removeprefix(_PROFILE) for word in words if word.startswith(_PROFILE))
    return next((unquote(urlparse(url).path) for url in given), "")
