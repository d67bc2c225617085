"""What the officer wrote into a county summary: which form counts, and his remarks beside findings."""

from pathlib import Path

from xl_perfgoals.core.own_sheets import SUMMARY_SHEETS
from xl_perfgoals.core.versions import Order
from xl_perfgoals.files.raw_sheets import sheet_names
from xl_perfgoals.files.result_sheets import read_result_sheets
from xl_perfgoals.ops.orders import TYPED as TYPED_ORDERS, orders_of
from xl_perfgoals.ops.present.looks import FINDINGS_PARTS, RECEIPTS
from xl_perfgoals.ops.remarks import TYPED as TYPED_REMARKS, Remark, remarks_of


class NoSummaryError(Exception):
    """The file is no county summary of ours."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}”不是本程序生成的汇总工作簿，读不到其中的“采用”和“整改状态”，没有登记。")


def words_in(summary: Path) -> tuple[tuple[Order, ...], tuple[Remark, ...]]:
    """Orders and remarks, in the order of their lines. Raises NoSummaryError or OSError."""
    data = summary.read_bytes()
    if not sheet_names(data) >= SUMMARY_SHEETS:
        raise NoSummaryError(summary)
    grids = read_result_sheets(
        data, summary.name, {RECEIPTS, *FINDINGS_PARTS}, {*TYPED_ORDERS, *TYPED_REMARKS}
    )
    orders = tuple(order for grid in grids if grid.sheet == RECEIPTS for order in orders_of(grid))
    return orders, tuple(said for grid in grids if grid.sheet in FINDINGS_PARTS for said in remarks_of(grid))
