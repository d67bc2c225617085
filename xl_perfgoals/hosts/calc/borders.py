"""Borders: the lines around and between cells."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts.calc.colors import number_of
from xl_perfgoals.hosts.calc.uno_bridge import Uno, struct

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.places import Place

_SIDES = {
    "edge_top": "Top",
    "edge_bottom": "Bottom",
    "edge_left": "Left",
    "edge_right": "Right",
    "inside_horizontal": "Horizontal",
    "inside_vertical": "Vertical",
}
_WIDTHS = {"hairline": 2, "thin": 26, "medium": 62, "thick": 88}
"""In hundredths of a millimetre, as LibreOffice itself reads Excel's."""
_STYLES = {"continuous": 0, "dot": 1, "dash": 2, "double": 3, "dash_dot": 16, "dash_dot_dot": 17}


class Borders(base_classes.Borders):
    """The borders of a place; they can be set and taken away."""

    def __init__(self, place: "Place") -> None:
        self._place = place

    @property
    def parent(self) -> "Place":
        """The place that they are of."""
        return self._place

    @property
    def api(self) -> Uno:
        """LibreOffice's value of all of them."""
        return self._place.uno.TableBorder2

    def set(
        self,
        which: Sequence[str] = tuple(_SIDES),
        *,
        line_style: Uno = None,
        weight: Uno = None,
        color: Uno = None,
    ) -> None:
        """Draws lines on these sides; "none" takes them away. Diagonal ones are not known here."""
        self._place.check_writable()
        line = struct("table.BorderLine2")
        if line_style != "none":
            line.Color = number_of(color) if isinstance(color, str | tuple | int) else 0
            line.LineStyle = _STYLES.get(line_style, 0)
            line.LineWidth = line.OuterLineWidth = _WIDTHS.get(weight, _WIDTHS["thin"])
        border = struct("table.TableBorder2")
        for side in which:
            if name := _SIDES.get(side):
                setattr(border, f"{name}Line", line)
                setattr(border, f"Is{name}LineValid", True)
        self._place.uno.TableBorder2 = border
