"""Pressing: what every button has around it: the workbook it acts on, and one message at its end."""

import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps

import xlwings as xw

from xl_perfgoals.files.bug_log import keep_bug
from xl_perfgoals.hosts import button_wording as words, native, refusals
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.hosts.progress import StoppedError
from xl_perfgoals.hosts.refusals import refuse

TITLE = "绩效目标"
LONGEST_WAIT = 8.0
"""Seconds that a busy host is given before the officer is told."""
PAUSE = 0.25

Action = Callable[[xw.Book], str]
Button = Callable[[], None]


def button(action: Action) -> Button:
    """The button of an action: it acts on the workbook in front and shows what the action answers."""

    @wraps(action)
    def press() -> None:
        try:
            book = book_in_front()
            wait_until_ready(book)
            with native.patience():
                said, grave = action(book), False
        except StoppedError as stopped:
            said, grave = str(stopped) or words.STOPPED, False
        except Exception as error:  # noqa: BLE001 - a button is where a bug must end
            refusal = refusals.refusal_behind(error)
            said, grave = str(refusal) if refusal else _bug(error), True
        tell(said, grave=grave)

    # Its only argument is filled in here; whoever looks at it should not see one.
    del press.__wrapped__
    return press


def book_in_front() -> xw.Book:
    """The workbook that the button was pressed in, else the active one. Raises RefusalError for none."""
    try:
        return xw.Book.caller()
    except Exception as error:
        # Not called by the host: xlwings says so in several ways.
        if refusal := refusals.refusal_behind(error):
            raise refusal from error
    try:
        app = xw.apps.active
    except Exception as error:
        raise refuse(refusals.NO_BOOK) from error
    if app is None or not len(app.books):
        raise refuse(refusals.NO_BOOK)
    return app.books.active


def wait_until_ready(book: xw.Book) -> None:
    """Waits a little for a host that is busy or in which a cell is being edited. Raises RefusalError."""
    give_up = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            with native.patience(attempts=1):
                len(book.sheets)
        except Exception as error:
            refusal = refusals.refusal_behind(error)
            if refusal is None:
                raise
            if str(refusal) != refusals.BUSY or time.monotonic() > give_up:
                raise refusal from error
            time.sleep(PAUSE)
        else:
            return


def tell(text: str, *, grave: bool = False) -> None:
    """Shows a message to the officer. Where there is no host to show it, there is nobody to read it."""
    with suppress(Exception):
        app = xw.apps.active
        if app is not None:
            app.alert(text, TITLE, mode="critical" if grave else "info")


def label_of(name: str) -> str:
    """What the button of a command is called."""
    return next((command.label for command in COMMANDS if command.name == name), name)


def _bug(error: Exception) -> str:
    log = keep_bug(error)
    return words.BUG.format(log=log) if log else words.UNLOGGED.format(error=error)
