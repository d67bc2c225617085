"""Pressed: a button of LibreOffice, carried out on the document that it was pressed in."""

from xl_perfgoals.hosts import buttons, native, refusals
from xl_perfgoals.hosts.calc import engine
from xl_perfgoals.hosts.calc.escape import heard
from xl_perfgoals.hosts.calc.uno_bridge import Uno
from xl_perfgoals.hosts.pressing import label_of, tell

STILL_BUSY = "“{label}”还没有做完，请稍候；要停止请按 Esc 键。"

_UNDER_WAY: list[str] = []


def press(context: Uno, document: Uno, name: str) -> None:
    """Presses the button of a command; it tells the officer itself how that went."""
    engine.activate(context)
    if _UNDER_WAY:
        # While it works, LibreOffice is let draw its window, and so the officer can click again.
        tell(STILL_BUSY.format(label=label_of(_UNDER_WAY[0])))
        return
    _UNDER_WAY.append(name)
    try:
        if not hasattr(document, "Sheets"):
            tell(refusals.NO_BOOK)
            return
        engine.book_of(document).set_mock_caller()
        with heard(context) as pressed:
            native.ESCAPES.append(pressed)
            try:
                getattr(buttons, name)()
            finally:
                native.ESCAPES.remove(pressed)
    finally:
        _UNDER_WAY.clear()
