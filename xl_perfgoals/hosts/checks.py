"""Checks: what cell functions read and find, remembered by what stands in the cells."""

import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import xlwings as xw

from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.hosts.asked_cells import (
    Contents,
    Formulas,
    Places,
    digest,
    formulas_of,
    places_of_verdicts,
    without_empty_columns,
    without_places,
)
from xl_perfgoals.hosts.county import County, county_of
from xl_perfgoals.hosts.grids import HostRow, Part, finished_grid, host_rows, part_to_read, scalar_rows
from xl_perfgoals.hosts.least_recent import LeastRecent
from xl_perfgoals.hosts.verdicts import verdict
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.check_list import check_list
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.project_list import Columns, parse_project_list

_TRUSTED = 5.0
"""Seconds for which a workbook's settings are not read again, nor the looks of cells with the same values."""
_UNREAD = (float("-inf"), 0, County())
"""When settings were read, their version, and what they are, before they were read at all."""


class Reading(NamedTuple):
    """What an area holds: forms, or a list of projects; columns are those of the list, None for forms."""

    grid: Grid
    submission: Submission
    columns: Columns | None = None


@dataclass(frozen=True)
class Checked:
    """What an area holds, and everything wrong with it."""

    reading: Reading
    findings: tuple[Finding, ...]

    @cached_property
    def verdict(self) -> str:
        """The findings in one line."""
        return verdict(self.findings)


class Looked(NamedTuple):
    """A reading, and when the host was asked how its cells look: 0.95 may be shown as 95%.

    With other values or looks it has another key.
    """

    at: float
    key: Hashable
    reading: Reading


class Asked(NamedTuple):
    """What a place was when it was last asked about; its contents are those without our verdicts."""

    formulas: Formulas
    verdicts: Places
    contents: Contents
    looked: Looked


class Checks:
    """Reads and checks areas of open workbooks, each content once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counties: dict[str, tuple[float, int, County]] = {}
        self._asked: LeastRecent[Hashable, Asked] = LeastRecent()
        self._looked: LeastRecent[Hashable, Looked] = LeastRecent()
        self._checked: LeastRecent[Hashable, Checked] = LeastRecent()
        self.made = 0
        """How many checks were really made."""

    def reading(self, place: xw.Range | xw.Sheet) -> Reading:
        """What the place holds."""
        part = part_to_read(place)
        return self._looked_at(part, part.sheet.book.name).reading

    def checked(self, place: xw.Range | xw.Sheet) -> Checked:
        """What the place holds, and everything wrong with it."""
        part = part_to_read(place)
        book = part.sheet.book
        _, key, reading = self._looked_at(part, book.name)
        version, county = self._settings(book) if reading.submission.forms else (0, County())
        return self._checked.get((key, version), lambda: self._check(reading, county))

    def county(self, book: xw.Book) -> County:
        """The workbook's settings, read at most once in a few seconds."""
        return self._settings(book)[1]

    def _looked_at(self, part: Part, book: str) -> Looked:
        """What the part holds. The values that a thousand cells ask about are turned into ours once."""
        given = host_rows(part)
        formulas = formulas_of(part, given)
        place = (book, part.sheet.name, part.area)
        last = self._asked.find(place)
        if last is not None and last.formulas != formulas:
            last = None
        verdicts = last.verdicts if last is not None else places_of_verdicts(formulas)
        rows = without_places(given, verdicts)
        if last is None or not (self._trusted(last.looked.at) and last.contents.are(rows)):
            looked = self._look(part, book, rows)
            last = self._asked.keep(place, Asked(formulas, verdicts, Contents(rows), looked))
        return last.looked

    def _look(self, part: Part, book: str, given: Sequence[HostRow]) -> Looked:
        """What the values mean, known by them alone: the part in use grows with each formula entered."""
        rows = without_empty_columns(scalar_rows(given))
        width = max((len(row) for row in rows), default=1)
        top, left, _, _ = part.area
        area = Area(top, left, top + max(len(rows), 1) - 1, left + width - 1)
        values = (book, part.sheet.name, area, digest(rows))
        known = self._looked.find(values)
        if known is not None and self._trusted(known.at):
            return known
        now, grid = self._clock(), finished_grid(part.sheet, area, rows)
        if known is not None and known.reading.grid == grid:
            return self._looked.keep(values, known._replace(at=now))
        return self._looked.keep(values, Looked(now, (values, now), read_grid(grid)))

    def _trusted(self, read_at: float) -> bool:
        return self._clock() - read_at <= _TRUSTED

    def _settings(self, book: xw.Book) -> tuple[int, County]:
        """The settings and their version, which changes only when they do."""
        read_at, version, county = self._counties.get(book.name, _UNREAD)
        if not self._trusted(read_at):
            fresh = county_of(book)
            version += fresh != county
            self._counties[book.name] = (self._clock(), version, fresh)
            county = fresh
        return version, county

    def _check(self, reading: Reading, county: County) -> Checked:
        self.made += 1
        return Checked(reading, check_reading(reading, county))


def read_grid(grid: Grid) -> Reading:
    """The forms of a grid; where there are none, the list of projects."""
    if forms := parse_forms(grid):
        return Reading(grid, submission_of((grid,), forms))
    projects = parse_project_list(grid)
    if projects is None:
        return Reading(grid, submission_of((grid,), ()))
    return Reading(grid, submission_of((grid,), projects.forms), projects.columns)


def submission_of(grids: tuple[Grid, ...], forms: tuple[PerfGoalForm, ...]) -> Submission:
    """The forms of one open workbook as a submission."""
    book = grids[0].book if grids else ""
    receipt = Receipt(book, Status.READ, sheets=len(grids), forms=len(forms))
    return Submission((receipt,), forms)


def check_reading(reading: Reading, county: County) -> tuple[Finding, ...]:
    """Everything wrong with what was read; not what the county lacks beside it."""
    submission, (policy, roster) = reading.submission, county
    if reading.columns is not None:
        return check_list(submission, reading.columns, policy, roster)
    summary = consolidate(submission, roster, policy.year)
    return tuple(f for f in check(submission, policy, roster, summary=summary) if f.form is not None)


CHECKS = Checks()
