"""A file's forms: a book that was read becomes a receipt and the forms on its sheets."""

from collections.abc import Iterator, Sequence

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.own_sheets import SUMMARY_SHEETS, TRACKING_SHEETS, YEARS_SHEETS, is_added
from xl_perfgoals.core.submission import Book, Doubt, Receipt, Status
from xl_perfgoals.core.template import CONVERSION_SHEET, IDENTITY_SHEET, OWN_SHEETS as TEMPLATE
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.problems import doubt, problem
from xl_perfgoals.parsing.form_parser import read_sheet
from xl_perfgoals.parsing.own_template import is_untouched, read_identity
from xl_perfgoals.pipeline.file_items import FileForms
from xl_perfgoals.pipeline.form_doubts import form_doubts
from xl_perfgoals.pipeline.other_forms import refusal, sheet_doubts

_NAMED_SHEETS = 3
"""So many blank sheets of a template are named; the rest are only counted."""

_ABOUT_CELLS = frozenset({"D10", "D11", "D12"})
"""Doubts about cells; those of our own lists beside the forms are filled by formulas and by nobody."""

_TRACKING, _YEARS = frozenset(TRACKING_SHEETS), frozenset(YEARS_SHEETS)

COUNTY_SHEETS = frozenset({"设置", "单位名册", "规则", "豁免"})
"""Sheets by which the county workbook is known, which may lie among the submissions too."""


def take_in_file(found: Found, limits: ReadingLimits = LIMITS) -> FileForms:
    """One file's receipt and forms; read and parsed right here."""
    return book_forms(read_file(found, limits))


def book_forms(book: Book) -> FileForms:
    """A book's receipt and its forms. A readable book without any form is refused; one with sheets that
    hold no form, or forms of other kinds, is read with a doubt for each such sheet; a summary of ours is
    passed over. Forms of our template that nobody filled in are not reported: they are counted in a doubt.
    """
    if book.problem is not None:
        return Receipt(book.name, Status.REFUSED, book.sha256, problem=book.problem), ()
    names = {grid.sheet for grid in book.grids}
    identity = read_identity(book.grids)
    template = identity is not None
    grids = tuple(grid for grid in book.grids if not _is_added(grid.sheet, template=template))
    if any(names >= known for known in (SUMMARY_SHEETS, COUNTY_SHEETS, _TRACKING, _YEARS)):
        own = Receipt(book.name, Status.SKIPPED, book.sha256, len(book.grids), problem=problem("K06"))
        return own, ()
    sheets = [(grid.sheet, read_sheet(grid)) for grid in grids if grid.rows]
    found = [form for _, sheet in sheets for form in sheet.forms]
    blank = [form for form in found if identity and is_untouched(form, identity.projects)]
    forms = tuple(form for form in found if form not in blank)
    if not forms:
        reason = (
            problem("B18", count=len(blank))
            if blank
            else refusal(sheet for _, sheet in sheets) or problem("B09")
        )
        return Receipt(book.name, Status.REFUSED, book.sha256, len(grids), problem=reason), ()
    doubts = (
        *(known for known in book.doubts if not _is_ours(known, template=template)),
        *(
            found
            for name, sheet in sheets
            if not (template and name in TEMPLATE)
            for found in sheet_doubts(name, sheet)
        ),
        *form_doubts(forms),
        *_blank_doubt(blank),
    )
    status = Status.DOUBTS if doubts else Status.READ
    receipt = Receipt(book.name, status, book.sha256, len(grids), len(forms), doubts=doubts, saved=book.saved)
    return receipt, forms


def _is_ours(known: Doubt, *, template: bool) -> bool:
    """Whether a doubt is about no part of what was handed in: our buttons or our template put it there."""
    sheet = known.sheet or ""
    if template and sheet in TEMPLATE - {CONVERSION_SHEET}:
        return sheet == IDENTITY_SHEET or known.code in _ABOUT_CELLS
    return _is_added(sheet, template=template)


def _is_added(sheet: str, *, template: bool) -> bool:
    """Whether a sheet only speaks about forms: our buttons added it, or the conversion into our template."""
    return is_added(sheet) or (template and sheet == CONVERSION_SHEET)


def _blank_doubt(blank: Sequence[PerfGoalForm]) -> Iterator[Doubt]:
    """One doubt for all forms of a template that were not filled in; it names a few of their sheets."""
    if blank:
        named = "、".join(form.at.sheet for form in blank[:_NAMED_SHEETS])
        more = "等" if len(blank) > _NAMED_SHEETS else ""
        yield doubt("D06", count=len(blank), sheets=named + more)
