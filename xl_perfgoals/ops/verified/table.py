"""A table of a summary workbook, found by its headings wherever they have been moved."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xl_perfgoals.core.amount import read_number
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.verified.difference import address
from xl_perfgoals.ops.written_tables import headed

NUMBER = "序号"


class Table(NamedTuple):
    """A table: its sheet, the row of its headings, its columns by heading, its rows and that of its total."""

    sheet: WrittenSheet
    head: int
    columns: Mapping[str, int]
    first: int
    last: int
    total: int | None = None

    def at(self, row: int, heading: str) -> Scalar:
        """What stands in a column."""
        return self.sheet.grid.value(row, self.columns[heading])

    def number(self, row: int, heading: str) -> int:
        """A whole number there; 0 for anything else."""
        number = read_number(self.at(row, heading))
        return int(number) if number is not None and number == int(number) else 0

    def text(self, row: int, heading: str) -> str:
        """The text there, without blanks."""
        return squeeze(self.sheet.grid.text(row, self.columns[heading]))

    def cell(self, row: int, heading: str) -> str:
        """The address."""
        return address(row, self.columns[heading])


def find_table(sheet: WrittenSheet, heads: Sequence[str], total: str) -> Table | None:
    """The table with these headings, down to its total; where it has none, to the last filled row."""
    where = headed(sheet.grid, *heads, anywhere=True)
    if where is None:
        return None
    first, last = where.row + 1, sheet.grid.last_row
    if total:
        number = where.columns[NUMBER]
        ends = (row for row in range(last, first - 1, -1) if squeeze(sheet.grid.text(row, number)) == total)
        end = next(ends, None)
        return Table(sheet, where.row, where.columns, first, end - 1 if end else last, end)
    while last > first and not sheet.grid.filled(last):
        last -= 1
    return Table(sheet, where.row, where.columns, first, max(first, last))


def numbered(table: Table) -> list[int]:
    """The rows that have a number of their own."""
    return [row for row in range(table.first, table.last + 1) if table.number(row, NUMBER) > 0]
