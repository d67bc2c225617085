"""Windows that LibreOffice shows to the officer: a message, a choice of folder; none where none is seen."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from xl_perfgoals.hosts.calc.uno_bridge import Uno, choice, path_of, service
from xl_perfgoals.hosts.native import NoPickerError

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.app import App

LOG = logging.getLogger(__name__)

_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
_KINDS = {"info": "INFOBOX", "critical": "ERRORBOX"}
_CHOSEN = 1


def tell(app: "App", text: str, title: str, buttons: str, mode: str | None) -> str | None:
    """Shows a message and waits for the answer. Where nobody can see it, it returns at once."""
    LOG.info("%s: %s", title, text)
    window = _window_in_front(app)
    if window is None:
        return None
    kind = choice("awt.MessageBoxType", _KINDS.get(mode or "", "MESSAGEBOX"))
    box = window.Toolkit.createMessageBox(window, kind, _BUTTONS.get(buttons, 1), title, text)
    try:
        return _ANSWERS.get(box.execute())
    finally:
        box.dispose()


def pick_folder(app: "App", title: str) -> Path | None:
    """Has the officer choose a folder; None when none was chosen. Raises NoPickerError."""
    if _window_in_front(app) is None:
        raise NoPickerError
    picker = service(app.context, "ui.dialogs.FolderPicker")
    picker.setTitle(title)
    return Path(path_of(picker.getDirectory())) if picker.execute() == _CHOSEN else None


def _window_in_front(app: "App") -> Uno:
    """The window that a message can be put over; None when LibreOffice runs unseen."""
    frame = app.desktop.getCurrentFrame()
    window = frame.getContainerWindow() if frame is not None else None
    return window if window is not None and window.isVisible() else None
