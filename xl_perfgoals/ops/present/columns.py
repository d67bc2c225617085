"""The columns of the county workbook's tables."""

from enum import IntEnum


class DepartmentColumn(IntEnum):
    """Columns of 部门汇总."""

    NUMBER = 1
    CODE = 2
    DEPARTMENT = 3
    PROJECTS = 4
    TOTAL = 5
    FISCAL = 6
    OTHER = 7
    CONTROL = 8
    GAP = 9
    INDICATORS = 10
    SHARE = 11
    ERRORS = 12
    WARNINGS = 13
    HINTS = 14
    VERDICT = 15


class ProjectColumn(IntEnum):
    """Columns of 项目汇总. KEY is the department's number: formulas add up by it, whatever the sorting."""

    NUMBER = 1
    CODE = 2
    DEPARTMENT = 3
    UNIT = 4
    PROJECT = 5
    PROJECT_CODE = 6
    ATTRIBUTE = 7
    PERIOD = 8
    TOTAL = 9
    FISCAL = 10
    OTHER = 11
    GOAL = 12
    INDICATORS = 13
    QUANTIFIED = 14
    VERDICT = 15
    REMARK = 16
    KEY = 17


class IndicatorColumn(IntEnum):
    """Columns of 指标明细."""

    NUMBER = 1
    DEPARTMENT = 2
    UNIT = 3
    PROJECT = 4
    BUDGET = 5
    GOAL = 6
    LEVEL1 = 7
    LEVEL2 = 8
    NAME = 9
    NATURE = 10
    SIGN = 11
    TARGET = 12
    MEASURE = 13
    WEIGHT = 14
    DIRECTION = 15
    TEXT = 16


class FindingColumn(IntEnum):
    """Columns of 问题清单."""

    NUMBER = 1
    DEPARTMENT = 2
    UNIT = 3
    PROJECT = 4
    PLACE = 5
    CELL = 6
    CATEGORY = 7
    SEVERITY = 8
    RULE = 9
    MESSAGE = 10
    ADVICE = 11
    ROUND = 12
    STATE = 13
    REMARK = 14
    DEPARTMENT_KEY = 15
    PROJECT_KEY = 16
    PROGRAM = 17


class SourceColumn(IntEnum):
    """Columns of 来源's figures."""

    NUMBER = 1
    DEPARTMENT = 2
    PROJECT = 3
    COLUMN = 4
    LABEL = 5
    AMOUNT = 6
    TEXT = 7
    FILE = 8
    SHEET = 9
    CELL = 10


class LedgerColumn(IntEnum):
    """Columns of 报送情况's list of files; PROGRAM, hidden, belongs to its list of versions."""

    NUMBER = 1
    FILE = 2
    STATUS = 3
    SHEETS = 4
    FORMS = 5
    CODE = 6
    REASON = 7
    REMEDY = 8
    SHA256 = 9
    PROGRAM = 10
