"""Brings in the program that the installer has noted down: into this process, or beside it.

Runs in LibreOffice's own Python, which may be as old as 3.8, and must do without the program itself:
where that cannot be brought in, the officer is told why.
"""

# ruff: noqa: ANN001, ANN201, ANN202, PLC0415 - LibreOffice has no types, and what is not needed is not loaded

import pg_arguments
import pg_beside
import pg_keys
import pg_note
import uno
from com.sun.star.awt.MessageBoxType import ERRORBOX, INFOBOX

TITLE = "绩效目标"
STILL_BUSY = "上一个操作还没有做完，请稍候；要停止它请按 Esc 键。"
_OK = 1
_UNDER_WAY = []


def press(name, document=None):
    """Presses the button of a command, on a document or on the one in front."""
    context = uno.getComponentContext()
    if _UNDER_WAY:  # while it works LibreOffice is let draw its window, and so the officer can click again
        _tell(context, STILL_BUSY, INFOBOX)
        return
    if not hasattr(document, "getCurrentController"):
        document = _desktop(context).getCurrentComponent()
    _UNDER_WAY.append(name)
    try:
        note = pg_note.read(context)
        with pg_keys.Escape(context) as escaped:
            if note.fits_in_here():
                note.bring_in()
                from xl_perfgoals.hosts.calc import pressed

                pressed.press(context, document, name, escaped)
            else:
                pg_beside.press(context, note, document, name, escaped)
    except pg_note.ProgramError as error:
        _tell(context, str(error), ERRORBOX)
    finally:
        _UNDER_WAY.clear()


def answer(name, arguments):
    """What a function for cells answers."""
    context = uno.getComponentContext()
    try:
        given = pg_arguments.plain(arguments)
        note = pg_note.known(context)
        if note.fits_in_here():
            note.bring_in()
            from xl_perfgoals.hosts.calc import cell_functions

            return cell_functions.answer(context, name, given)
        return pg_beside.answer(context, note, name, given)
    except pg_note.ProgramError as error:
        return f"#{error}"


def _tell(context, text, kind):
    """Shows a message over the window in front. Where there is none, nobody could read it."""
    frame = _desktop(context).getCurrentFrame()
    window = frame.getContainerWindow() if frame is not None else None
    if window is None or not window.isVisible():
        return
    box = window.getToolkit().createMessageBox(window, kind, _OK, TITLE, text)
    box.execute()
    box.dispose()


def _desktop(context):
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
