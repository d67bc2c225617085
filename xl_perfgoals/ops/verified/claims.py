"""Claims: which formula should stand in which cell of a summary workbook, and what it should come to."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from xl_perfgoals.core.amount import from_fen, read_number
from xl_perfgoals.core.recounted import Recounted, Sums
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.ops.present import formulas as f, looks
from xl_perfgoals.ops.present.figures import MoneyColumn
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


def _figures(sums: Sums) -> tuple[Decimal | int, ...]:
    """In the order of the columns: total, fiscal, other, indicators, quantified."""
    money = tuple(map(from_fen, (sums.total, sums.fiscal, sums.other)))
    return *money, sums.indicators, sums.quantified


def _down(table: Table, heading: str) -> str:
    return f.down(table.sheet.name, table.columns[heading], table.first, table.last)


def _projects(table: Table, counted: Recounted) -> Iterator[Claim]:
    """The subtotals, which have no number but their department's; and the county's total."""
    for row in range(table.first, table.last + 1):
        key = table.number(row, KEY)
        if key > 0 and not table.number(row, NUMBER):
            own = (_down(table, KEY), f.here(row, table.columns[KEY]))
            yield from _summed(table, row, counted.departments.get(key, Sums()), own)
    if table.total:
        yield from _summed(table, table.total, counted.whole)


def _summed(table: Table, row: int, sums: Sums, *own: tuple[str, str]) -> Iterator[Claim]:
    sheet, columns = table.sheet.name, table.columns
    conditions = ((_down(table, NUMBER), '">0"'), *own)
    yield Claim(sheet, row, columns["项目名称"], f.count_where(*conditions), sums.projects)
    headings = (LISTED, FISCAL, "其他资金", "指标条数", QUANTIFIED)
    for heading, figure in zip(headings, _figures(sums), strict=True):
        yield Claim(sheet, row, columns[heading], f.sum_where(_down(table, heading), *conditions), figure)


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
        (_down(projects, NUMBER), '">0"'),
        (_down(projects, KEY), f.here(row, columns[NUMBER])),
    )
    yield Claim(sheet, row, columns["项目个数"], f.count_where(*conditions), sums.projects)
    own = (*_MONEY, "指标条数")
    source = (LISTED, FISCAL, "其他资金", "指标条数")
    for heading, summed, figure in zip(own, source, _figures(sums)[:4], strict=True):
        yield Claim(sheet, row, columns[heading], f.sum_where(_down(projects, summed), *conditions), figure)
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
    figures: dict[str, Decimal | int | None] = dict(zip((*_MONEY, "指标条数"), _figures(sums), strict=False))
    figures |= {"项目个数": sums.projects, **dict.fromkeys(_FINDINGS)}
    if any(table.at(row, heading) is not None for heading in ("控制数", "差额") if heading in table.columns):
        figures |= {"控制数": None, "差额": None}
    for heading, figure in figures.items():
        if heading in table.columns:
            formula = f.total_of(_down(table, heading))
            yield Claim(table.sheet.name, row, table.columns[heading], formula, figure)


def front_claims(tables: Tables, counted: Recounted) -> Iterator[Claim]:
    """Those of 首页: its figures at the top, and both sides of each check."""
    sheet = tables.sheets.get(looks.FRONT)
    if sheet is None:
        return
    cards, checks = _cards(tables, counted), _checks(tables, counted)
    grid, seen = sheet.grid, set[str]()
    sides: dict[str, int] = {}
    for row in range(grid.first_row, grid.last_row + 1):
        filled = [(col, squeeze(text)) for col, text in grid.filled(row)]
        texts = {text: col for col, text in filled}
        if "等号左边" in texts and "等号右边" in texts:
            sides = {side: texts[side] for side in ("等号左边", "等号右边", "结果") if side in texts}
            continue
        if sides and filled:
            figures = checks.get(filled[0][1], (None, None))
            for col, figure in zip_longest(sides.values(), figures):
                yield Claim(sheet.name, row, col, None, figure)
            continue
        sides = {}  # an empty row ends the checks
        for col, text in filled:
            if text in cards and text not in seen:
                seen.add(text)
                yield Claim(sheet.name, row + 1, col, *cards[text])


def _cards(tables: Tables, counted: Recounted) -> dict[str, tuple[str | None, Decimal | int | None]]:
    whole, projects, departments = counted.whole, tables.projects, tables.departments
    total, fiscal, other, indicators, _ = _figures(whole)
    cards: dict[str, tuple[str | None, Decimal | int | None]] = {}
    if projects and projects.total:
        for label, heading, figure in (
            ("汇总项目", "项目名称", whole.projects),
            ("绩效指标", "指标条数", indicators),
            ("年度资金总额（万元）", LISTED, total),
            ("其中：财政拨款（万元）", FISCAL, fiscal),
            ("其他资金（万元）", "其他资金", other),
        ):
            formula = f"={f.cell(projects.sheet.name, projects.total, projects.columns[heading])}"
            cards[squeeze(label)] = (formula, figure)
    if departments and departments.total:
        for heading in _FINDINGS:
            if heading in departments.columns:
                own = f.cell(departments.sheet.name, departments.total, departments.columns[heading])
                cards[heading] = (f"={own}", None)
    if departments:
        formula = f.count_where((_down(departments, "项目个数"), '">0"'))
        cards["部门"] = (formula, sum(1 for sums in counted.departments.values() if sums.projects))
    if tables.ledger:
        cards["绩效目标表"] = (f"=SUM({_down(tables.ledger, '绩效目标表数')})", forms_read(tables.ledger))
    if tables.left_out:
        cards["未汇总的表"] = (f"=COUNT({_down(tables.left_out, NUMBER)})", count(tables.left_out))
    return cards


def _checks(tables: Tables, counted: Recounted) -> dict[str, tuple[Decimal | int, Decimal | int]]:
    """What the two sides of a check come to, by its title."""
    total, fiscal, other, indicators, _ = _figures(counted.whole)
    sources = [
        from_fen(sum(fen)) for fen in zip(*(own.source_money for own in counted.projects), strict=True)
    ]
    details = sum(own.detail_indicators for own in counted.projects)
    told: dict[str, tuple[Decimal | int, Decimal | int]] = {
        "年度资金总额：部门汇总＝项目汇总": (total, total),
        "指标条数：项目汇总＝指标明细行数": (indicators, details),
    }
    for column, figure, source in zip(MoneyColumn, (total, fiscal, other), sources, strict=False):
        told[f"{column.value}：项目汇总＝原表单元格之和"] = (figure, source)
    if tables.ledger and tables.left_out:
        summed = counted.whole.projects + count(tables.left_out)
        told["读取表数＝汇总＋未汇总"] = (forms_read(tables.ledger), summed)
    return {squeeze(title): figures for title, figures in told.items()}


def forms_read(ledger: Table) -> int:
    """How many forms all files held."""
    return sum(ledger.number(row, "绩效目标表数") for row in range(ledger.first, ledger.last + 1))


def count(table: Table) -> int:
    """How many lines have a number."""
    return sum(1 for row in range(table.first, table.last + 1) if table.number(row, NUMBER) > 0)
