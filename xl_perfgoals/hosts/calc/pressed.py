"""Pressing in LibreOffice: the button of a command, carried out on the document that it was pressed in."""

from collections.abc import Callable

from xl_perfgoals.hosts import buttons, native, refusals
from xl_perfgoals.hosts.calc import engine
from xl_perfgoals.hosts.calc.front_buttons import restore_buttons
from xl_perfgoals.hosts.calc.uno_bridge import Uno
from xl_perfgoals.hosts.pressing import tell


def press(context: Uno, document: Uno, name: str, escaped: Callable[[], bool]) -> None:
    """Presses the button, which tells the officer itself how that went.

    `escaped` tells whether Escape was pressed since it was last asked, and lets the window draw itself.
    """
    engine.activate(context)
    if not hasattr(document, "Sheets"):
        tell(refusals.NO_BOOK)
        return
    engine.book_of(document).set_mock_caller()
    restore_buttons(document)
    native.ESCAPES.append(escaped)
    try:
        getattr(buttons, name)()
    finally:
        native.ESCAPES.remove(escaped)
