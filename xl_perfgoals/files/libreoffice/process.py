"""Runs LibreOffice so that nothing of it stays behind, not even when we ourselves are killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from xl_perfgoals.files.libreoffice.program import environment_for

WITHOUT_WINDOWS = ("--headless", "--invisible", "--nodefault")
_ALWAYS = ("--norestore", "--nologo", "--nofirststartwizard")
NO_MORE: Mapping[str, str] = MappingProxyType({})
_WATCH = 'read -r line; kill -KILL "-$1"'
"""Waits for the end of a pipe that only we hold open, then ends the group of processes."""
_DEATH_SECONDS = 10


@contextmanager
def running(
    program: Path, options: Sequence[str], profile: Path, environment: Mapping[str, str] = NO_MORE
) -> Iterator[subprocess.Popen[bytes]]:
    """LibreOffice, started with a profile; it and all that it started have ended when the block is left.

    `environment` goes before what it is started with otherwise. It is a group of processes of its own: a
    wrapper, one that starts again after crashes, and the office.
    """
    command = [str(program), *_ALWAYS, f"-env:UserInstallation={profile.resolve().as_uri()}", *options]
    office = subprocess.Popen(  # noqa: S603 - the program was found by us
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment_for(program), **environment},
        start_new_session=True,
    )
    try:
        with _watched(office):
            yield office
    finally:
        end_group(office)


def end_group(office: subprocess.Popen[bytes]) -> None:
    """Kills the process with all that it started, and waits for its end."""
    if sys.platform == "win32":
        command = ["taskkill", "/PID", str(office.pid), "/T", "/F"]
        with suppress(OSError):
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS so refuses a group that has ended
            os.killpg(office.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        office.wait(_DEATH_SECONDS)


@contextmanager
def _watched(office: subprocess.Popen[bytes]) -> Iterator[None]:
    """Has a small process end the office when ours ends without a word; there is none on Windows."""
    if sys.platform == "win32":
        yield
        return
    command = ["/bin/sh", "-c", _WATCH, "sh", str(office.pid)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as watcher:  # noqa: S603
        try:
            yield
        finally:
            watcher.kill()
