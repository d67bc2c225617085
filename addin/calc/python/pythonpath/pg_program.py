"""Brings in the program that the installer has noted down: into this process, or beside it.

Runs in LibreOffice's own Python, which may be as old as 3.8, and must do without the program itself:
where that cannot be brought in, the officer is told why.
"""

# ruff: noqa: ANN001, ANN201, ANN202, PLC0415 - LibreOffice has no types; what it needs not is not loaded

import pg_beside
import pg_note
import uno
from com.sun.star.awt.MessageBoxType import ERRORBOX

TITLE = "绩效目标"
_OK = 1
_CELL_ERROR = "#%s"


def press(name, document=None):
    """Presses the button of a command, on a document or on the one in front."""
    context = uno.getComponentContext()
    if not hasattr(document, "getCurrentController"):
        document = _desktop(context).getCurrentComponent()
    try:
        note = pg_note.read(context)
        if note.fits_in_here():
            note.bring_in()
            from xl_perfgoals.hosts.calc import pressed

            pressed.press(context, document, name)
        else:
            pg_beside.press(context, note, document, name, tell)
    except pg_note.ProgramError as error:
        tell(context, str(error))


def answer(name, arguments):
    """What a function for cells answers."""
    context = uno.getComponentContext()
    try:
        note = pg_note.known(context)
        if note.fits_in_here():
            note.bring_in()
            from xl_perfgoals.hosts.calc import cell_functions

            return cell_functions.answer(context, name, arguments)
        return pg_beside.answer(context, note, name, arguments)
    except pg_note.ProgramError as error:
        return _CELL_ERROR % error


def tell(context, text):
    """Shows a message over the window in front. Where there is none, nobody could read it."""
    frame = _desktop(context).getCurrentFrame()
    window = frame.getContainerWindow() if frame is not None else None
    if window is None or not window.isVisible():
        return
    box = window.getToolkit().createMessageBox(window, ERRORBOX, _OK, TITLE, text)
    box.execute()
    box.dispose()


def _desktop(context):
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
