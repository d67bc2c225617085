"""The headings of a flat long table, and what the lines above them say of all its projects."""

from collections.abc import Mapping
from dataclasses import dataclass

from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.parsing.columns import Column, column_of, heads_a_list, is_heading
from xl_perfgoals.parsing.headings import Headings, read_headings
from xl_perfgoals.parsing.labels import AMOUNT_LABELS, Label, label_of, normalise
from xl_perfgoals.parsing.locate import blank_of, entry_at, locate
from xl_perfgoals.parsing.money_units import first_unit, unit_in_line
from xl_perfgoals.parsing.names import bare_unit, split_code
from xl_perfgoals.parsing.partition import is_below_list
from xl_perfgoals.parsing.titles import read_titles
from xl_perfgoals.parsing.years import read_year

_INDICATOR = (Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.TARGET)
_AMOUNTS = frozenset(
    f"{when}{what}"
    for when in ("", "年初", "本年", "年度", "当年", "项目", "部门", "申报", "批复")
    for what in (
        "预算",
        "预算数",
        "预算金额",
        "预算安排",
        "预算安排数",
        "金额",
        "资金",
        "资金金额",
        "申报数",
        "批复数",
    )
) - {"预算", "资金"}
"""Further headings of the year's total, unambiguous only at the head of a column."""


@dataclass(frozen=True, slots=True)
class AboveTable:
    """What the lines above a table say of all its projects; money is the unit that they name."""

    title: Entry[str]
    year: Entry[int]
    department: Entry[str]
    code: Entry[str]
    unit: Entry[str]
    money: MoneyUnit | None


@dataclass(frozen=True, slots=True)
class FlatHeadings:
    """Where the blanks of a project and the cells of an indicator stand, and the rows of the headings."""

    first_row: int
    columns: Mapping[Label, tuple[int, ...]]
    texts: Mapping[int, str]
    table: Headings
    above: AboveTable
    money: MoneyUnit | None

    @property
    def indicator_columns(self) -> frozenset[int]:
        """The columns that make a row one of an indicator."""
        return frozenset(self.table.at[kind] for kind in _INDICATOR if kind in self.table.at)


def heads_flat_table(grid: Grid, row: int) -> bool:
    """Whether the headings in a row, with those above them, are those of indicators and of 项目名称."""
    texts = [text for _, text in grid.filled(row) if len(text) <= 40]
    if not is_heading({column_of(text) for text in texts}):
        return False
    listed = heads_a_list(texts) and any(label_of(text) is Label.PROJECT for text in texts)
    return listed or is_below_list(grid, row)


def read_flat_headings(grid: Grid, row: int, after: int, earlier: AboveTable | None) -> FlatHeadings:
    """The headings in a row of a flat table. after is the last row of the table before it, whose lines
    above hold on where this one has none.
    """
    first = row - 1 if is_below_list(grid, row) else row
    above = _above(grid.part(after + 1, first - 1), grid, row, earlier)
    table = read_headings(grid, row, above.year.value)
    texts = {col: text for number in range(first, table.last_row + 1) for col, text in grid.filled(number)}
    kinds = {col: column_of(text) for col, text in texts.items()}
    left = min(col for col, kind in kinds.items() if kind in _INDICATOR)
    columns: dict[Label, tuple[int, ...]] = {}
    for col in sorted(texts):
        if label := _label(texts[col], kinds[col], left=col < left):
            columns[label] = (*columns.get(label, ()), col)
    for label, cols in columns.items():
        if label not in AMOUNT_LABELS:
            columns[label] = cols[:1]
    at = {kind: col for kind, col in table.at.items() if col >= left}
    beside = {*table.beside, *(col for cols in columns.values() for col in cols)}
    beside.update(col for col in texts if col < left)
    named = first_unit(texts[col] for label in AMOUNT_LABELS for col in columns.get(label, ()))
    grouped = first_unit(text for number in range(first, row + 1) for _, text in grid.filled(number))
    money = named or grouped or above.money
    return FlatHeadings(first, columns, texts, Headings(at, frozenset(beside), table.last_row), above, money)


def _label(text: str, kind: Column | None, *, left: bool) -> Label | None:
    """The blank of a project that a heading names. 单位 left of the indicators is the unit that reports."""
    if label := label_of(text):
        return label
    if left and kind is Column.UNIT:
        return Label.UNIT
    return Label.TOTAL if normalise(text) in _AMOUNTS else None


def _above(part: Grid, grid: Grid, row: int, earlier: AboveTable | None) -> AboveTable:
    first = grid.at(row, grid.first_col)
    head = locate(part)
    title, _ = read_titles(part, first)
    year = read_year(part, head, first, title)
    department = code = unit = Entry[str](None, "", None, first, found=False)
    if blank := blank_of(head, Label.DEPARTMENT):
        name, glued = split_code(blank.text)
        department = entry_at(part, blank, name or None)
        code = entry_at(part, blank, glued or None)._replace(text=glued)
    if blank := blank_of(head, Label.DEPARTMENT_CODE):
        code = entry_at(part, blank, blank.text or None)
    if blank := blank_of(head, Label.UNIT):
        unit = bare_unit(entry_at(part, blank, blank.text or None))
    found = AboveTable(title, year, department, code, unit, unit_in_line(part))
    if earlier is None:
        return found
    return AboveTable(
        title if title.found else earlier.title,
        year if year.value else earlier.year,
        *((department, code) if department.found else (earlier.department, earlier.code)),
        unit if unit.found else earlier.unit,
        found.money or earlier.money,
    )
