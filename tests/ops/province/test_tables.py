"""The tables of details: every column is told in the document, and rows are as long as their table."""

from pathlib import Path

import pytest

from tests.support.summaries import REFUSED, SKIPPED, County
from xl_perfgoals.core.detail_table import DetailTable
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.ops.present import WORDING
from xl_perfgoals.ops.province.details import county_details
from xl_perfgoals.ops.province.tables import PROJECTS, TABLES

_DOCUMENT = Path(__file__).parents[3] / "docs" / "大批量与集群.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_told(table: DetailTable) -> None:
    told = (
        _DOCUMENT.read_text(encoding="utf-8").split(f"### {table.name}：{table.meaning}")[1].split("###")[0]
    )
    rows = [line.split("|") for line in told.splitlines() if line.startswith("| `")]
    names = [(row[1].strip(" `"), row[3].strip()) for row in rows]
    assert names == [(column.name, column.meaning) for column in table.columns]


def test_rows() -> None:
    county = County(
        receipts=(REFUSED, SKIPPED), findings=[("甲", None, "F02"), ("坏.xlsx!", Severity.ERROR, "U04")]
    )
    details = county_details("某县", county.submission, county.summary, county.findings, WORDING)
    rows = [list(zip(*own.columns, strict=True)) for own in details]
    assert [*map(len, rows)] == [5, 45, 2, 5]
    for own in details:
        assert len(own.columns) == len(own.table.columns)
    names = [column.name for column in PROJECTS.columns]
    projects = [dict(zip(names, row, strict=True)) for row in rows[0]]
    assert [row["project"] for row in projects if not row["counted"]] == ["丁"]
    assert [row["total_fen"] for row in projects] == [100_000_000, 300_000, 6_590_401, None, 100_000_000]
    assert [row["left_out_code"] for row in projects] == ["", "", "", "F01", ""]
    assert [row["form"] for row in projects] == [1, 2, 3, 4, 5]
