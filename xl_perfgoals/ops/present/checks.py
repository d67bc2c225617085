"""核对: pairs of figures reached by different ways that must agree, each side a live formula."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.sheet import Formula
from xl_perfgoals.core.submission import Status
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.columns import (
    DepartmentColumn,
    FindingColumn,
    IndicatorColumn,
    LedgerColumn,
    ProjectColumn,
    SourceColumn,
)
from xl_perfgoals.ops.present.figures import MoneyColumn, by_column
from xl_perfgoals.ops.present.indicators import NO_INDICATORS
from xl_perfgoals.ops.present.looks import DEPARTMENTS, PROJECTS, RECEIPTS, SOURCES
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.present.receipts import STATUS
from xl_perfgoals.ops.remarks import WAIVED


class Where(NamedTuple):
    """A place where a check fails, and where a click on it leads."""

    text: str
    to: CellRef | None = None


class Check(NamedTuple):
    """Two ways to the same figure. money: the figure is 万元. where: of what is put together, the parts
    where it fails.
    """

    title: str
    left: Formula
    right: Formula
    money: bool = False
    where: Sequence[Where] = ()

    @property
    def holds(self) -> bool:
        """Whether both ways agree."""
        return self.left.value == self.right.value


def checks(material: Material, places: Places) -> tuple[Check, ...]:
    """All checks of 首页."""
    summary, receipts, tally = material.summary, material.submission.receipts, material.tally
    ledger = places.ledger
    files = f.down(RECEIPTS, LedgerColumn.NUMBER, *ledger)
    states = f.down(RECEIPTS, LedgerColumn.STATUS, *ledger)
    forms = f.down(RECEIPTS, LedgerColumn.FORMS, *ledger)
    projects = f.down(PROJECTS, ProjectColumn.NUMBER, *places.project_rows)
    left_out = f.down(SOURCES, 1, *places.left_out)
    indicators = f.cell(PROJECTS, places.project_rows.last + 1, ProjectColumn.INDICATORS)
    by_status = "+".join(f'COUNTIF({states},"{STATUS[status]}")' for status in Status)
    return (
        Check(
            "文件数＝读取正常＋存疑＋未能读取＋跳过",
            Formula(f"=COUNT({files})", len(receipts)),
            Formula(f"={by_status}", len(receipts)),
        ),
        Check(
            "读取表数＝汇总＋未汇总",
            Formula(f"=SUM({forms})", sum(receipt.forms for receipt in receipts)),
            Formula(
                f"=COUNT({projects})+COUNT({left_out})", len(material.projects) + len(summary.left_out)
            ),
        ),
        *_money_checks(material, places),
        *_department_check(material, places),
        Check(
            "指标条数：项目汇总＝指标明细行数",
            Formula(f"={indicators}", material.count_indicators(material.projects).all),
            Formula(
                f.summed(
                    f'COUNT({part.down(IndicatorColumn.NUMBER)})'
                    f'-COUNTIF({part.down(IndicatorColumn.NAME)},"{NO_INDICATORS}")'
                    for part in places.indicator_parts
                ),
                sum(len(project.form.indicators) for project in material.projects),
            ),
        ),
        Check(
            "问题条数：问题清单＝部门汇总（错误、警告、提示）＋已豁免",
            Formula(
                f.summed(f"COUNT({part.down(FindingColumn.NUMBER)})" for part in places.findings),
                len(material.issues),
            ),
            Formula(
                f.summed([
                    *(f.cell(DEPARTMENTS, places.departments.last + 1, col) for col in _BY_SEVERITY),
                    *(f'COUNTIF({part.down(FindingColumn.STATE)},"{WAIVED}")' for part in places.findings),
                ]),
                sum(tally),
            ),
        ),
    )  # fmt: skip


_BY_SEVERITY = (DepartmentColumn.ERRORS, DepartmentColumn.WARNINGS, DepartmentColumn.HINTS)
_COLUMNS = {
    MoneyColumn.TOTAL: (ProjectColumn.TOTAL, DepartmentColumn.TOTAL),
    MoneyColumn.FISCAL: (ProjectColumn.FISCAL, DepartmentColumn.FISCAL),
    MoneyColumn.OTHER: (ProjectColumn.OTHER, DepartmentColumn.OTHER),
}


def _money_checks(material: Material, places: Places) -> Iterator[Check]:
    """The county's totals against the sums of the source cells."""
    sources: dict[MoneyColumn, list[Amount]] = {column: [] for column in MoneyColumn}
    for figure in material.figures:
        sources[figure.column].append(figure.amount)
    for column, amount in by_column(material.summary.money):
        yield Check(
            f"{column.value}：项目汇总＝原表单元格之和",
            Formula(f"={f.cell(PROJECTS, places.project_rows.last + 1, _COLUMNS[column][0])}", amount),
            Formula(
                f.summed(
                    f.sum_where(
                        part.down(SourceColumn.AMOUNT), (part.down(SourceColumn.COLUMN), f'"{column.value}"')
                    )
                    for part in places.sources
                ),
                add(sources[column]),
            ),
            money=True,
        )


def _department_check(material: Material, places: Places) -> tuple[Check, ...]:
    """The departments against the projects, and each form's total against its parts."""
    money, lines = material.summary.money, material.summary.lines
    last = places.project_rows.last + 1
    parts = "+".join(f.cell(PROJECTS, last, col) for col in (ProjectColumn.FISCAL, ProjectColumn.OTHER))
    by_department: Decimal = add(line.money.total.amount for line in lines)
    return (
        Check(
            "年度资金总额：部门汇总＝项目汇总",
            Formula(
                f"={f.cell(DEPARTMENTS, places.departments.last + 1, DepartmentColumn.TOTAL)}", by_department
            ),
            Formula(f"={f.cell(PROJECTS, last, ProjectColumn.TOTAL)}", money.total.amount),
            money=True,
        ),
        Check(
            "年度资金总额＝财政拨款＋其他资金（不符时看问题清单）",
            Formula(f"={f.cell(PROJECTS, last, ProjectColumn.TOTAL)}", money.total.amount),
            Formula(f"=ROUND({parts},6)", add([money.fiscal.amount, money.other.amount])),
            money=True,
        ),
    )
