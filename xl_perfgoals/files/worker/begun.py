"""A worker's process that has begun to start, be it a Python of its own or forked by a nursery."""

import tempfile
from collections.abc import Callable
from typing import IO, NamedTuple, Protocol

from xl_perfgoals.files.worker.launch import launched


class Process(Protocol):
    """A worker's process, as far as its parent deals with it: subprocess.Popen is one."""

    @property
    def stdin(self) -> IO[bytes] | None:
        """Where it reads what it is asked."""

    @property
    def stdout(self) -> IO[bytes] | None:
        """Where it answers."""

    def poll(self) -> int | None:
        """The code with which it has ended; None while it lives."""

    def wait(self, timeout: float | None = None) -> int | None:
        """The code with which it ended, as far as that is known. Raises subprocess.TimeoutExpired."""

    def terminate(self) -> None:
        """Asks it to end."""

    def kill(self) -> None:
        """Ends it."""


class Begun(NamedTuple):
    """The process, and the file that its standard error goes into."""

    process: Process
    noise: IO[bytes]

    @classmethod
    def by_itself(cls, command: list[str]) -> "Begun":
        """A Python of its own. Raises OSError."""
        return cls.with_noise(lambda noise: launched(command, noise))

    @classmethod
    def with_noise(cls, start: Callable[[int], Process]) -> "Begun":
        """What start lets begin, given where its standard error goes. Raises OSError."""
        noise = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who takes it, or by dismiss()
        try:
            return cls(start(noise.fileno()), noise)
        except OSError:
            noise.close()
            raise

    def dismiss(self) -> None:
        """Ends the process, which nobody has asked for."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout, self.noise):
            if pipe is not None:
                pipe.close()
        self.process.wait()
