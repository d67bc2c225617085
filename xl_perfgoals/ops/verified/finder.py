"""Finds the tables of a finished workbook by sheet names and headings, and notes which are missing."""

from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present.looks import part_name
from xl_perfgoals.ops.verified.difference import Difference, Kind, address
from xl_perfgoals.ops.verified.table import Table, find_table


class TableFinder:
    """A workbook's sheets by name; faults are told of what should be there and is not."""

    def __init__(self, sheets: Sequence[WrittenSheet]) -> None:
        self.sheets = {sheet.name: sheet for sheet in sheets}
        self.faults: list[Difference] = []

    def expect(self, name: str) -> None:
        """A sheet without a table."""
        if name not in self.sheets:
            self.faults.append(Difference(Kind.NO_TABLE, name, ""))

    def table(self, name: str, heads: Sequence[str], total: str = "") -> Table | None:
        """The table of a sheet; total is what the line of its sums is called."""
        table = find_table(self.sheets[name], heads, total) if name in self.sheets else None
        if table is None:
            self.faults.append(Difference(Kind.NO_TABLE, name, ""))
        elif total and table.total is None:
            self.faults.append(Difference(Kind.NO_TABLE, name, address(table.last + 1, 1), found=total))
        return table

    def parts(self, name: str, heads: Sequence[str]) -> Iterator[Table]:
        """A table that goes on on further sheets; nothing where the first of them has none."""
        first = self.table(name, heads)
        if first is None:
            return
        yield first
        for part in takewhile(self.sheets.__contains__, (part_name(name, number) for number in count(2))):
            if further := self.table(part, heads):
                yield further
