"""Progress of long work: told in the status bar, and stopped by Escape or by a word in a cell."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import xlwings as xw

from xl_perfgoals.hosts import native
from xl_perfgoals.hosts.native import Native

HOW_FAR = "{title}：{done}/{all}（{percent}%），按 Esc 键停止"
_SECONDS_BETWEEN = 0.2

Stop = Callable[[], bool]


class StoppedError(Exception):
    """The officer wants the work to end here."""


class Progress:
    """Called with how much is done, and of how much. Raises StoppedError when the officer wants to stop."""

    def __init__(self, app: xw.App, title: str, stops: tuple[Stop, ...]) -> None:
        self._app, self._title, self._stops = app, title, stops
        self._told_at = float("-inf")

    def __call__(self, done: int, all_of_it: int) -> None:
        """Tells how far the work is; not more often than can be read."""
        now = time.monotonic()
        if done < all_of_it and now - self._told_at < _SECONDS_BETWEEN:
            return
        self._told_at = now
        percent = 100 * done // all_of_it if all_of_it else 100
        self._app.status_bar = HOW_FAR.format(title=self._title, done=done, all=all_of_it, percent=percent)
        if any(stop() for stop in self._stops):
            raise StoppedError


@contextmanager
def progress(app: xw.App, title: str, *stops: Stop) -> Iterator[Progress]:
    """Progress under a title; afterwards the status bar is the host's own again."""
    native.escape_pressed()  # forgets an Escape of earlier
    try:
        yield Progress(app, title, (native.escape_pressed, *stops))
    finally:
        with suppress(Exception):  # a status bar that stays is no reason to fail
            app.status_bar = False


@contextmanager
def quiet(app: xw.App) -> Iterator[None]:
    """While it lasts, the host neither redraws nor calculates nor runs other macros for each cell written."""
    before: dict[str, Native] = {}
    wanted: dict[str, Native] = {"screen_updating": False, "enable_events": False, "calculation": "manual"}
    for name, value in wanted.items():
        with suppress(NotImplementedError):
            before[name] = getattr(app, name)
            setattr(app, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            with suppress(NotImplementedError):
                setattr(app, name, value)
