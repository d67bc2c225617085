"""Workers' processes that start before anybody knows what for: while the program is still being loaded.

Nothing slow is imported here: not what a worker is to its parent, nor what either says.
"""

import tempfile
from contextlib import suppress

from xl_perfgoals.files.worker.launch import launched
from xl_perfgoals.files.worker.program import commands


class Early:
    """A process that has begun to start, and the file that its standard error goes into."""

    def __init__(self, command: list[str]) -> None:
        """Lets it begin. Raises OSError."""
        self.noise = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who takes it, or by dismiss()
        try:
            self.process = launched(command, self.noise.fileno())
        except OSError:
            self.noise.close()
            raise

    def dismiss(self) -> None:
        """Ends the process, which nobody has asked for."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout, self.noise):
            if pipe is not None:
                pipe.close()
        self.process.wait()


_started: dict[str, list[Early]] = {}


def start_early(warm_up: str, count: int) -> None:
    """Starts so many that import the module warm_up. Who calls this dismisses them in the end."""
    with suppress(OSError, StopIteration):
        command = next(commands(warm_up))
        for _ in range(count):
            _started.setdefault(warm_up, []).append(Early(command))


def early_process(warm_up: str) -> Early | None:
    """One that was started, the first of them for whoever asks first."""
    with suppress(KeyError, IndexError):  # several threads ask
        return _started[warm_up].pop(0)
    return None


def dismiss_early() -> None:
    """Ends those that nobody has asked for."""
    while _started:
        _, left = _started.popitem()
        for early in left:
            early.dismiss()
