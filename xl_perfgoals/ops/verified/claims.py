"""Claims: which formula should stand in which cell of a summary workbook, and what it should come to."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import from_fen, read_number
from xl_perfgoals.core.recounted import Recounted, Sums
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.issues import NOT_REPORTED
from xl_perfgoals.ops.verified.table import NUMBER, Table
from xl_perfgoals.ops.verified.tables import FISCAL, KEY, LISTED, QUANTIFIED, Tables

_MONEY = (LISTED, "财政拨款", "其他资金")
_FINDINGS = ("错误", "警告", "提示")


class Claim(NamedTuple):
    """formula is None where any will do; figure where nothing is told of its value."""

    sheet: str
    row: int
    col: int
    formula: str | None = None
    figure: Decimal | int | None = None


def claims(tables: Tables, counted: Recounted) -> Iterator[Claim]:
    """All of them, but those that take a table which is not there."""
    if tables.projects:
        yield from _projects(tables.projects, counted)
    if tables.departments and tables.projects:
        yield from _departments(tables.departments, tables.projects, counted)


def figures_of(sums: Sums) -> tuple[Decimal | int, ...]:
    """In the order of the columns: total, fiscal, other, indicators, quantified."""
    money = tuple(map(from_fen, (sums.total, sums.fiscal, sums.other)))
    return *money, sums.indicators, sums.quantified


def down(table: Table, heading: str) -> str:
    """The cells of a column, from the table's first row to its last."""
    return f.down(table.sheet.name, table.columns[heading], table.first, table.last)


def _projects(table: Table, counted: Recounted) -> Iterator[Claim]:
    """The subtotals, which have no number but their department's; and the county's total."""
    for row in range(table.first, table.last + 1):
        key = table.number(row, KEY)
        if key > 0 and not table.number(row, NUMBER):
            own = (down(table, KEY), f.here(row, table.columns[KEY]))
            yield from _summed(table, row, counted.departments.get(key, Sums()), own)
    if table.total:
        yield from _summed(table, table.total, counted.whole)


def _summed(table: Table, row: int, sums: Sums, *own: tuple[str, str]) -> Iterator[Claim]:
    sheet, columns = table.sheet.name, table.columns
    conditions = ((down(table, NUMBER), '">0"'), *own)
    yield Claim(sheet, row, columns["项目名称"], f.count_where(*conditions), sums.projects)
    headings = (LISTED, FISCAL, "其他资金", "指标条数", QUANTIFIED)
    for heading, figure in zip(headings, figures_of(sums), strict=True):
        yield Claim(sheet, row, columns[heading], f.sum_where(down(table, heading), *conditions), figure)


def _departments(table: Table, projects: Table, counted: Recounted) -> Iterator[Claim]:
    for row in range(table.first, table.last + 1):
        number = table.at(row, NUMBER)
        if isinstance(number, int | float):  # the line of files of no department has 0
            if number > 0:
                sums = counted.departments.get(table.number(row, NUMBER), Sums())
                yield from _department(table, row, projects, sums)
            yield from _live(table, row)
    if table.total:
        yield from _county(table, table.total, counted.whole)


def _department(table: Table, row: int, projects: Table, sums: Sums) -> Iterator[Claim]:
    sheet, columns = table.sheet.name, table.columns
    conditions = (
        (down(projects, NUMBER), '">0"'),
        (down(projects, KEY), f.here(row, columns[NUMBER])),
    )
    yield Claim(sheet, row, columns["项目个数"], f.count_where(*conditions), sums.projects)
    own = (*_MONEY, "指标条数")
    source = (LISTED, FISCAL, "其他资金", "指标条数")
    for heading, summed, figure in zip(own, source, figures_of(sums)[:4], strict=True):
        yield Claim(sheet, row, columns[heading], f.sum_where(down(projects, summed), *conditions), figure)
    if "控制数" in columns and "差额" in columns:
        control, total = f.here(row, columns["控制数"]), f.here(row, columns[LISTED])
        stated = read_number(table.at(row, "控制数"))
        gap = None if stated is None else from_fen(sums.total) - stated
        formula = f'=IF({control}="","",ROUND({total}-{control},6))'
        yield Claim(sheet, row, columns["差额"], formula, gap)


def _live(table: Table, row: int) -> Iterator[Claim]:
    """What follows the officer's 整改状态: only that it still does."""
    if "审核结果" in table.columns and table.text(row, "审核结果") != NOT_REPORTED:
        yield Claim(table.sheet.name, row, table.columns["审核结果"])


def _county(table: Table, row: int, sums: Sums) -> Iterator[Claim]:
    figures: dict[str, Decimal | int | None] = dict(
        zip((*_MONEY, "指标条数"), figures_of(sums), strict=False)
    )
    figures |= {"项目个数": sums.projects, **dict.fromkeys(_FINDINGS)}
    if any(table.at(row, heading) is not None for heading in ("控制数", "差额") if heading in table.columns):
        figures |= {"控制数": None, "差额": None}
    for heading, figure in figures.items():
        if heading in table.columns:
            formula = f.total_of(down(table, heading))
            yield Claim(table.sheet.name, row, table.columns[heading], formula, figure)


def forms_read(ledger: Table) -> int:
    """How many forms all files held."""
    return sum(ledger.number(row, "绩效目标表数") for row in range(ledger.first, ledger.last + 1))


def count(table: Table) -> int:
    """How many lines have a number."""
    return sum(1 for row in range(table.first, table.last + 1) if table.number(row, NUMBER) > 0)
