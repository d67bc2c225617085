"""Outside programs and long documents: a reader that needs more time says so here, and gets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class _HooksLike(Protocol):
    def longer(self, seconds: float) -> None: ...
    def leave(self, seconds: float) -> None: ...
    def back(self) -> None: ...


hooks: _HooksLike | None = None
"""Set in a worker; elsewhere there are no limits to lift."""


@contextmanager
def outside_program(seconds: float) -> Iterator[None]:
    """While it lasts, another program does the work: so many seconds more, its memory not counted.

    When the officer stops the run meanwhile, SystemExit is raised inside: end the program in `finally`.
    """
    if hooks is None:
        yield
        return
    hooks.leave(seconds)
    try:
        yield
    finally:
        hooks.back()


def longer(seconds: float) -> None:
    """From now on, so many seconds more than a file is given; its memory is limited as before."""
    if hooks is not None:
        hooks.longer(seconds)
