"""All that the province's workbook is made of, and in which row of which sheet everything stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, decimals
from xl_perfgoals.core.province import (
    CountyLine,
    DepartmentSums,
    FileCounts,
    FindingCounts,
    FormCounts,
    LeftForm,
    Sums,
    UnreadFile,
    add_counts,
    add_sums,
)
from xl_perfgoals.core.sheet import MAX_ROWS
from xl_perfgoals.ops.present.canvas import FIRST_ROW
from xl_perfgoals.ops.present.departments import OTHERS
from xl_perfgoals.ops.present.parts import Part, parts_of
from xl_perfgoals.ops.province.columns import DOUBLES, LEFT_OUT, UNREAD
from xl_perfgoals.ops.province.other_years import OtherYear, other_years
from xl_perfgoals.ops.province.same_project import SameProject, same_projects
from xl_perfgoals.ops.province.sent_twice import SentTwice, sent_twice
from xl_perfgoals.wording import NO_COUNTY


class Rows(NamedTuple):
    """The rows of a table's body; one empty row where it has none."""

    first: int
    last: int


class Widths(NamedTuple):
    """A number for each money column."""

    total: int
    fiscal: int
    other: int


@dataclass(frozen=True)
class ProvinceMaterial:
    """lines in the order of the counties. made_at is an ISO time; name is the folder's that was read;
    asked_year is the year that was asked for, if any; left_behind are workbooks of no county among these.
    """

    lines: tuple[CountyLine, ...]
    made_at: str
    version: str
    name: str = ""
    row_limit: int = MAX_ROWS
    asked_year: int | None = None
    left_behind: tuple[str, ...] = ()

    @cached_property
    def year(self) -> int | None:
        """The year that was asked for, else that which most counties have, the later one of equals."""
        if self.asked_year is not None:
            return self.asked_year
        years = Counter(line.year for line in self.lines if line.year)
        return max(years, key=lambda year: (years[year], year), default=None)

    @property
    def title(self) -> str:
        """What the workbook is about."""
        year = f"{self.year}年" if self.year else ""
        return f"{year}项目支出绩效目标分县汇总"

    @property
    def footer(self) -> str:
        """When and with what this was made."""
        return f"{self.time}　xl_perfgoals {self.version}"

    @property
    def time(self) -> str:
        """When this was made, for people."""
        return self.made_at.replace("T", " ")[:16]

    @property
    def counties(self) -> tuple[CountyLine, ...]:
        """The lines of counties proper, without that of files that lie in none's folder."""
        return tuple(line for line in self.lines if line.county != NO_COUNTY)

    @cached_property
    def sums(self) -> Sums:
        """The province's money."""
        return add_sums(line.sums for line in self.lines)

    @cached_property
    def findings(self) -> FindingCounts:
        """The province's findings."""
        return add_counts(line.findings for line in self.lines)

    @cached_property
    def files(self) -> FileCounts:
        """The province's files."""
        return FileCounts(*_added(line.files for line in self.lines))

    @cached_property
    def forms(self) -> FormCounts:
        """The province's forms."""
        return FormCounts(*_added(line.forms for line in self.lines))

    @cached_property
    def decimals(self) -> int:
        """How many decimals the workbook's amounts need: two at least; six are 分."""
        return max([2, *map(decimals, chain.from_iterable(self._amounts()))])

    @cached_property
    def widths(self) -> Widths:
        """Digits that the longest amount of each column takes, with room at both sides."""
        places = self.decimals
        return Widths(
            *(
                max([12, *(len(f"{amount:,.{places}f}") + 2 for amount in column)])
                for column in self._amounts()
            )
        )

    @cached_property
    def departments(self) -> tuple[tuple[int, int, DepartmentSums], ...]:
        """All departments: the number of the county, that of the department in its county, and it."""
        return tuple(
            (number, own, department)
            for number, line in enumerate(self.lines, 1)
            for own, department in enumerate(line.departments, 1)
        )

    @cached_property
    def unread(self) -> tuple[tuple[int, UnreadFile], ...]:
        """All files that were refused, with the numbers of their counties."""
        return tuple((number, file) for number, line in enumerate(self.lines, 1) for file in line.unread)

    @cached_property
    def left_out(self) -> tuple[tuple[int, int, LeftForm], ...]:
        """All forms left out: the number of the county, the place among its own from 0, and it."""
        return tuple(
            (number, own, form)
            for number, line in enumerate(self.lines, 1)
            for own, form in enumerate(line.left_out)
        )

    @cached_property
    def other_years(self) -> tuple[OtherYear, ...]:
        """Counties of another year than the title's."""
        return other_years(self.lines, self.year)

    @cached_property
    def twice(self) -> tuple[SentTwice, ...]:
        """Files that came from several counties."""
        return sent_twice(self.lines)

    @cached_property
    def same_projects(self) -> tuple[SameProject, ...]:
        """Projects that several counties have."""
        return same_projects(self.lines, self.twice)

    @property
    def county_rows(self) -> Rows:
        """Where the counties stand."""
        return _body(len(self.lines))

    @property
    def department_rows(self) -> Rows:
        """Where the departments stand."""
        return _body(len(self.departments))

    @cached_property
    def unread_parts(self) -> tuple[Part, ...]:
        """Where the files stand that were refused."""
        return parts_of(UNREAD, FIRST_ROW, len(self.unread), self.row_limit)

    @cached_property
    def left_out_parts(self) -> tuple[Part, ...]:
        """Where the forms stand that were left out."""
        return parts_of(LEFT_OUT, FIRST_ROW, len(self.left_out), self.row_limit)

    @cached_property
    def double_parts(self) -> tuple[Part, ...]:
        """Where stands what several counties have."""
        places = sum(len(own.places) for own in self.twice)
        places += sum(len(own.places) for own in self.same_projects)
        return parts_of(DOUBLES, FIRST_ROW, places, self.row_limit)

    def _amounts(self) -> tuple[list[Amount], ...]:
        every = [
            self.sums,
            *(line.sums for line in self.lines),
            *(own.sums for _, _, own in self.departments),
        ]
        return [s.total for s in every], [s.fiscal for s in every], [s.other for s in every]


def real_departments(line: CountyLine) -> Iterator[DepartmentSums]:
    """A county's departments without the row of findings that belong to none."""
    return (department for department in line.departments if department.name != OTHERS)


def _added(counts: Iterable[Sequence[int]]) -> Iterator[int]:
    rows = list(counts)
    return map(sum, zip(*rows, strict=True)) if rows else iter(())


def _body(count: int) -> Rows:
    return Rows(FIRST_ROW, FIRST_ROW + max(count, 1) - 1)
