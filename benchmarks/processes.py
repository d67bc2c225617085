"""Runs a command as a process of its own and says what it cost: time, and CPU time with all its children."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

OURS = (sys.executable, "-m", "xl_perfgoals")
FINDINGS = 1
"""The exit code of our command when a form has an error; the job is done all the same."""
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took, in seconds, and what it printed."""

    wall: float
    cpu: float
    printed: str


class FailedError(Exception):
    """A command that is measured has failed: there is nothing to compare."""


def run(command: Sequence[str], more: Mapping[str, str] | None = None) -> Cost:
    """Runs the command, with more environment variables. Raises FailedError."""
    # Compiled modules are kept, as on anybody's machine.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), **(more or {})}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=errors, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # else Popen would wait for it once more
        out.seek(0)
        errors.seek(0)
        if process.returncode not in {0, FINDINGS}:
            told = errors.read().decode(errors="replace")
            raise FailedError(f"{' '.join(command)}: {process.returncode}\n{told}")
        return Cost(wall, used.ru_utime + used.ru_stime, out.read().decode())
