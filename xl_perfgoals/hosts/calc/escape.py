"""The Escape key in LibreOffice: heard while work is under way and the window is let draw itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from xl_perfgoals.hosts.calc.uno_bridge import Uno, constant, service, uno


@contextmanager
def heard(context: Uno) -> Iterator[Callable[[], bool]]:
    """While it lasts, gives a function that lets the window live for a moment, and tells whether Escape
    was pressed since it was last asked.
    """
    toolkit = service(context, "awt.Toolkit")
    listener = _Listener()
    toolkit.addKeyHandler(listener)
    try:
        yield lambda: _asked(toolkit, listener)
    finally:
        with suppress(Exception):  # LibreOffice may have been closed meanwhile
            toolkit.removeKeyHandler(listener)


def _asked(toolkit: Uno, listener: "_Listener") -> bool:
    toolkit.processEventsToIdle()
    pressed, listener.pressed = listener.pressed, False
    return pressed


class _Listener:
    """Hears keys. Its methods are called by LibreOffice, which asks for its types first."""

    def __init__(self) -> None:
        self.pressed = False
        self._escape = constant("awt.Key.ESCAPE")

    def getTypes(self) -> tuple[Uno, ...]:  # noqa: N802 - the names are those of UNO
        return (uno().getTypeByName("com.sun.star.awt.XKeyHandler"),)

    def getImplementationId(self) -> Uno:  # noqa: N802
        return uno().ByteSequence(b"")

    def keyPressed(self, event: Uno) -> bool:  # noqa: N802
        if event.KeyCode != self._escape:
            return False
        self.pressed = True
        return True

    def keyReleased(self, _event: Uno) -> bool:  # noqa: N802
        return False

    def disposing(self, _event: Uno) -> None:
        return
