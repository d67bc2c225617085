"""The sheets that we add to a workbook, or make one of: nobody takes them for something handed in."""

import re

HIDDEN_PREFIX = "_pg_"
"""Begins the names of hidden sheets, on which marks and snapshots are kept."""
FINDING_LIST = "校验结果"
"""Lists the findings of a workbook in the workbook itself."""
RETURNED_LIST = "问题清单"
"""Lists the findings in the marked copy that a unit gets back, and may correct and send again."""
SUMMARY_SHEETS = frozenset({"部门汇总", "项目汇总", "指标明细", "问题清单", "来源"})
"""Sheets by which a county summary workbook is known, so that it is never taken for a submission."""
TRACKING_SHEETS = ("报送进度", "应报未报（联系清单）", "轮次变化", "控制数核对")
"""The sheets of 报送情况.xlsx in the order of their tabs; by them it is known."""
YEARS_SHEETS = ("项目对照", "金额和指标值变化")
"""Those of the workbook that compares two years."""
_RETURNED = re.compile(rf"{RETURNED_LIST}(?:（[0-9]+）)?")
"""A copy that was marked again has the earlier list too."""


def is_added(sheet: str) -> bool:
    """Whether a sheet of this name was added by us."""
    return sheet == FINDING_LIST or sheet.startswith(HIDDEN_PREFIX) or _RETURNED.fullmatch(sheet) is not None
