"""The sheets of a province's workbook, and the columns of their tables."""

from enum import IntEnum

from xl_perfgoals.ops.present.looks import DEPARTMENTS, FRONT

COUNTIES, UNREAD, LEFT_OUT, DOUBLES = "各县汇总", "未能读取的文件", "未汇总的表", "疑似重复"
SHEETS = frozenset({FRONT, COUNTIES, DEPARTMENTS, UNREAD})
"""Sheets by which a province's workbook is known, those of earlier versions too."""


class CountyColumn(IntEnum):
    """Columns of 各县汇总. BOOK and DIGEST, for verifying, are the county's workbook and its sha256; YEAR,
    for 核对, is that of its forms; REMARK is the fingerprint of NOTE. The total has in DIGEST the
    fingerprints of this workbook's own lists.
    """

    NUMBER = 1
    COUNTY = 2
    DEPARTMENTS = 3
    PROJECTS = 4
    TOTAL = 5
    FISCAL = 6
    OTHER = 7
    SHARE = 8
    FORMS = 9
    LEFT_OUT = 10
    FILES = 11
    READ = 12
    DOUBTS = 13
    REFUSED = 14
    SKIPPED = 15
    ERRORS = 16
    WARNINGS = 17
    HINTS = 18
    NOTE = 19
    BOOK = 20
    DIGEST = 21
    YEAR = 22
    REMARK = 23


class DepartmentColumn(IntEnum):
    """Columns of 部门汇总. KEY is the county's number: formulas add up by it, whatever the sorting."""

    NUMBER = 1
    COUNTY = 2
    CODE = 3
    DEPARTMENT = 4
    PROJECTS = 5
    TOTAL = 6
    FISCAL = 7
    OTHER = 8
    ERRORS = 9
    WARNINGS = 10
    HINTS = 11
    VERDICT = 12
    KEY = 13


class UnreadColumn(IntEnum):
    """Columns of 未能读取的文件."""

    NUMBER = 1
    COUNTY = 2
    FILE = 3
    CODE = 4
    REASON = 5
    REMEDY = 6


class LeftOutColumn(IntEnum):
    """Columns of 未汇总的表."""

    NUMBER = 1
    COUNTY = 2
    DEPARTMENT = 3
    PROJECT = 4
    FILE = 5
    SHEET = 6
    CELL = 7
    TOTAL = 8
    CODE = 9
    REASON = 10
    REMEDY = 11


class DoubleColumn(IntEnum):
    """Columns of 疑似重复: groups of places that may be one, and the how manieth of its group each is."""

    GROUP = 1
    PLACE = 2
    KIND = 3
    COUNTY = 4
    FILE = 5
    SHEET = 6
    UNIT = 7
    PROJECT = 8
    TOTAL = 9
