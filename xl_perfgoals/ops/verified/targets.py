"""指标明细 verified: each 指标值 against what the form says in the same row, read once more."""

from collections.abc import Iterator

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.ops.present.target_columns import target_columns
from xl_perfgoals.ops.verified.difference import Difference, Kind
from xl_perfgoals.ops.verified.tables import Tables
from xl_perfgoals.parsing.targets import read_target

_VALUE, _WRITTEN = "指标值", "原表填写"


def target_differences(tables: Tables) -> Iterator[Difference]:
    """The values that are neither what the form's text comes to nor that text itself."""
    for own in tables.details:
        columns = own.table.columns
        if not own.counts or not {_VALUE, _WRITTEN} <= columns.keys():
            continue
        grid = own.table.sheet.grid
        stated, written = (grid.text(own.row, columns[heading]) for heading in (_VALUE, _WRITTEN))
        # the form's year, which only dates need, is not asked: a date stands there as it was written
        found = target_columns(read_target(written), written).number
        if squeeze(stated) not in {squeeze(found), squeeze(written)}:
            cell = own.table.cell(own.row, _VALUE)
            yield Difference(Kind.OTHER_TARGET, own.table.sheet.name, cell, stated, written)
