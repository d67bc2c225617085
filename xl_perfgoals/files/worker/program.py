"""Which Python program runs the worker: ours, or that of the environment that we are installed in.

Inside Excel's COM server sys.executable is pythonw.exe; inside LibreOffice it may be LibreOffice itself, or
nothing.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_A_PYTHON = re.compile(r"python(w|3|3\.\d+)?(\.exe)?", re.IGNORECASE)
# Starting makes only what stays: to look for garbage meanwhile would take a third of the time.
_START = (
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[2:]; "
    "from xl_perfgoals.files.worker.child import serve; serve(sys.argv[1])"
)


def commands(warm_up: str) -> Iterator[list[str]]:
    """The commands that may start a worker, best first; it imports the module warm_up before all else. Each
    gets our own search path: it may be another installation of this Python, and an option keeps it from
    looking at the environment.
    """
    flags = ["-I", "-X", f"utf8={sys.flags.utf8_mode}", *(["-B"] if sys.dont_write_bytecode else [])]
    search_path = [str(Path(entry).absolute()) for entry in sys.path]
    for program in _programs():
        yield [program, *flags, "-c", _START, warm_up, *search_path]


def _programs() -> Iterator[str]:
    seen: set[str] = set()
    for candidate in _candidates():
        if str(candidate) not in seen and _A_PYTHON.fullmatch(candidate.name) and candidate.is_file():
            seen.add(str(candidate))
            yield str(candidate)


def _candidates() -> Iterator[Path]:
    for known in (sys.executable, getattr(sys, "_base_executable", "")):
        if known:
            yield Path(known)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    names = ("python.exe",) if os.name == "nt" else (f"python{version}", "python3", "python")
    homes = [Path(sys.prefix), Path(sys.exec_prefix)]
    homes += [folder for folder in Path(__file__).parents if (folder / "pyvenv.cfg").is_file()]
    for home in homes:
        for folder in (home / "Scripts", home / "bin", home):
            yield from (folder / name for name in names)
