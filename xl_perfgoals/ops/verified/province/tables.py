"""The tables of a province's summary workbook as rows, found by sheet names and headings."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xl_perfgoals.core.province import FileCounts
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present import looks
from xl_perfgoals.ops.present.receipts import STATUS
from xl_perfgoals.ops.province import counties, departments
from xl_perfgoals.ops.province.columns import COUNTIES, DOUBLES, LEFT_OUT, UNREAD
from xl_perfgoals.ops.province.fingerprint import LISTS
from xl_perfgoals.ops.verified.difference import Difference
from xl_perfgoals.ops.verified.finder import TableFinder
from xl_perfgoals.ops.verified.table import NUMBER, Table, numbered
from xl_perfgoals.ops.verified.tables import FISCAL, LISTED, fen_at

COUNTY, CODE, DEPARTMENT, PROJECTS, OTHER, KEY = "县", "代码", "部门", "项目个数", "其他资金", "县序号"
FORMS, LEFT, FILES, SHARE, BOOK, DIGEST = (
    "读到的表",
    "未汇总的表",
    "收到文件",
    "占全省",
    "工作簿",
    "工作簿指纹",
)
VERDICT = "审核结果"
NOTE, REMARK = "说明", "说明指纹"
STATES = tuple(STATUS.values())
FINDINGS = ("错误", "警告", "提示")
FIGURES = (PROJECTS, LISTED, FISCAL, OTHER, *FINDINGS)
"""What both tables have: 各县汇总 adds up what 部门汇总 tells."""
_COUNTY_HEADS = (NUMBER, COUNTY, DEPARTMENT, *FIGURES, FORMS, LEFT, FILES, *STATES, BOOK, DIGEST)
_LIST_HEADS = (NUMBER, COUNTY)
_DEPARTMENT_HEADS = (NUMBER, COUNTY, CODE, DEPARTMENT, *FIGURES, VERDICT, KEY)


class Figures(NamedTuple):
    """What adds up: projects, money in 分, findings; in the order of FIGURES."""

    projects: int = 0
    total: int = 0
    fiscal: int = 0
    other: int = 0
    errors: int = 0
    warnings: int = 0
    hints: int = 0

    def plus(self, more: "Figures") -> "Figures":
        """The sums."""
        return Figures(*(one + other for one, other in zip(self, more, strict=True)))


class CountyRow(NamedTuple):
    """A county of 各县汇总. book is the name of its workbook, "" where it has none; digest its sha256."""

    row: int
    number: int
    name: str
    forms: int
    left_out: int
    all_files: int
    files: FileCounts
    book: str
    digest: str


class DepartmentRow(NamedTuple):
    """A department of 部门汇总. key is the number of its county."""

    row: int
    number: int
    key: int
    county: str
    code: str
    name: str
    figures: Figures
    verdict: str


@dataclass(frozen=True, slots=True)
class ProvinceTables:
    """What was found. A table that is missing is None or has no rows; faults tell of it.

    by_county are the departments by the number of their county; unread and left_out the lists of files and
    forms, each on as many sheets as it takes, doubles that of what came from several counties.
    """

    sheets: Mapping[str, WrittenSheet]
    counties: Table | None
    departments: Table | None
    county_rows: tuple[CountyRow, ...]
    department_rows: tuple[DepartmentRow, ...]
    by_county: Mapping[int, Sequence[DepartmentRow]]
    unread: tuple[Table, ...]
    left_out: tuple[Table, ...]
    doubles: tuple[Table, ...]
    faults: tuple[Difference, ...]

    def of_county(self, number: int) -> Sequence[DepartmentRow]:
        """The departments of a county."""
        return self.by_county.get(number, ())


def province_tables(sheets: Sequence[WrittenSheet]) -> ProvinceTables:
    """The tables of a province's summary."""
    found = TableFinder(sheets)
    found.expect(looks.FRONT)
    own_counties = found.table(COUNTIES, _COUNTY_HEADS, counties.TOTAL)
    own_departments = found.table(looks.DEPARTMENTS, _DEPARTMENT_HEADS, departments.TOTAL)
    department_rows = tuple(_departments(own_departments, found.faults)) if own_departments else ()
    by_county = defaultdict[int, list[DepartmentRow]](list)
    for row in department_rows:
        by_county[row.key].append(row)
    unread, left_out = (tuple(found.parts(name, _LIST_HEADS)) for name in (UNREAD, LEFT_OUT))
    # workbooks of earlier versions need not have this list
    has_doubles = DOUBLES in found.sheets or (own_counties and REMARK in own_counties.columns)
    doubles = tuple(found.parts(DOUBLES, LISTS[DOUBLES])) if has_doubles else ()
    return ProvinceTables(
        found.sheets,
        own_counties,
        own_departments,
        tuple(_county(own_counties, row) for row in numbered(own_counties)) if own_counties else (),
        department_rows,
        by_county,
        unread,
        left_out,
        doubles,
        tuple(found.faults),
    )


def _county(table: Table, row: int) -> CountyRow:
    return CountyRow(
        row,
        table.number(row, NUMBER),
        table.text(row, COUNTY),
        table.number(row, FORMS),
        table.number(row, LEFT),
        table.number(row, FILES),
        FileCounts(*(table.number(row, state) for state in STATES)),
        table.sheet.grid.text(row, table.columns[BOOK]),
        table.text(row, DIGEST),
    )


def _departments(table: Table, faults: list[Difference]) -> Iterator[DepartmentRow]:
    for row in numbered(table):
        money = (fen_at(table, row, heading, faults) for heading in (LISTED, FISCAL, OTHER))
        found = (table.number(row, heading) for heading in FINDINGS)
        yield DepartmentRow(
            row,
            table.number(row, NUMBER),
            table.number(row, KEY),
            table.text(row, COUNTY),
            table.text(row, CODE),
            table.text(row, DEPARTMENT),
            Figures(table.number(row, PROJECTS), *money, *found),
            table.text(row, VERDICT),
        )


def lines_by_county(tables: Sequence[Table]) -> Counter[str]:
    """How many lines of a list each county has, by its name without blanks."""
    return Counter(table.text(row, COUNTY) for table in tables for row in numbered(table))
