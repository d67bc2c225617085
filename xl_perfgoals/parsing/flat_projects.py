"""Goes down a flat long table and says of each row to which project it belongs, or to none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xl_perfgoals.core.amount import is_blank
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.parsing.flat_headings import FlatHeadings, heads_flat_table, read_flat_headings
from xl_perfgoals.parsing.footers import is_footer
from xl_perfgoals.parsing.labels import Label, label_of
from xl_perfgoals.parsing.listed_form import Place
from xl_perfgoals.parsing.names import split_code
from xl_perfgoals.parsing.partition import is_below_list, is_title

_SUM = re.compile(r"(?:.{0,30}(?:合计|小计|总计)|全(?:县|市|区|部门|单位)(?:合计)?)(?:\(.*\))?:?")
_PAGE_LINE = re.compile(r"\(?(?:金额|资金)?单位:.{1,8}|第[0-9]+页.{0,8}|[0-9]+/[0-9]+")
_CARRIED = (Label.DEPARTMENT, Label.DEPARTMENT_CODE, Label.UNIT, Label.YEAR)
_WITHIN = 12
"""The headings of a repeated page are looked for in so many cells of a row."""


@dataclass(slots=True)
class FlatProject:
    """The rows of a project while they are gathered; carried are blanks that stand above it."""

    headings: FlatHeadings
    rows: list[int]
    carried: dict[Label, Place]
    department: Place | None

    @property
    def first(self) -> int:
        """The first row of the project."""
        return self.rows[0]

    @property
    def last(self) -> int:
        """The last row of the project."""
        return self.rows[-1]


class Gathering:
    """Goes through the rows below the first headings and says of each what it belongs to."""

    def __init__(self, grid: Grid, row: int) -> None:
        self._grid = grid
        self._headings = read_flat_headings(grid, row, grid.first_row - 1, None)
        self._projects: list[FlatProject] = []
        self._unplaced: list[int] = []
        self._carried: dict[Label, Place] = {}
        self._subtotals: list[Place] = []
        self._inside = True

    def gathered(self) -> tuple[list[FlatProject], list[int]]:
        """The projects, and the rows that fit none."""
        grid = self._grid
        row, last = self._headings.table.last_row + 1, self._headings.table.last_row
        while row <= grid.last_row:
            cells = list(grid.filled(row))
            if any(label_of(text) for _, text in cells[:_WITHIN]) and (heading := _heading(grid, row)):
                self._headings = read_flat_headings(grid, heading, last, self._headings.above)
                self._inside = True
                row = self._headings.table.last_row
            elif cells and self._inside:
                self._take(row, cells)
            if self._inside and cells:
                last = row
            row += 1
        return self._projects, self._unplaced

    def _take(self, row: int, cells: Sequence[tuple[int, str]]) -> None:
        headings = self._headings
        project, unit = self._text(row, Label.PROJECT), self._text(row, Label.UNIT)
        indicator = any(col in headings.indicator_columns for col, _ in cells)
        if not indicator and (is_footer(cells[0][1]) or label_of(cells[0][1]) is Label.PERSON):
            self._inside = False
        elif not indicator and any(_SUM.fullmatch(squeeze(text)) for text in (project, unit, cells[0][1])):
            return
        elif project or indicator:
            self._carry(row)
            if self._begins(row, project):
                self._projects.append(FlatProject(headings, [row], dict(self._carried), self._department()))
            else:
                self._projects[-1].rows.append(row)
        elif unit or self._text(row, Label.DEPARTMENT):
            self._carry(row, subtotal=True)
        elif not self._is_page_line(cells):
            self._unplaced.append(row)

    def _begins(self, row: int, project: str) -> bool:
        """Whether a row is the first of another project than the one above it."""
        if not self._projects:
            return True
        current = self._projects[-1]
        unit, total = self._text(row, Label.UNIT), self._text(row, Label.TOTAL)
        if unit and name_key(unit) != name_key(self._carried_text(current, Label.UNIT)):
            return True
        if project and name_key(project) != name_key(self._own_text(current, Label.PROJECT)):
            return True
        return not is_blank(total) and self._own_text(current, Label.TOTAL) not in {"", total}

    def _carry(self, row: int, *, subtotal: bool = False) -> None:
        """Remembers the cells of a row that hold for the rows below it as well."""
        for label in _CARRIED:
            for col in self._headings.columns.get(label, ()):
                if not self._grid.text(row, col):
                    continue
                if label is Label.DEPARTMENT:
                    self._carried.pop(Label.UNIT, None)
                self._carried[label] = (row, col)
                if subtotal and label is Label.UNIT:
                    self._subtotals.append((row, col))

    def _department(self) -> Place | None:
        """Where the unit's department stands: in a subtotal whose code begins the unit's code."""
        if Label.UNIT not in self._carried:
            return None
        _, code = split_code(self._grid.text(*self._carried[Label.UNIT]))
        above = ((place, split_code(self._grid.text(*place))[1]) for place in reversed(self._subtotals))
        return next((place for place, own in above if own and own != code and code.startswith(own)), None)

    def _carried_text(self, project: FlatProject, label: Label) -> str:
        place = project.carried.get(label)
        return self._grid.text(*place) if place else ""

    def _own_text(self, project: FlatProject, label: Label) -> str:
        places = own_places(self._grid, project, label)
        return self._grid.text(*places[0]) if places else ""

    def _is_page_line(self, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether a row only repeats what every page has: the title, the unit of money, the page's number."""
        return all(is_title(text) or _PAGE_LINE.fullmatch(squeeze(text)) for _, text in cells)

    def _text(self, row: int, label: Label) -> str:
        return next((self._grid.text(row, col) for col in self._headings.columns.get(label, ())), "")


def _heading(grid: Grid, row: int) -> int | None:
    """The row of the indicator headings, if a row is that or the one above it in a table's headings."""
    if heads_flat_table(grid, row):
        return row
    return row + 1 if is_below_list(grid, row + 1) and heads_flat_table(grid, row + 1) else None


def own_places(grid: Grid, project: FlatProject, label: Label) -> list[Place]:
    """The cells of a blank of a project: in each of its columns the first that is filled, or the first."""
    return [
        (next((row for row in project.rows if grid.text(row, col)), project.first), col)
        for col in project.headings.columns.get(label, ())
    ]
