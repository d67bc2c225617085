"""A sheet being built cell by cell by a reader, which cannot be made to grow past any form's size."""

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.raw_sheets import DamagedError, RawCell, RawSheet, Span
from xl_perfgoals.wording import NOT_CALCULATED

LAST_COLUMN = 16_384
LAST_ROW = 1_048_576
"""The corner of a sheet in Excel."""


class SheetBuilder:
    """Cells at 1-based places, merged areas and what is seen of both; refused when they are too many.

    Rows are as long as their last filled cell. Empty rows count for nothing, since they hold nothing.
    """

    def __init__(self) -> None:
        self.rows: list[list[RawCell]] = []
        self.hidden_rows: list[Span] = []
        self.hidden_cols: list[Span] = []
        self._merged: list[Area] = []
        self._looks: dict[tuple[int, int], tuple[float, str]] = {}
        self._errors: list[tuple[int, int]] = []
        self._uncalculated: list[tuple[int, int]] = []
        self._size = 0

    def put(self, row: int, col: int, value: RawCell) -> None:
        """Fills a cell; an empty text leaves it as it is."""
        if value == "":
            return
        if row > LAST_ROW or col > LAST_COLUMN:
            raise too_large()
        if row < 1 or col < 1:
            raise DamagedError
        missing = max(0, row - len(self.rows))
        width = 0 if missing else len(self.rows[row - 1])
        self._size += missing + max(0, col - width)
        if self._size > LIMITS.cells:
            raise too_large()
        self.rows.extend([] for _ in range(missing))
        cells = self.rows[row - 1]
        cells.extend([""] * (col - len(cells)))
        cells[col - 1] = value

    def put_number(self, row: int, col: int, number: float, shown: str) -> None:
        """Fills a cell with a number and the text that is displayed for it."""
        self.put(row, col, number)
        self._looks[row, col] = number, shown

    def put_error(self, row: int, col: int, text: str) -> None:
        """Fills a cell with an error like #REF!."""
        self.put(row, col, text)
        self._errors.append((row, col))

    def put_uncalculated(self, row: int, col: int) -> None:
        """Notes a formula that has no result."""
        self.put(row, col, NOT_CALCULATED)
        self._uncalculated.append((row, col))

    def merge(self, row: int, col: int, down: int, across: int) -> None:
        """Merges the cell with so many below and beside it, as far as a sheet goes."""
        last = (min(row + down, LAST_ROW), min(col + across, LAST_COLUMN))
        if last <= (row, col):
            return
        if len(self._merged) >= LIMITS.merges:
            raise too_large()
        self._merged.append(Area(row, col, *last))

    def sheet(self, name: str, *, hidden: bool = False, doubts: tuple[str, ...] = ()) -> RawSheet:
        """The finished sheet."""
        return RawSheet(
            name,
            self.rows,
            tuple(self._merged),
            hidden,
            looks=self._looks,
            doubts=doubts,
            errors=tuple(self._errors),
            uncalculated=tuple(self._uncalculated),
            hidden_rows=tuple(self.hidden_rows),
            hidden_cols=tuple(self.hidden_cols),
        )


def too_large() -> RefusedError:
    """What is raised over a sheet of more cells than any form has."""
    return RefusedError("B28", limit=LIMITS.cells)
