"""What the officer wrote into a county summary: which form counts, and his remarks beside findings."""

from pathlib import Path

from xl_perfgoals.core.own_sheets import SUMMARY_SHEETS
from xl_perfgoals.core.versions import Order
from xl_perfgoals.ops.remarks import Remark
from xl_perfgoals.pipeline.earlier import Earlier
from xl_perfgoals.pipeline.earlier_summary import summary_in


class NoSummaryError(Exception):
    """The file is no county summary of ours."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”不是本程序生成的汇总工作簿，读不到其中的“采用”和“整改状态”，没有登记。")


def words_in(summary: Path) -> tuple[tuple[Order, ...], tuple[Remark, ...]]:
    """Orders and remarks, in the order of their lines. Raises NoSummaryError or OSError."""
    told = summary_in(Earlier(summary, summary.read_bytes(), SUMMARY_SHEETS))
    if told is None:
        raise NoSummaryError(summary)
    return told.orders, told.remarks
