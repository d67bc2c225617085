"""Forms, and the rows of a finished workbook, as pandas tables; money in whole 分 (int64), never floats."""

from collections.abc import Iterable

import pandas as pd

from xl_perfgoals.core.amount import to_fen
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.recounted import Recounted, Sums, Whereabouts
from xl_perfgoals.core.summary import CountySummary, Money, ProjectLine
from xl_perfgoals.ops.messages import message
from xl_perfgoals.ops.present.figures import MoneyColumn
from xl_perfgoals.ops.verified.tables import ProjectRow, Tables

MONEY = ["total_fen", "fiscal_fen", "other_fen"]
_NAME = ["department", "project"]


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


def recounted(tables: Tables) -> Recounted:
    """The rows of a finished workbook added up anew: of the county, by department and project by project."""
    rows = [(row.key, row.department, row.project, 1, *_sums_of(row)) for row in tables.project_rows]
    projects = pd.DataFrame(rows, columns=["key", *_NAME, *Sums._fields])
    projects = projects.astype({"key": "int64", **dict.fromkeys(Sums._fields, "int64")})
    whole = Sums(*(int(projects[column].sum()) for column in Sums._fields))
    by_key = projects.groupby("key", sort=False)[list(Sums._fields)].sum()
    departments = {int(row[0]): Sums(*map(int, row[1:])) for row in by_key.itertuples()}
    return Recounted(whole, departments, _whereabouts(projects, tables))


def _sums_of(row: ProjectRow) -> tuple[int, int, int, int, int]:
    return row.total, row.fiscal, row.other, row.indicators, row.quantified


def _whereabouts(projects: pd.DataFrame, tables: Tables) -> tuple[Whereabouts, ...]:
    """The three tables beside each other by department and name. They are joined over all their names
    rather than merged, which would turn whole 分 into floats where a name is missing.
    """
    sources = pd.DataFrame(
        [
            (row.department, row.project, *(row.fen if row.column == column else 0 for column in MoneyColumn))
            for row in tables.figures
        ],
        columns=[*_NAME, "total", "fiscal", "other"],
    )
    details = pd.DataFrame(
        [(row.department, row.project, row.fen, int(row.counts)) for row in tables.details],
        columns=[*_NAME, "total", "indicators"],
    )
    money = ["total", "fiscal", "other"]
    grouped = [
        _by_name(projects, [*money, "indicators"]),
        _by_name(sources, money),
        _by_name(details, ["total", "indicators"]),
    ]
    names = grouped[0].index
    for frame in grouped[1:]:
        names = names.union(frame.index, sort=False)
    columns = [column for frame in grouped for column in _columns(frame.reindex(names, fill_value=0))]
    return tuple(
        Whereabouts(str(name[0]), str(name[1]), at, (t, f, o), n, source, (t2, f2, o2), detail, t3, n3)
        for name, at, t, f, o, n, source, t2, f2, o2, detail, t3, n3 in zip(names, *columns, strict=True)
    )


def _by_name(frame: pd.DataFrame, summed: list[str]) -> pd.DataFrame:
    """The place of the first line of each name, counted from 1, and its sums."""
    frame = frame.assign(place=range(1, len(frame) + 1)).astype(dict.fromkeys(["place", *summed], "int64"))
    grouped = frame.groupby(_NAME, sort=False)
    return pd.concat([grouped["place"].min(), grouped[summed].sum()], axis=1)


def _columns(frame: pd.DataFrame) -> list[list[int]]:
    return [[int(value) for value in frame[column]] for column in frame.columns]
