"""One worker process, from outside: started, asked, timed, and ended whatever happens."""

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO, cast

from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.worker.begun import Begun, Process
from xl_perfgoals.files.worker.errors import DiedError, NoWorkerError, TooLongError, TooMuchMemoryError
from xl_perfgoals.files.worker.launch import launched
from xl_perfgoals.files.worker.messages import Answer, Longer, Message, Outside, Raised, Ready
from xl_perfgoals.files.worker.program import commands
from xl_perfgoals.files.worker.windows_job import Job
from xl_perfgoals.files.worker.wire import receive, send

_TO_START = 60.0
"""Seconds for a start: a virus scanner may look at every module first."""
_TO_LEAVE = 2.0
_NO_MEMORY = (b"memory allocation of", b"MemoryError", b"bad_alloc", b"out of memory", b"Out of memory")
_OUT_OF_TIME = b"Timeout ("
_KILLED = -9
"""By nobody of ours: the system was short of memory."""
_TAIL = 1 << 16


class Worker:
    """A process that does one piece of work after another."""

    def __init__(self, limits: ReadingLimits, early: Begun | None = None) -> None:
        """early is a process that has begun to start already."""
        self._limits = limits
        self._deadline: float | None = None
        self._expired = self._stopped = self._outside = False
        self.asked = 0
        self._sent_ahead: bytes | None = None
        self._noise = early.noise if early else tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._process: Process | None = None
        self._job: Job | None = None
        if early:
            self._take(early.process)

    def start(self, warm_up: str) -> None:
        """Starts it, and waits until it has imported the module warm_up. Raises NoWorkerError."""
        first = pickle.dumps(self._limits)
        if self._process is not None:
            if self._greets(first):
                return
            self._free()
        reasons: list[str] = []
        for command in commands(warm_up):
            if self._stopped:
                break
            try:
                self._take(launched(command, self._noise.fileno()))
            except OSError as error:
                reasons.append(f"{command[0]}: {error}")
                continue
            if self._greets(first):
                return
            reasons.append(f"{command[0]}: {self._last_words().decode('utf-8', 'replace')[-500:]}")
            self._free()
        raise NoWorkerError("; ".join(reasons) or "no Python program found")

    def ask(self, request: bytes, ahead: Callable[[], bytes | None] = lambda: None) -> Answer | Raised:
        """The answer to one piece of work. Raises a WorkerFailedError; then this worker is no more.

        ahead gives the request that will come next, if it is known: the worker gets it already, and need not
        wait for this process, which may be busy, between the two.
        """
        self.asked += 1
        self._deadline = time.monotonic() + self._limits.seconds
        try:
            if self._sent_ahead is not request:
                send(_pipe(self._running.stdin), request)
            self._sent_ahead = ahead()
            if self._sent_ahead is not None:
                with suppress(OSError):  # it is gone: that is found out where its answer is missing
                    send(_pipe(self._running.stdin), self._sent_ahead)
            while not isinstance(message := self._hear(), Answer | Raised):
                self._note(message)
        except (OSError, EOFError, ValueError) as error:
            raise self._fate() from error
        finally:
            self._deadline = None
        return message

    def check_time(self) -> None:
        """Ends the process when it has taken too long. Called by another thread than the one that asks."""
        deadline = self._deadline
        if deadline is not None and time.monotonic() > deadline:
            self._expired = True
            self._end()

    def stop(self) -> None:
        """Ends the process now, whatever it does. Any thread may call it, more than once."""
        self._stopped = True
        self._end()

    def close(self) -> None:
        """Ends the process and frees everything; only by the thread that asks."""
        self._free()
        self._noise.close()

    def _take(self, process: Process) -> None:
        self._process = process
        self._job = Job(int(getattr(process, "_handle", 0)), self._limits.megabytes)
        if self._stopped:
            self._end()

    def _free(self) -> None:
        self._end()
        process, self._process = self._process, None
        if process is not None:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what was not yet sent
                    _pipe(pipe).close()
        if self._job is not None:
            self._job.close()
            self._job = None

    def _greets(self, first: bytes) -> bool:
        self._deadline = time.monotonic() + _TO_START
        try:
            send(_pipe(self._running.stdin), first)
            message = self._hear()
        except (OSError, EOFError, ValueError, pickle.PickleError):
            return False
        finally:
            self._deadline = None
        return isinstance(message, Ready) and message.python == sys.version_info[:2]

    def _hear(self) -> Message:
        piece = receive(_pipe(self._running.stdout))
        if piece is None:
            raise EOFError
        return cast("Message", pickle.loads(piece))  # noqa: S301 - from our own worker

    def _note(self, message: Message) -> None:
        self._outside = isinstance(message, Outside)
        self._deadline = time.monotonic() + self._limits.seconds
        if isinstance(message, Outside | Longer):
            self._deadline += message.seconds
        if self._job is not None:
            self._job.lift() if self._outside else self._job.limit()

    @property
    def _running(self) -> Process:
        if self._process is None:
            raise EOFError
        return self._process

    def _end(self) -> None:
        """Kills it; asks first when it runs another program, which it then can end."""
        process = self._process
        if process is None:
            return
        with suppress(OSError):
            if self._outside and process.poll() is None:
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_TO_LEAVE)
            process.kill()

    def _fate(self) -> DiedError | TooLongError | TooMuchMemoryError:
        """Why it did not answer."""
        try:
            code: int | None = self._running.wait(_TO_LEAVE)
        except (EOFError, subprocess.TimeoutExpired):
            code = None  # it closed its end of the wire, and lives
        words = self._last_words()
        if self._expired or _OUT_OF_TIME in words:
            return TooLongError(f"more than {self._limits.seconds} s")
        if any(mark in words for mark in _NO_MEMORY) or (code == _KILLED and not self._stopped):
            return TooMuchMemoryError(f"more than {self._limits.megabytes} MB")
        return DiedError(f"exit code {code}: {words.decode('utf-8', 'replace')[-2000:]}")

    def _last_words(self) -> bytes:
        """The end of what it wrote to standard error."""
        size = self._noise.seek(0, 2)
        self._noise.seek(max(0, size - _TAIL))
        return self._noise.read()


def _pipe(pipe: object) -> BinaryIO:
    return cast("BinaryIO", pipe)
