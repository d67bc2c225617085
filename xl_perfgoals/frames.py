"""Forms as pandas tables, money in whole 分 (int64), and department totals by groupby."""

from collections.abc import Iterable

import pandas as pd

from xl_perfgoals.core.amount import to_fen
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.summary import CountySummary, Money, ProjectLine
from xl_perfgoals.ops.messages import message

MONEY = ["total_fen", "fiscal_fen", "other_fen"]


def projects_frame(summary: CountySummary) -> pd.DataFrame:
    """One row a summed project; total_fen, fiscal_fen and other_fen are int64 分."""
    rows = [_project_row(line) for line in summary.projects]
    columns = ["department", "code", "unit", "project", "year", *MONEY, "indicators", "book", "sheet", "cell"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({**dict.fromkeys(MONEY, "int64"), "year": "Int64", "indicators": "int64"})


def indicators_frame(summary: CountySummary) -> pd.DataFrame:
    """One row an indicator of the summed projects, texts as on the form."""
    rows = [
        (
            line.department,
            line.form.project.text,
            indicator.number,
            indicator.level1.value if indicator.level1 else "",
            indicator.level2.value.value if indicator.level2.value else indicator.level2.text,
            indicator.name.text,
            indicator.target.text,
        )
        for line in summary.projects
        for indicator in line.form.indicators
    ]
    columns = ["department", "project", "number", "level1", "level2", "name", "target"]
    return pd.DataFrame(rows, columns=columns).astype({"number": "int64"})


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """One row a finding."""
    rows = [
        (
            f.code,
            f.severity.value,
            f.department,
            f.unit,
            f.project,
            f.at.book,
            f.at.sheet,
            f.at.a1,
            message(f),
        )
        for f in findings
    ]
    columns = ["code", "severity", "department", "unit", "project", "book", "sheet", "cell", "message"]
    return pd.DataFrame(rows, columns=columns)


def department_totals(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects and money by department (int64 分), in the order in which departments appear."""
    grouped = projects.groupby(["department", "code"], sort=False)
    return grouped.agg(
        projects=("project", "size"), **{column: (column, "sum") for column in MONEY}
    ).reset_index()


def _project_row(line: ProjectLine) -> tuple[object, ...]:
    form = line.form
    return (
        line.department,
        line.code,
        form.unit.text,
        form.project.text,
        form.year.value,
        *_fen(line.money),
        len(form.indicators),
        form.at.book,
        form.at.sheet,
        form.at.a1,
    )


def _fen(money: Money) -> tuple[int, int, int]:
    return to_fen(money.total.amount), to_fen(money.fiscal.amount), to_fen(money.other.amount)
