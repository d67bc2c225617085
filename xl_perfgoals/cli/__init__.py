"""The command line: xl-perfgoals. Each command converts, calls and prints; what it says is Chinese.

This module imports next to nothing: workers start before even click is loaded.
"""

import atexit
import gc
import os
import sys

from xl_perfgoals.cli import leaving
from xl_perfgoals.files import kept
from xl_perfgoals.files.worker.crew import likely_files, most_workers, worthwhile
from xl_perfgoals.files.worker.early import dismiss_early, start_early
from xl_perfgoals.pipeline.warm_up import READING

_READING = frozenset({"check", "consolidate"})
"""Commands that read files whatever happens: workers start before they are imported."""


def main() -> None:
    """Runs the command line and exits with 0, 1 or 2 (see docs/json.md)."""
    leaving.prepare()
    # A run makes hundreds of thousands of small values that all live to its end: looking through them
    # for cycles again and again would cost as much as making them; and so would taking them apart at the end.
    gc.set_threshold(1_000_000, 50, 1000)
    atexit.register(gc.freeze)
    # pydantic does not ask every installed package whether it is a plugin.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # While the rest of the program is loaded, whoever feeds the workers is let in at once.
    sys.setswitchinterval(0.0001)
    kept.use()
    try:
        _start_workers(sys.argv[1:])
        from xl_perfgoals.cli.program import run  # noqa: PLC0415 - while the workers start

        code = run()
    finally:
        dismiss_early()
        kept.keep()
    leaving.leave(code)


def _start_workers(arguments: list[str]) -> None:
    """As many as will be wanted, where that can be told from the command line."""
    if not arguments or arguments[0] not in _READING or "--help" in arguments:
        return
    chosen = any(word.startswith("--workers") for word in arguments)
    start_early(
        READING, lambda: 1 if chosen else min(most_workers(), worthwhile(likely_files(arguments[1:])))
    )
