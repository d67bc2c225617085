"""Difference: something in a summary workbook that is not as it was made, and where."""

from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.column_names import column_letters


class Kind(StrEnum):
    """What differs."""

    NO_TABLE = "no_table"
    TYPED_OVER = "typed_over"
    OTHER_FORMULA = "other_formula"
    SHORT_FORMULA = "short_formula"
    OTHER_FIGURE = "other_figure"
    NO_AMOUNT = "no_amount"
    TWICE = "twice"
    GONE = "gone"
    NOT_LISTED = "not_listed"
    NO_SOURCE = "no_source"
    OTHER_AMOUNT = "other_amount"
    OTHER_COUNT = "other_count"
    OTHER_TARGET = "other_target"
    OTHER_DEPARTMENT = "other_department"
    FORMS = "forms"
    FINDINGS = "findings"
    OTHER_SEVERITY = "other_severity"
    OTHER_RULE = "other_rule"
    FILES = "files"
    LISTED = "listed"
    OTHER_COUNTY = "other_county"
    COUNTY_FIGURE = "county_figure"
    COUNTY_SINCE = "county_since"
    LIST_CHANGED = "list_changed"
    NO_PRINT = "no_print"
    REMARK_CHANGED = "remark_changed"
    NOT_IN_COUNTY = "not_in_county"
    NOT_IN_PROVINCE = "not_in_province"


class Difference(NamedTuple):
    """cell is like B7, "" for the sheet as a whole; stated is what stands there, found what should.

    other is the sheet, or the county's workbook, that says so, where that is not told by the kind.
    """

    kind: Kind
    sheet: str
    cell: str
    stated: str = ""
    found: str = ""
    other: str = ""


def address(row: int, col: int) -> str:
    """Row and column like B7."""
    return f"{column_letters(col)}{row}"
