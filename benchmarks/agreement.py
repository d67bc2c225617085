"""Whether all made the same tables: how many projects and indicators, and the money to the 分."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineWorkbook

FEN = Decimal("0.000001")
"""One 分 in 万元."""


class Tables(NamedTuple):
    """What the tables of one run come to; money in 万元."""

    projects: int
    indicators: int
    total: Decimal
    fiscal: Decimal
    other: Decimal


def tables_printed(printed: str) -> Tables:
    """What a peer script printed."""
    told = json.loads(printed)
    money = (Decimal(told[key]).quantize(FEN) for key in ("total", "fiscal", "other"))
    return Tables(told["projects"], told["indicators"], *money)


def tables_of_workbook(path: Path) -> Tables:
    """What stands in a county workbook of ours."""
    workbook = CalamineWorkbook.from_path(path)
    projects = _lines(workbook.get_sheet_by_name("项目汇总").to_python())
    indicators = _lines(workbook.get_sheet_by_name("指标明细").to_python())
    heads = ("年度资金总额", "其中：财政拨款", "其他资金")
    money = (sum((Decimal(repr(line[head] or 0.0)) for line in projects), Decimal(0)) for head in heads)
    return Tables(len(projects), len(indicators), *(amount.quantize(FEN) for amount in money))


def tables_of_workbooks(folder: Path) -> Tables:
    """What stands in all county workbooks of a province together."""
    found = [tables_of_workbook(path) for path in sorted(folder.glob("*.xlsx")) if path.stem != "全省汇总"]
    projects, indicators, *money = zip(*found, strict=True)
    return Tables(sum(projects), sum(indicators), *(sum(amounts, Decimal(0)) for amounts in money))


def tables_of_parquet(folder: Path) -> Tables:
    """What stands in the details of a province."""
    from pyarrow import compute, parquet  # noqa: PLC0415 - only where there is a province

    projects = parquet.read_table(folder / "明细" / "projects")
    indicators = parquet.read_table(folder / "明细" / "indicators", columns=["form"])
    money = (
        Decimal(compute.sum(projects[column]).as_py()) * FEN
        for column in ("total_fen", "fiscal_fen", "other_fen")
    )
    return Tables(projects.num_rows, indicators.num_rows, *money)


def differences(named: Sequence[tuple[str, Tables]]) -> list[str]:
    """Every table with its maker, unless all are the same: then times may be compared."""
    if len({tables for _, tables in named}) == 1:
        return []
    return [f"{name}: {tables}" for name, tables in named]


def _lines(rows: Sequence[Sequence[object]]) -> list[dict[str, float]]:
    """The numbered lines below the headings."""
    head = next(number for number, row in enumerate(rows) if row[0] == "序号")
    names = [str(name).replace("\n", "") for name in rows[head]]
    return [dict(zip(names, row, strict=True)) for row in rows[head + 1 :] if isinstance(row[0], float)]
