"""The county summary that stands where a new one goes, with what the officer wrote into it: read once."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.core.own_sheets import SUMMARY_SHEETS
from xl_perfgoals.core.versions import Order
from xl_perfgoals.files.result_sheets import read_result_sheets
from xl_perfgoals.ops.orders import TYPED as TYPED_ORDERS, orders_of
from xl_perfgoals.ops.present.looks import FINDINGS_PARTS, RECEIPTS
from xl_perfgoals.ops.remarks import TYPED as TYPED_REMARKS, Remark, remarks_of
from xl_perfgoals.pipeline.earlier import Earlier, ForeignFileError, standing


class EarlierSummary(NamedTuple):
    """A county summary of ours; orders and remarks are in the order of their lines."""

    workbook: Earlier
    orders: tuple[Order, ...]
    remarks: tuple[Remark, ...]


def summary_in(workbook: Earlier) -> EarlierSummary | None:
    """What the officer wrote into a workbook; None where it is no county summary of ours."""
    grids = read_result_sheets(
        workbook.content,
        workbook.path.name,
        SUMMARY_SHEETS,
        {RECEIPTS, *FINDINGS_PARTS},
        {*TYPED_ORDERS, *TYPED_REMARKS},
    )
    if grids is None:
        return None
    return EarlierSummary(
        workbook,
        tuple(order for grid in grids if grid.sheet == RECEIPTS for order in orders_of(grid)),
        tuple(said for grid in grids if grid.sheet in FINDINGS_PARTS for said in remarks_of(grid)),
    )


def earlier_summary(target: Path) -> EarlierSummary | None:
    """The summary that stands there; None where none of ours can be read. That something else must not be
    replaced is found when something is to be written.
    """
    try:
        content = target.read_bytes()
    except OSError:
        return None
    return summary_in(Earlier(target, content, SUMMARY_SHEETS))


def replaced_summary(
    target: Path, inputs: Collection[Path], known: EarlierSummary | None
) -> EarlierSummary | None:
    """The summary that is going to be replaced; None for nothing, and for one of the inputs. The known one
    serves as long as the file still holds the same: what the officer wrote meanwhile is not lost.

    Raises ForeignFileError or OSError.
    """
    workbook = standing(target, SUMMARY_SHEETS, inputs)
    if workbook is None:
        return None
    if known is not None and known.workbook == workbook:
        return known
    if summary := summary_in(workbook):
        return summary
    raise ForeignFileError(target)
