"""Checks: what cell functions read and find, remembered by what stands in the cells."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

import xlwings as xw

from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.hosts.asked_cells import (
    Places,
    digest,
    filled_rows,
    formulas_of,
    may_hold_verdicts,
    places_of_verdicts,
    without_empty_columns,
    without_places,
)
from xl_perfgoals.hosts.county import County, county_of
from xl_perfgoals.hosts.grids import HostRow, Part, finished_grid, host_rows, scalar_rows, used_part
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.check_list import check_list
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.project_list import Columns, parse_project_list

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_REMEMBERED = 64
_SETTINGS_LAST = 5.0
"""Seconds for which a workbook's settings are not read again."""


class Reading(NamedTuple):
    """What an area holds: forms, or a list of projects; columns are those of the list, None for forms."""

    grid: Grid
    submission: Submission
    columns: Columns | None = None


class LeastRecent(Generic[K, V]):
    """Remembers what was worked out; when full, forgets what was not asked for longest."""

    def __init__(self, limit: int = _REMEMBERED) -> None:
        self._limit = limit
        self._known: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made at need."""
        if key in self._known:
            self._known.move_to_end(key)
        else:
            self._known[key] = make()
            if len(self._known) > self._limit:
                self._known.popitem(last=False)
        return self._known[key]


class Checks:
    """Reads and checks areas of open workbooks, each content once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counties: dict[str, tuple[float, int, County]] = {}
        self._verdicts: LeastRecent[bytes, Places] = LeastRecent()
        self._seen: LeastRecent[Hashable, tuple[Hashable, Reading]] = LeastRecent()
        self._readings: LeastRecent[Hashable, Reading] = LeastRecent()
        self._findings: LeastRecent[Hashable, tuple[Finding, ...]] = LeastRecent()
        self.made = 0
        """How many checks were really made."""

    def reading(self, place: xw.Range | xw.Sheet) -> Reading:
        """What the place holds."""
        part = used_part(place)
        return self._reading(part, part.sheet.book.name)[1]

    def findings(self, place: xw.Range | xw.Sheet) -> tuple[Reading, tuple[Finding, ...]]:
        """What the place holds, and everything wrong with it."""
        part = used_part(place)
        book = part.sheet.book
        key, reading = self._reading(part, book.name)
        version, county = self._settings(book) if reading.submission.forms else (0, County())
        return reading, self._findings.get((key, version), lambda: self._checked(reading, county))

    def county(self, book: xw.Book) -> County:
        """The workbook's settings, read at most once in a few seconds."""
        return self._settings(book)[1]

    def _reading(self, part: Part, book: str) -> tuple[Hashable, Reading]:
        rows = host_rows(part)
        formulas = formulas_of(part, filled_rows(rows))
        if may_hold_verdicts(formulas):
            ours = self._verdicts.get(digest(formulas), lambda: places_of_verdicts(formulas))
            rows = without_places(rows, ours)
        # A thousand cells ask about the same values: those are turned into ours once.
        seen = (book, part.sheet.name, part.area, digest(rows))
        return self._seen.get(seen, lambda: self._read(part, book, rows))

    def _read(self, part: Part, book: str, given: Sequence[HostRow]) -> tuple[Hashable, Reading]:
        """What the values mean, known by them alone: the part in use grows with each formula entered."""
        rows = without_empty_columns(scalar_rows(given))
        width = max((len(row) for row in rows), default=1)
        top, left, _, _ = part.area
        area = Area(top, left, top + max(len(rows), 1) - 1, left + width - 1)
        sheet = part.sheet
        key = (book, sheet.name, area, digest(rows))
        return key, self._readings.get(key, lambda: read_grid(finished_grid(sheet, area, rows)))

    def _settings(self, book: xw.Book) -> tuple[int, County]:
        """The settings and their version, which changes only when they do."""
        read_at, version, county = self._counties.get(book.name, (float("-inf"), 0, County()))
        if self._clock() - read_at > _SETTINGS_LAST:
            fresh = county_of(book)
            version += fresh != county
            self._counties[book.name] = (self._clock(), version, fresh)
            county = fresh
        return version, county

    def _checked(self, reading: Reading, county: County) -> tuple[Finding, ...]:
        self.made += 1
        return check_reading(reading, county)


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
