"""The sheets that we add to a workbook: no reader takes them for something that was handed in."""

import re

HIDDEN_PREFIX = "_pg_"
"""Begins the names of hidden sheets, on which marks and snapshots are kept."""
FINDING_LIST = "校验结果"
"""Lists the findings of a workbook in the workbook itself."""
RETURNED_LIST = "问题清单"
"""Lists the findings in the marked copy that a unit gets back, and may correct and send again."""
_RETURNED = re.compile(rf"{RETURNED_LIST}(?:（[0-9]+）)?")
"""A copy that was marked again has the earlier list too."""


def is_added(sheet: str) -> bool:
    """Whether a sheet of this name was added by us."""
    return sheet == FINDING_LIST or sheet.startswith(HIDDEN_PREFIX) or _RETURNED.fullmatch(sheet) is not None
