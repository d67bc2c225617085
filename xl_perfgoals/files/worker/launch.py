"""Lets a worker's process start. Nothing slow is imported here: that happens before the program is loaded."""

import os
import subprocess
import sys
import threading

_NO_WINDOW = 0x08000000 | 0x00000200 if sys.platform == "win32" else 0
"""CREATE_NO_WINDOW and CREATE_NEW_PROCESS_GROUP: no black box, and Ctrl+C not for the worker."""
_SETTINGS = {"MALLOC_ARENA_MAX": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""For glibc, which sets 64 MB of addresses aside for each thread, and the limit of memory counts them; for
pydantic, which asks all that is installed for plugins.
"""
BUFFER = 1 << 18
"""A usual answer comes in one piece: whoever reads it waits for the other threads once."""
_STARTING = threading.Lock()
"""On Windows two processes started at the same time would inherit each other's ends of the wire."""


def launched(command: list[str], noise: int) -> "subprocess.Popen[bytes]":
    """The process, which has begun to start. noise is the file that its standard error goes into. Raises
    OSError.
    """
    with _STARTING:
        return subprocess.Popen(  # noqa: S603 - a Python of ours, and what it shall run
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=noise,
            bufsize=BUFFER,
            creationflags=_NO_WINDOW,
            env={**os.environ, **_SETTINGS},
        )
