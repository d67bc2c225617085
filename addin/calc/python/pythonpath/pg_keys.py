"""The Escape key, heard while a command is at work and the window is let draw itself."""

# ruff: noqa: ANN001, ANN002, ANN201, ANN204 - LibreOffice has no types

import unohelper
from com.sun.star.awt import XKeyHandler
from com.sun.star.awt.Key import ESCAPE


class Escape(unohelper.Base, XKeyHandler):
    """Within its `with`, to call it lets the window draw itself, and tells whether Escape was pressed."""

    def __init__(self, context):
        self._toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
        self._pressed = False

    def __enter__(self):
        self._toolkit.addKeyHandler(self)
        return self

    def __exit__(self, *_):
        self._toolkit.removeKeyHandler(self)

    def live(self):
        """Lets the window draw itself and take in keys."""
        self._toolkit.processEventsToIdle()

    def __call__(self):
        """Whether Escape was pressed since this was last asked."""
        self.live()
        pressed, self._pressed = self._pressed, False
        return pressed

    def keyPressed(self, event):  # noqa: N802 - the names are those of UNO
        """LibreOffice tells of a key; True keeps it from others."""
        if event.KeyCode != ESCAPE:
            return False
        self._pressed = True
        return True

    def keyReleased(self, _event):  # noqa: N802
        """Of no interest."""
        return False

    def disposing(self, _event):
        """Nothing is held."""
