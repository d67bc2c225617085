"""How a worker can fail. None of them is a bug of ours: the file that was being read is refused."""


class WorkerFailedError(Exception):
    """The worker did not answer."""


class DiedError(WorkerFailedError):
    """The process ended by itself: a reader's own abort, or a crash."""


class TooLongError(WorkerFailedError):
    """The time limit passed; the process was ended."""


class TooMuchMemoryError(WorkerFailedError):
    """The memory limit was reached."""


class NoWorkerError(Exception):
    """No process can be started here: no Python program was found, or none of those found will run."""
