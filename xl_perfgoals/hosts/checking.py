"""Checking an open workbook's own forms: what is found, then marked, listed and told."""

from collections.abc import Sequence
from typing import NamedTuple

import xlwings as xw

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.own_sheets import is_added
from xl_perfgoals.core.submission import Book
from xl_perfgoals.hosts import button_wording as words, refusals
from xl_perfgoals.hosts.checks import Reading, check_reading, submission_of
from xl_perfgoals.hosts.county import open_county
from xl_perfgoals.hosts.finding_list import NAME as LIST, finding_list
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.marks import TABLE as MARKS, marked_cells, marks_in, put_marks, take_marks
from xl_perfgoals.hosts.progress import Progress, quiet
from xl_perfgoals.hosts.refusals import RefusalError
from xl_perfgoals.hosts.sheets import write_sheet
from xl_perfgoals.hosts.snapshot import begin
from xl_perfgoals.hosts.verdicts import verdict
from xl_perfgoals.ops.messages import sentence
from xl_perfgoals.pipeline.book_forms import book_forms
from xl_perfgoals.wording import SEVERITY

_MOST_TOLD = 6


class Checked(NamedTuple):
    """What was found on the sheets of a workbook that hold forms, and how many forms they hold."""

    findings: tuple[Finding, ...]
    forms: int
    sheets: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """通过, or how many errors and warnings."""
        return verdict(self.findings)


def check_sheets(book: xw.Book, sheets: Sequence[xw.Sheet], tell: Progress | None = None) -> Checked:
    """Reads the sheets, and checks the forms on them as one submission."""
    grids: list[Grid] = []
    for number, sheet in enumerate(sheets, 1):
        if tell:
            tell(number, len(sheets))
        if not is_added(sheet.name):
            grids.append(grid_of(sheet))
    _, forms = book_forms(Book(book.name, "", tuple(grid for grid in grids if grid.rows)))
    if not forms:
        return Checked((), 0, ())
    reading = Reading(Grid(book.name, "", ()), submission_of(tuple(grids), forms))
    found = check_reading(reading, open_county(book))
    return Checked(found, len(forms), tuple(dict.fromkeys(form.at.sheet for form in forms)))


def show(book: xw.Book, checked: Checked, title: str, *, listed: bool) -> str:
    """Marks the findings in their cells and lists them; says what was done, and what could not be.

    Without `listed` they are listed only where they cannot be marked. title is the button's, for undoing.
    """
    unmarkable, unlistable = _why_not_marked(book, checked.sheets), _why_not_listed(book)
    listing = unlistable is None and (listed or unmarkable is not None)
    said = [] if unmarkable is None else [words.NOT_MARKED.format(reason=unmarkable)]
    if unmarkable is None or listing:
        with quiet(book.app):
            marked = _write(book, checked, title, marking=unmarkable is None, listing=listing)
        said += [words.MARKED.format(count=marked)] if marked else []
    said += [words.LISTED.format(sheet=LIST)] if listing else _told(checked.findings)
    return "\n".join(said)


def _why_not_marked(book: xw.Book, sheets: Sequence[str]) -> str | None:
    try:
        refusals.check_writable(book, [book.sheets[name] for name in sheets])
        refusals.check_extensible(book)
    except RefusalError as refusal:
        return str(refusal)
    return None


def _why_not_listed(book: xw.Book) -> str | None:
    try:
        refusals.check_writable(book, [])
        refusals.check_extensible(book)
    except RefusalError as refusal:
        return str(refusal)
    return None


def _write(book: xw.Book, checked: Checked, title: str, *, marking: bool, listing: bool) -> int:
    """Keeps what will be touched, then marks and lists; how many cells are marked."""
    front = book.sheets.active
    cells = marked_cells(book, checked.findings) if marking else {}
    snapshot = begin(book, title)
    if marking:
        earlier = [(mark.sheet, mark.address) for mark in marks_in(book) if mark.sheet in checked.sheets]
        touched = dict.fromkeys([*earlier, *((at.sheet, at.a1) for at in cells)])
        snapshot.keep_looks(book.sheets[sheet].range(address) for sheet, address in touched)
        snapshot.keep_table(MARKS)
    if listing:
        snapshot.keep_sheet(LIST)
    snapshot.finish()
    if marking:
        take_marks(book, checked.sheets)
        put_marks(book, cells)
    if listing:
        write_sheet(book, finding_list(checked.findings, checked.verdict))
    front.activate()
    return len(cells)


def _told(findings: Sequence[Finding]) -> list[str]:
    """The gravest findings as lines of a message."""
    standing = sorted((f for f in findings if not f.waived), key=lambda finding: finding.severity.rank)
    lines = [f"{SEVERITY[f.severity]} {f.code} {f.at.a1}：{sentence(f)}" for f in standing[:_MOST_TOLD]]
    if len(standing) > _MOST_TOLD:
        lines.append(words.MORE.format(count=len(standing)))
    return lines
