"""The figures at the top of 首页, all taken from the other sheets by formula."""

from typing import NamedTuple

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.sheet import Formula
from xl_perfgoals.core.submission import Status
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.columns import DepartmentColumn, LedgerColumn, ProjectColumn
from xl_perfgoals.ops.present.issues import Tally, Verdict
from xl_perfgoals.ops.present.looks import (
    AMBER,
    BLUE,
    DEPARTMENTS,
    GREEN,
    GREY,
    INK,
    PROJECTS,
    RECEIPTS,
    RED,
    SOURCES,
    figure_format,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.present.receipts import STATUS


class Card(NamedTuple):
    """A figure with its label, and how many of the page's twelve columns it takes."""

    label: str
    value: Formula
    number_format: str = "#,##0"
    color: str = INK
    columns: int = 2


def card_rows(material: Material, places: Places) -> tuple[tuple[Card, ...], ...]:
    """The cards, row by row."""
    return (
        _counts(material, places),
        _files(material, places),
        _money(material, places),
        (*_findings(material, places), *_verdicts(material, places)),
    )


def _counts(material: Material, places: Places) -> tuple[Card, ...]:
    summary, receipts = material.summary, material.submission.receipts
    forms = f.down(RECEIPTS, LedgerColumn.FORMS, *places.ledger)
    left_out = f.down(SOURCES, 1, *places.left_out)
    departments = f.down(DEPARTMENTS, DepartmentColumn.PROJECTS, *places.departments)
    indicators = material.count_indicators(material.projects).all
    return (
        Card("绩效目标表", Formula(f"=SUM({forms})", sum(receipt.forms for receipt in receipts))),
        Card("汇总项目", Formula(_project_total(places, ProjectColumn.PROJECT), len(material.projects))),
        Card(
            "未汇总的表",
            Formula(f"=COUNT({left_out})", len(summary.left_out)),
            color=AMBER if summary.left_out else INK,
        ),
        Card("部门", Formula(f.count_where((departments, '">0"')), len(summary.lines))),
        Card("绩效指标", Formula(_project_total(places, ProjectColumn.INDICATORS), indicators)),
        Card("报送轮次", Formula(f"={material.round.number}", material.round.number)),
    )


def _files(material: Material, places: Places) -> tuple[Card, ...]:
    states = [receipt.status for receipt in material.submission.receipts]
    span = f.down(RECEIPTS, LedgerColumn.STATUS, *places.ledger)
    numbers = f.down(RECEIPTS, LedgerColumn.NUMBER, *places.ledger)
    colors = {Status.READ: GREEN, Status.DOUBTS: AMBER, Status.REFUSED: RED, Status.SKIPPED: GREY}
    return (
        Card("收到文件", Formula(f"=COUNT({numbers})", len(states)), columns=4),
        *(
            Card(
                STATUS[status],
                Formula(f.count_where((span, f'"{STATUS[status]}"')), states.count(status)),
                color=colors[status] if status in states else INK,
            )
            for status in Status
        ),
    )


def _money(material: Material, places: Places) -> tuple[Card, ...]:
    own, number_format = material.summary.money, figure_format(material.decimals)

    def card(label: str, column: ProjectColumn, amount: Amount) -> Card:
        return Card(label, Formula(_project_total(places, column), amount), number_format, columns=4)

    return (
        card("年度资金总额（万元）", ProjectColumn.TOTAL, own.total.amount),
        card("其中：财政拨款（万元）", ProjectColumn.FISCAL, own.fiscal.amount),
        card("其他资金（万元）", ProjectColumn.OTHER, own.other.amount),
    )


def _findings(material: Material, places: Places) -> tuple[Card, ...]:
    row = places.departments.last + 1
    tally = material.tally
    return tuple(
        Card(label, Formula(f"={f.cell(DEPARTMENTS, row, col)}", count), color=color if count else INK)
        for label, col, count, color in (
            ("错误", DepartmentColumn.ERRORS, tally.errors, RED),
            ("警告", DepartmentColumn.WARNINGS, tally.warnings, AMBER),
            ("提示", DepartmentColumn.HINTS, tally.hints, BLUE),
        )
    )


def _verdicts(material: Material, places: Places) -> tuple[Card, ...]:
    every = [
        material.by_department.get(number, Tally()).verdict
        for number, department in enumerate(material.departments, 1)
        if department.projects
    ]
    verdicts = f.down(DEPARTMENTS, DepartmentColumn.VERDICT, *places.departments)
    numbers = f.down(DEPARTMENTS, DepartmentColumn.NUMBER, *places.departments)
    colors = {Verdict.RETURN: RED, Verdict.AMEND: AMBER, Verdict.ACCEPT: GREEN}
    return tuple(
        Card(
            f"{verdict.value}的部门",
            Formula(f.count_where((verdicts, f'"{verdict.value}"'), (numbers, '">0"')), every.count(verdict)),
            color=colors[verdict] if verdict in every else INK,
        )
        for verdict in Verdict
    )


def _project_total(places: Places, column: ProjectColumn) -> str:
    return f"={f.cell(PROJECTS, places.project_rows.last + 1, column)}"
