"""Which workbook is a summary of ours, and which of its sheets are read to verify it."""

from collections.abc import Sequence

from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present import looks
from xl_perfgoals.ops.province.columns import COUNTIES, DOUBLES, LEFT_OUT, UNREAD

OWN = frozenset({looks.DEPARTMENTS, looks.PROJECTS, looks.INDICATORS, looks.RECEIPTS, looks.SOURCES})
"""By these a summary is known, even one of whose sheets has been renamed."""
ENOUGH = 3
ADDED_UP = frozenset({looks.FRONT, looks.DEPARTMENTS, looks.PROJECTS, looks.CATALOGUE, COUNTIES})
"""The sheets whose formulas are looked at; those of the others add nothing up that is reported."""
READ = OWN | ADDED_UP | {looks.FINDINGS, UNREAD, LEFT_OUT, DOUBLES}
"""The sheets that are read, of a county's summary or a province's."""


def is_summary(sheets: Sequence[WrittenSheet]) -> bool:
    """Whether this is a county's summary of ours."""
    return len({sheet.name for sheet in sheets} & OWN) >= ENOUGH


def is_province(sheets: Sequence[WrittenSheet]) -> bool:
    """Whether this is a province's summary of ours."""
    return COUNTIES in {sheet.name for sheet in sheets}
