"""The memory limit of a worker process, set by itself (Unix) or by the one that started it (Windows)."""

import sys
from contextlib import suppress
from pathlib import Path

from xl_perfgoals.files.limits import MEGABYTE

if sys.platform != "win32":
    import resource

    def limit_memory(megabytes: int) -> None:
        """From now on this process may take so much address space more than it has.

        Only the soft limit: a program that it starts may be given more room. macOS knows no such limit.
        """
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (_taken() + megabytes * MEGABYTE, hard))

    def lift_memory_limit() -> None:
        """As much as the system gives."""
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (hard, hard))

    def forbid_core_files() -> None:
        """A worker that crashes leaves no image of its memory behind."""
        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, hard))

    def _taken() -> int:
        """The address space of this process; a guess where the system does not tell."""
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        except OSError:
            return 256 * MEGABYTE
        return pages * resource.getpagesize()

else:

    def limit_memory(megabytes: int) -> None:
        """Nothing: the job object of the parent holds the limit."""

    def lift_memory_limit() -> None:
        """Nothing: the parent lifts it."""

    def forbid_core_files() -> None:
        """A worker that crashes shows no box that waits for somebody to press a button."""
        import ctypes  # noqa: PLC0415 - Windows alone

        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)
