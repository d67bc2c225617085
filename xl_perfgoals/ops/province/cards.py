"""The figures at the top of a province's 首页, all taken from the other sheets by formula."""

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.sheet import Formula
from xl_perfgoals.core.submission import Status
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.departments import OTHERS
from xl_perfgoals.ops.present.front_cards import Card
from xl_perfgoals.ops.present.issues import Verdict
from xl_perfgoals.ops.present.looks import AMBER, BLUE, DEPARTMENTS, GREEN, GREY, INK, RED, figure_format
from xl_perfgoals.ops.present.receipts import STATUS
from xl_perfgoals.ops.province.columns import COUNTIES, CountyColumn as C, DepartmentColumn
from xl_perfgoals.ops.province.material import ProvinceMaterial, real_departments
from xl_perfgoals.wording import NO_COUNTY

_STATUS_COLUMNS = {
    Status.READ: (C.READ, GREEN),
    Status.DOUBTS: (C.DOUBTS, AMBER),
    Status.REFUSED: (C.REFUSED, RED),
    Status.SKIPPED: (C.SKIPPED, GREY),
}


def card_rows(material: ProvinceMaterial) -> tuple[tuple[Card, ...], ...]:
    """The cards, row by row."""
    return (_counts(material), _files(material), _money(material), _findings(material))


def _counts(material: ProvinceMaterial) -> tuple[Card, ...]:
    lines, rows = material.lines, material.county_rows
    departments = sum(1 for line in lines for own in real_departments(line) if own.projects)
    numbers = f.down(COUNTIES, C.NUMBER, *rows)
    silent = sum(1 for line in material.counties if not line.workbook)
    forms = f.down(COUNTIES, C.FORMS, *rows)
    proper = county_conditions(f.down(COUNTIES, C.COUNTY, *rows), apart=len(material.counties) < len(lines))
    every = f.count_where((numbers, '">0"'), *proper) if proper else f"=COUNT({numbers})"
    return (
        Card("县", Formula(every, len(material.counties))),
        Card(
            "没有报表的县",
            Formula(f.count_where((numbers, '">0"'), (forms, '"=0"'), *proper), silent),
            color=RED if silent else INK,
        ),
        _total(material, "部门", C.DEPARTMENTS, departments),
        _total(material, "绩效目标表", C.FORMS, material.forms.read),
        _total(material, "汇总项目", C.PROJECTS, material.forms.summed),
        _total(material, "未汇总的表", C.LEFT_OUT, material.forms.left_out, AMBER),
    )


def county_conditions(names: str, *, apart: bool) -> tuple[tuple[str, str], ...]:
    """What keeps out of a count the files that lie in no county's folder, where there are any."""
    return ((names, f'"<>{NO_COUNTY}"'),) if apart else ()


def _files(material: ProvinceMaterial) -> tuple[Card, ...]:
    return (
        _total(material, "收到文件", C.FILES, material.files.all)._replace(columns=4),
        *(
            _total(material, STATUS[status], column, count, color)
            for (status, (column, color)), count in zip(_STATUS_COLUMNS.items(), material.files, strict=True)
        ),
    )


def _money(material: ProvinceMaterial) -> tuple[Card, ...]:
    sums, number_format = material.sums, figure_format(material.decimals)

    def card(label: str, column: C, amount: Amount) -> Card:
        return _total(material, label, column, amount)._replace(number_format=number_format, columns=4)

    return (
        card("年度资金总额（万元）", C.TOTAL, sums.total),
        card("其中：财政拨款（万元）", C.FISCAL, sums.fiscal),
        card("其他资金（万元）", C.OTHER, sums.other),
    )


def _findings(material: ProvinceMaterial) -> tuple[Card, ...]:
    counts = material.findings
    verdicts = f.down(DEPARTMENTS, DepartmentColumn.VERDICT, *material.department_rows)
    names = f.down(DEPARTMENTS, DepartmentColumn.DEPARTMENT, *material.department_rows)
    every = [own.verdict for line in material.lines for own in real_departments(line)]
    colors = {Verdict.RETURN: RED, Verdict.AMEND: AMBER, Verdict.ACCEPT: GREEN}
    return (
        _total(material, "错误", C.ERRORS, counts.errors, RED),
        _total(material, "警告", C.WARNINGS, counts.warnings, AMBER),
        _total(material, "提示", C.HINTS, counts.hints, BLUE),
        *(
            Card(
                f"{verdict.value}的部门",
                Formula(
                    f.count_where((verdicts, f'"{verdict.value}"'), (names, f'"<>{OTHERS}"')),
                    every.count(verdict.value),
                ),
                color=colors[verdict] if verdict.value in every else INK,
            )
            for verdict in Verdict
        ),
    )


def _total(material: ProvinceMaterial, label: str, column: C, value: Amount | int, color: str = INK) -> Card:
    """A figure of the total row; in ink where it is nothing."""
    return Card(
        label,
        Formula(f"={f.cell(COUNTIES, material.county_rows.last + 1, column)}", value),
        color=color if value else INK,
    )
