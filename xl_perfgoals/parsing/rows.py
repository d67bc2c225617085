"""Reads the indicator rows of a form and puts back those that slipped sideways or lost their 一级指标.

The page is trusted cell by cell, not column by column: of a row's filled cells the first may be the
一级指标, the next the 二级指标 (else the one above holds), and of what remains the last is the 指标值 and
the one before it the 三级指标.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Entry, Indicator
from xl_perfgoals.parsing.carried_levels import Carried, carried_from, contradicts, printed_level1
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.headings import Headings
from xl_perfgoals.parsing.layouts.starred import read_name
from xl_perfgoals.parsing.plain_rows import read_plain_rows
from xl_perfgoals.parsing.row_cells import RowCells, split_rows
from xl_perfgoals.parsing.row_values import PlacedColumns, elsewhere, name_and_target
from xl_perfgoals.parsing.weights import weight_at


class Table(NamedTuple):
    """The indicators of a table, those of all years apart, and the sheet row where the table ends."""

    indicators: tuple[Indicator, ...]
    last_row: int
    long: tuple[Indicator, ...] = ()


def read_rows(grid: Grid, headings: Headings, year: int | None) -> Table:
    """The indicators below the headings."""
    if plain := read_plain_rows(grid, headings, year):
        return Table(*plain)
    return read_any_rows(grid, headings, year)


def read_any_rows(grid: Grid, headings: Headings, year: int | None) -> Table:
    """As read_rows, wherever the cells stand."""
    rows = list(split_rows(grid, headings))
    last_row = rows[-1].row if rows else headings.last_row
    long: tuple[Indicator, ...] = ()
    if any(row.long for row in rows):
        long = _read(grid, [row for row in rows if row.long], headings, year)
        rows = [row for row in rows if not row.long]
    elif headings.other:
        long = _read(grid, list(split_rows(grid, headings.other)), headings.other, year)
    return Table(_read(grid, rows, headings, year), last_row, long)


def _read(grid: Grid, rows: list[RowCells], headings: Headings, year: int | None) -> tuple[Indicator, ...]:
    return tuple(_indicators(grid, rows, _columns(rows, headings), year))


def _columns(rows: Sequence[RowCells], headings: Headings) -> PlacedColumns:
    at = headings.at

    def place(column: Column, seen: list[int]) -> int | None:
        heading = at.get(column)
        return heading if not seen or heading in seen else Counter(seen).most_common(1)[0][0]

    full = [row.rest for row in rows if len(row.rest) > 1]
    return PlacedColumns(
        place(Column.LEVEL1, [row.level1[0] for row in rows if row.level1]),
        place(Column.LEVEL2, [row.level2[0] for row in rows if row.level2]),
        place(Column.NAME, [rest[-2][0] for rest in full]),
        place(Column.TARGET, [rest[-1][0] for rest in full]),
        at.get(Column.OPERATOR),
        at.get(Column.UNIT),
        at.get(Column.WEIGHT),
    )


def _indicators(
    grid: Grid, rows: Sequence[RowCells], columns: PlacedColumns, year: int | None
) -> Iterator[Indicator]:
    printed = printed_level1(grid, rows)
    carried = Carried()
    number = 0
    for row in rows:
        slipped_level = False
        if row.level1 or row.level2:
            carried = carried_from(grid, row, carried)
            slipped_level = elsewhere(row.level1, columns.level1) or elsewhere(row.level2, columns.level2)
        if not row.rest:
            continue
        number += 1
        written, target, lost, slipped = name_and_target(grid, row, columns, year)
        name, core = read_name(written)
        level1, filled, _, level2, mark = carried
        if level2 is None:
            level2 = Entry(None, "", None, grid.at(row.row, columns.level2 or row.rest[0][0]), False)
        under = printed.get(row.row, level1)
        contradicted = contradicts(under, level1, level2.value)
        yield Indicator(
            level1,
            level2,
            name,
            target,
            mark,
            number,
            row.row,
            slipped or slipped_level,
            lost,
            filled and not contradicted,
            None if columns.weight is None else weight_at(grid, row.row, columns.weight),
            under if contradicted else None,
            core,
        )
