"""Grid to forms: every form on a sheet, in whatever layout, and what on it is none."""

from dataclasses import dataclass

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.parsing.blocks import blocks, may_be_cut
from xl_perfgoals.parsing.landmarks import landmarks
from xl_perfgoals.parsing.other_kinds import OtherKind, is_whole_department, kind_of_page, kind_of_sheet
from xl_perfgoals.parsing.own_template import page_of
from xl_perfgoals.parsing.page_form import parse_form
from xl_perfgoals.parsing.partition import FormRows, partition
from xl_perfgoals.parsing.planned_form import planned_form, remember


@dataclass(frozen=True, slots=True)
class SheetForms:
    """What a sheet holds: its forms; forms of other kinds, which are not read; rows that fit no form."""

    forms: tuple[PerfGoalForm, ...]
    others: tuple[OtherKind, ...] = ()
    unplaced: tuple[int, ...] = ()


def parse_forms(grid: Grid) -> tuple[PerfGoalForm, ...]:
    """All forms on a sheet, from top to bottom, those side by side from left to right.

    The margin of our own template is left aside.
    """
    return read_sheet(grid).forms


def read_sheet(grid: Grid) -> SheetForms:
    """All forms on a sheet, and what else stands on it in the place of forms."""
    form = planned_form(grid)
    return general_sheet(grid) if form is None else SheetForms((form,))


def general_sheet(grid: Grid) -> SheetForms:
    """As read_sheet, whatever is known of the template of the sheet."""
    page = page_of(grid)
    forms: list[PerfGoalForm] = []
    others: list[OtherKind] = []
    own: FormRows | None = None
    known = landmarks(page)
    for block in blocks(page, known):
        above = block.first_row
        for rows in partition(block, known if block is page else None):
            found = _form_or_kind(block, rows, above)
            above = rows.last + 1
            if isinstance(found, OtherKind):
                others.append(found)
            else:
                forms.append(found)
                own = rows if block is grid and found.project.found else None
    if own is not None and len(forms) == 1 and not others and not may_be_cut(grid, known):
        remember(grid, own)
    if forms or others:
        return SheetForms(tuple(forms), tuple(others))
    from xl_perfgoals.parsing.flat_tables import read_flat_tables  # noqa: PLC0415 - few sheets come so far

    flat = read_flat_tables(page)
    if flat.forms:
        return SheetForms(flat.forms, unplaced=flat.unplaced)
    whole = kind_of_sheet(page)
    return SheetForms((), (whole,) if whole else ())


def _form_or_kind(grid: Grid, rows: FormRows, above: int) -> PerfGoalForm | OtherKind:
    """The form in the rows given, or what it is instead; above is the first row behind the last form."""
    if kind := kind_of_page(grid, rows):
        return kind
    form = parse_form(grid, rows)
    if not form.project.found and is_whole_department(grid.part(above, rows.last)):
        return OtherKind.WHOLE_DEPARTMENT
    return form
