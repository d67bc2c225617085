"""WrittenSheet: a sheet of a finished workbook, its values and its formulas beside each other."""

from collections.abc import Mapping
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid


class WrittenSheet(NamedTuple):
    """The values as they were saved, those of formulas too, and the formulas by 1-based row and column."""

    grid: Grid
    formulas: Mapping[tuple[int, int], str]

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return self.grid.sheet
