"""A progress bar on terminals, while files are being read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from xl_perfgoals.pipeline.guarded import Progress

_SLOW = 8
"""From how many files on a progress bar is worth showing."""


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """A progress bar on standard error while files are read; nothing in pipes or for a few files."""
    with bar() as update:
        yield partial(update, title)


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """As progress, with a title that may change; called with it, how many are done, and of how many."""
    if not sys.stderr.isatty():
        yield lambda title, done, count: None  # noqa: ARG005
        return
    # loaded where it is shown: that takes as long as a dozen files
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress as Bar,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", visible=False)

        def report(title: str, done: int, count: int) -> None:
            shown.update(task, description=title, completed=done, total=count, visible=count >= _SLOW)

        yield report
