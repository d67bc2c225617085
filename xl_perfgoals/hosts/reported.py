"""报送情况, read back: which state each unit's submission has."""

from collections.abc import Mapping

import xlwings as xw

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.guard import InputError
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.hosts.units import unit_named
from xl_perfgoals.ops.present.looks import RECEIPTS

_DEPARTMENT, _STATE = "部门", "状态"


def status_of(book: xw.Book, wanted: str, roster: Roster) -> str:
    """The state of a unit, named by name, alias or code. Raises InputError for one that nobody knows."""
    sheet = sheet_named(book, RECEIPTS)
    if sheet is None:
        raise InputError(words.NO_STATUS_SHEET.format(sheet=RECEIPTS))
    states = _states(grid_of(sheet))
    unit = unit_named(wanted, roster)
    for name in (wanted, *((unit.name, *unit.aliases) if unit else ())):
        if name_key(name) in states:
            return states[name_key(name)]
    if unit is not None:
        return words.NOT_REPORTED
    raise InputError(words.UNKNOWN_UNIT.format(unit=wanted))


def _states(grid: Grid) -> Mapping[str, str]:
    """The states by name as compared, from the first table that has the columns 部门 and 状态."""
    for row in range(grid.first_row, grid.last_row + 1):
        columns = {squeeze(text): col for col, text in grid.filled(row)}
        if _DEPARTMENT in columns and _STATE in columns:
            return dict(_lines(grid, row + 1, columns[_DEPARTMENT], columns[_STATE]))
    return {}


def _lines(grid: Grid, first: int, name: int, state: int) -> list[tuple[str, str]]:
    lines = []
    for row in range(first, grid.last_row + 1):
        if not grid.text(row, name):
            break
        lines.append((name_key(grid.text(row, name)), grid.text(row, state)))
    return lines
