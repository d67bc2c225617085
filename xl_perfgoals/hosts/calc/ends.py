"""Ends: where Ctrl and an arrow key lead from a cell."""

from collections.abc import Sequence

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc.places import Place, area_of_address

_BLANK = ""


def end_of(place: Place, direction: str) -> Area:
    """The last filled cell of the run, or the next filled one, or the edge of the sheet."""
    row, col = place.row, place.column
    cursor = place.sheet.uno.createCursor()
    cursor.gotoEndOfUsedArea(False)
    used = area_of_address(cursor.RangeAddress)
    last_row, last_col = max(used.last_row, row), max(used.last_col, col)
    down_or_up = direction in {"down", "up"}
    line = Area(1, col, last_row, col) if down_or_up else Area(row, 1, row, last_col)
    data = place.sheet.cells_at(line).getDataArray()
    filled = [cell != _BLANK for cells in data for cell in cells]
    here, edge = (row, place.sheet.size[0]) if down_or_up else (col, place.sheet.size[1])
    if direction in {"down", "right"}:
        found = here + _steps(filled[here:], filled[here - 1], edge - here)
    else:
        found = here - _steps(filled[: here - 1][::-1], filled[here - 1], here - 1)
    return Area(found, col, found, col) if down_or_up else Area(row, found, row, found)


def _steps(ahead: Sequence[bool], filled_here: bool, furthest: int) -> int:
    """How far to go, given which cells ahead are filled."""
    if filled_here and ahead[:1] == [True]:
        return next((step for step, filled in enumerate(ahead) if not filled), len(ahead))
    return next((step + 1 for step, filled in enumerate(ahead) if filled), furthest)
