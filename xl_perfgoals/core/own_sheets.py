"""The sheets that our buttons add to a workbook: no reader takes them for something that was handed in."""

HIDDEN_PREFIX = "_pg_"
"""Begins the names of hidden sheets, on which marks and snapshots are kept."""
FINDING_LIST = "校验结果"
"""Lists the findings of a workbook in the workbook itself."""


def is_added(sheet: str) -> bool:
    """Whether a sheet of this name was added by our buttons."""
    return sheet == FINDING_LIST or sheet.startswith(HIDDEN_PREFIX)
