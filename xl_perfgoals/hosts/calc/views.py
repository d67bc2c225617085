"""Views: the sheet in front, what is selected, what stays in sight."""

from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts.calc.places import area_named
from xl_perfgoals.hosts.calc.uno_bridge import Uno, service

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.sheet import Sheet

_ALL_OF_IT = 15
"""Both places and both sizes, in LibreOffice's bits."""
_SIZE = (1200, 800)
_SWITCH = ".uno:ToggleSheetGrid"


class FreezePanes(base_classes.FreezePanes):
    """The rows and columns of a sheet that stay in sight."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Keeps these cells in sight: whole rows, whole columns, or a corner."""
        size = self._sheet.size
        area = area_named(frozen_range, size)
        if area is None:
            raise ValueError(frozen_range)
        rows = 0 if area.last_row == size[0] else area.last_row
        columns = 0 if area.last_col == size[1] else area.last_col
        self._freeze(columns, rows)

    def unfreeze(self) -> None:
        """Lets everything scroll again."""
        self._freeze(0, 0)

    def _freeze(self, columns: int, rows: int) -> None:
        controller = self._sheet.book.uno.CurrentController
        front = controller.getActiveSheet()
        _give_size(controller)
        controller.setActiveSheet(self._sheet.uno)
        controller.freezeAtPosition(columns, rows)
        controller.setActiveSheet(front)


def switch_grid(sheet: "Sheet") -> None:
    """Hides the lines between the cells of a sheet that shows them; LibreOffice does so in windows only."""
    controller = sheet.book.uno.CurrentController
    frame = controller.getFrame()
    if not frame.getContainerWindow().isVisible():
        return
    front = controller.getActiveSheet()
    controller.setActiveSheet(sheet.uno)
    dispatcher = service(sheet.book.app.context, "frame.DispatchHelper")
    dispatcher.executeDispatch(frame, _SWITCH, "", 0, ())
    controller.setActiveSheet(front)


def _give_size(controller: Uno) -> None:
    """The window of a hidden document has no size, and where nothing fits nothing can be frozen."""
    frame = controller.getFrame()
    for window in (frame.getContainerWindow(), frame.getComponentWindow()):
        if not window.PosSize.Width:
            window.setPosSize(0, 0, *_SIZE, _ALL_OF_IT)
