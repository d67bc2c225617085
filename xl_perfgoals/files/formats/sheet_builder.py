"""A sheet being built cell by cell by a reader, which cannot be made to grow past any form's size."""

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.raw_sheets import RawCell, RawRows, RawSheet

MOST_CELLS = 200_000
MOST_MERGED = 5_000
LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
"""The corner of a sheet in Excel."""


class SheetBuilder:
    """Cells at 1-based places, merged areas and looks; refused when they are too many."""

    def __init__(self) -> None:
        self.rows: RawRows = []
        self.merged: list[Area] = []
        self.looks: dict[tuple[int, int], tuple[float, str]] = {}
        self._cells = 0

    def put(self, row: int, col: int, value: RawCell, shown: str | None = None) -> None:
        """Fills a cell; shown is the displayed text of a number."""
        if value == "":
            return
        if row > LAST_ROW or col > LAST_COLUMN:
            raise too_large()
        self._grow_to(row, col)
        self.rows[row - 1][col - 1] = value
        if shown is not None and isinstance(value, float | int):
            self.looks[row, col] = float(value), shown

    def merge(self, row: int, col: int, down: int, across: int) -> None:
        """Merges the cell with so many below and beside it, as far as a sheet goes."""
        last = (min(row + down, LAST_ROW), min(col + across, LAST_COLUMN))
        if last == (row, col):
            return
        if len(self.merged) >= MOST_MERGED:
            raise too_large()
        self.merged.append(Area(row, col, *last))

    def sheet(self, name: str, *, hidden: bool = False, doubts: tuple[str, ...] = ()) -> RawSheet:
        """The finished sheet, whose numbers need no second look."""
        return RawSheet(name, self.rows, tuple(self.merged), hidden, looks=self.looks, doubts=doubts)

    def _grow_to(self, row: int, col: int) -> None:
        missing_rows = max(0, row - len(self.rows))
        width = 0 if missing_rows else len(self.rows[row - 1])
        self._cells += missing_rows + max(0, col - width)
        if self._cells > MOST_CELLS:
            raise too_large()
        self.rows.extend([] for _ in range(missing_rows))
        cells = self.rows[row - 1]
        cells.extend([""] * (col - len(cells)))


def too_large() -> RefusedError:
    """What is raised over a sheet of more cells than any form has."""
    return RefusedError("B28", limit=MOST_CELLS)
