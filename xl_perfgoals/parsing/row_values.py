"""三级指标 and 指标值 of a row: what remains of its cells, put back where it slipped."""

from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Entry, entry_in
from xl_perfgoals.core.target import Target
from xl_perfgoals.parsing.layouts.operator_unit_columns import join_target
from xl_perfgoals.parsing.row_cells import Cell, RowCells
from xl_perfgoals.parsing.targets import read_target


class PlacedColumns(NamedTuple):
    """Where each kind of cell belongs: under its heading, or where most of the rows have it."""

    level1: int | None
    level2: int | None
    name: int | None
    target: int | None
    operator: int | None
    unit: int | None
    weight: int | None


def elsewhere(cell: Cell | None, col: int | None) -> bool:
    """Whether a cell stands in another column than the one where its kind belongs."""
    return cell is not None and col is not None and cell[0] != col


def name_and_target(
    grid: Grid, row: RowCells, columns: PlacedColumns, year: int | None
) -> tuple[Entry[str], Entry[Target], bool, bool]:
    """三级指标 and 指标值 of a row, whether the value was lost in a slip, and whether they had slipped."""
    if len(row.rest) == 1:
        return _only_one(grid, row, columns, year)
    (name_col, name), value = row.rest[-2:]
    slipped = (
        len(row.rest) > 2
        or (columns.name is not None and name_col != columns.name)
        or (columns.target is not None and value[0] != columns.target)
    )
    written = entry_in(grid, row.row, name_col, name, name)
    return written, _target(grid, row.row, value, columns, year), False, slipped


def _only_one(
    grid: Grid, row: RowCells, columns: PlacedColumns, year: int | None
) -> tuple[Entry[str], Entry[Target], bool, bool]:
    """As name_and_target, where only one of the two is written."""
    col, text = row.rest[0]
    pushed = elsewhere(row.level2, columns.level2) or (col not in {columns.name, columns.target})
    if col == columns.target and not pushed:
        empty = _empty(grid, row.row, columns.name or col)
        return empty, _target(grid, row.row, row.rest[0], columns, year), False, False
    home = columns.target if columns.target not in {None, col} else col
    missing = _target(grid, row.row, (home or col, ""), columns, year)
    return entry_in(grid, row.row, col, text, text), missing, pushed, pushed


def _empty(grid: Grid, row: int, col: int) -> Entry[str]:
    return Entry(None, "", None, grid.at(row, col))


def _target(grid: Grid, row: int, cell: Cell, columns: PlacedColumns, year: int | None) -> Entry[Target]:
    col, text = cell
    shown = text
    if columns.operator or columns.unit:
        shown = join_target(_beside(grid, row, columns.operator), text, _beside(grid, row, columns.unit))
    target = read_target(shown, year)
    return entry_in(grid, row, col, shown, target) if text else Entry(None, shown, target, grid.at(row, col))


def _beside(grid: Grid, row: int, col: int | None) -> str:
    return grid.text(row, col) if col is not None else ""
