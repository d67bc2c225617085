"""The tables of a county's summary workbook as rows, found by sheet names and headings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xl_perfgoals.core.amount import SubFenError, read_number, to_fen
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present import departments, looks, projects, sources
from xl_perfgoals.ops.present.figures import MoneyColumn
from xl_perfgoals.ops.present.indicators import NO_INDICATORS
from xl_perfgoals.ops.verified.difference import Difference, Kind
from xl_perfgoals.ops.verified.finder import TableFinder
from xl_perfgoals.ops.verified.table import NUMBER, Table, find_table, numbered

KEY, LISTED, FISCAL, QUANTIFIED = "部门序号", "年度资金总额", squeeze("其中：财政拨款"), squeeze("其中：定量")
DEPARTMENT_HEADS = (NUMBER, "部门", "项目个数", "年度资金总额", "财政拨款", "其他资金", "指标条数")
PROJECT_HEADS = (NUMBER, "主管部门", "项目名称", LISTED, FISCAL, "其他资金", "指标条数", QUANTIFIED, KEY)
DETAIL_HEADS = (NUMBER, "主管部门", "项目名称", "预算数", "三级指标")
LEFT_OUT_HEADS = (NUMBER, "部门", "项目", "原因", "原表金额")
FIGURE_HEADS = (NUMBER, "部门", "项目", "计入", "金额")
FINDING_HEADS = (NUMBER, "部门", "问题类别", "级别", "规则", "整改状态", KEY)
RULE_HEADS = ("代码", "规则", "级别", "问题类别", "本次条数")
LEDGER_HEADS = (NUMBER, "文件", "读取结果", "绩效目标表数")

_MOST_FEN = 2**63 // (1 << 20)
"""So much of each row of a full sheet can be added up in 64 bits; no project of a county comes near it."""


class ProjectRow(NamedTuple):
    """A project of 项目汇总, money in 分. key is the number of its department."""

    row: int
    number: int
    key: int
    department: str
    project: str
    total: int
    fiscal: int
    other: int
    indicators: int
    quantified: int


class FigureRow(NamedTuple):
    """A figure of 来源 in 分; column is where it went."""

    table: Table
    row: int
    number: int
    department: str
    project: str
    column: str
    fen: int


class DetailRow(NamedTuple):
    """A line of 指标明细; fen is the project's money, on its first line. counts: it is an indicator."""

    table: Table
    row: int
    number: int
    department: str
    project: str
    fen: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """What was found. A table that is missing is None, or has no rows; faults tell of it."""

    sheets: Mapping[str, WrittenSheet]
    departments: Table | None
    projects: Table | None
    left_out: Table | None
    ledger: Table | None
    project_rows: tuple[ProjectRow, ...]
    figures: tuple[FigureRow, ...]
    details: tuple[DetailRow, ...]
    faults: tuple[Difference, ...]
    findings: tuple[Table, ...] = ()
    rules: Table | None = None


def tables_of(sheets: Sequence[WrittenSheet]) -> Tables:
    """The tables of a summary."""
    found = TableFinder(sheets)
    faults = found.faults
    found.expect(looks.FRONT)
    own_departments = found.table(looks.DEPARTMENTS, DEPARTMENT_HEADS, departments.TOTAL)
    own_projects = found.table(looks.PROJECTS, PROJECT_HEADS, projects.TOTAL)
    details = tuple(found.parts(looks.INDICATORS, DETAIL_HEADS))
    ledger = found.table(looks.RECEIPTS, LEDGER_HEADS)
    figures = tuple(found.parts(looks.SOURCES, FIGURE_HEADS))
    left_out = _left_out(found.sheets[looks.SOURCES]) if figures else None
    findings = tuple(found.parts(looks.FINDINGS, FINDING_HEADS))
    rules = found.table(looks.CATALOGUE, RULE_HEADS)
    return Tables(
        found.sheets,
        own_departments,
        own_projects,
        left_out,
        ledger,
        tuple(_projects(own_projects, faults)) if own_projects else (),
        tuple(row for table in figures for row in _figures(table, faults)),
        tuple(row for table in details for row in _details(table, faults)),
        tuple(faults),
        findings,
        rules,
    )


def _left_out(sheet: WrittenSheet) -> Table | None:
    """The forms left out end where the list of figures is announced."""
    table = find_table(sheet, LEFT_OUT_HEADS, "")
    if table is None:
        return None
    last = table.first
    while last < table.last and sheet.grid.filled(last + 1):
        if squeeze(sheet.grid.text(last + 1, table.columns[NUMBER])) == squeeze(sources.FIGURES_TITLE):
            break
        last += 1
    return table._replace(last=last)


def _projects(table: Table, faults: list[Difference]) -> Iterator[ProjectRow]:
    for row in numbered(table):
        total, fiscal, other = (
            fen_at(table, row, heading, faults) for heading in (LISTED, FISCAL, "其他资金")
        )
        yield ProjectRow(
            row,
            table.number(row, NUMBER),
            table.number(row, KEY),
            table.text(row, "主管部门"),
            table.text(row, "项目名称"),
            total,
            fiscal,
            other,
            table.number(row, "指标条数"),
            table.number(row, QUANTIFIED),
        )


def _figures(table: Table, faults: list[Difference]) -> Iterator[FigureRow]:
    columns = {column.value for column in MoneyColumn}
    for row in range(table.first, table.last + 1):
        column = table.text(row, "计入")
        if column in columns:
            department, project = table.text(row, "部门"), table.text(row, "项目")
            fen = fen_at(table, row, "金额", faults)
            yield FigureRow(table, row, table.number(row, NUMBER), department, project, column, fen)


def _details(table: Table, faults: list[Difference]) -> Iterator[DetailRow]:
    for row in numbered(table):
        department, project = table.text(row, "主管部门"), table.text(row, "项目名称")
        stated = table.at(row, "预算数")
        fen = 0 if stated is None or stated == "" else fen_at(table, row, "预算数", faults)
        counts = table.text(row, "三级指标") != squeeze(NO_INDICATORS)
        yield DetailRow(table, row, table.number(row, NUMBER), department, project, fen, counts)


def fen_at(table: Table, row: int, heading: str, faults: list[Difference]) -> int:
    """The amount there in 分; what is none counts nothing, as in the sheet's own formulas, and is a fault."""
    amount = read_number(table.at(row, heading))
    try:
        fen = to_fen(amount) if amount is not None else None
    except SubFenError:
        fen = None
    if fen is not None and abs(fen) < _MOST_FEN:
        return fen
    stated = table.text(row, heading)
    faults.append(Difference(Kind.NO_AMOUNT, table.sheet.name, table.cell(row, heading), stated))
    return 0
