"""Findings as the store keeps them, made for tests of what is told to units."""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.season import StoredFinding

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def stored(sheet: str, cell: str, severity: Severity = ERROR, **said: str) -> StoredFinding:
    """A finding at a cell."""
    facts = {
        "unit": "石桥镇",
        "project": "饮水项目",
        "code": "H05",
        "row_key": "",
        "message": "缺代码",
        "fix": "补填",
    }
    return StoredFinding(severity=severity, sheet=sheet, cell=cell, **{**facts, **said})
