"""A form to what is written into a sheet of the template, with its notes; and what it should read back as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.head import head_content
from xl_perfgoals.templates.conversion.left_over import left_over
from xl_perfgoals.templates.conversion.money import money_content
from xl_perfgoals.templates.conversion.note import Note, doubtful
from xl_perfgoals.templates.conversion.rows import Placed, homes, placed, row_notes
from xl_perfgoals.templates.filled_form import FilledForm
from xl_perfgoals.templates.form_content import FormContent, IndicatorRow
from xl_perfgoals.templates.official_layout import COLUMN_WIDTHS
from xl_perfgoals.templates.places import Block, filled_blocks, indicator_rows
from xl_perfgoals.templates.row_height import is_cut_off


@dataclass(frozen=True, slots=True)
class ConvertedForm:
    """form is the source's. rows are its indicators and where they are written."""

    form: PerfGoalForm
    filled: FilledForm
    rows: tuple[Placed, ...]
    notes: tuple[Note, ...]


def converted_form(
    form: PerfGoalForm, demands: Mapping[Level2, Severity], page_notes: Sequence[Note] = ()
) -> ConvertedForm:
    """The form in the template. page_notes are those that its page gives reason for."""
    head, head_notes = head_content(form)
    money, money_notes = money_content(form.funding)
    blocks = filled_blocks(demands, *homes(form.indicators))
    rows = placed(form.indicators, blocks)
    content = FormContent(
        project=cell_text(head.project),
        department_and_code=cell_text(head.department),
        unit=cell_text(head.unit),
        attribute=cell_text(head.attribute),
        period=cell_text(head.period),
        year=head.year,
        total=cell_text(money.total),
        fiscal=cell_text(money.fiscal),
        other=cell_text(money.other),
        goal=cell_text(head.goal),
        rows=_written(blocks, rows),
    )
    notes = (
        *head_notes,
        *money_notes,
        *row_notes(form.indicators),
        *left_over(form),
        *page_notes,
        *_text_notes(form),
    )
    filled = FilledForm(content, blocks, cell_text(form.attachment.text))
    return ConvertedForm(form, filled, rows, tuple(dict.fromkeys(notes)))


def _written(blocks: tuple[Block, ...], rows: Sequence[Placed]) -> tuple[IndicatorRow, ...]:
    written = {place.row: place.indicator for place in rows}
    every = [row for block in blocks for row in block.rows]
    return tuple(
        line._replace(
            level2=cell_text(line.level2),
            name=cell_text(written[row].name.text),
            value=cell_text(written[row].target.text),
        )
        if row in written
        else line
        for row, line in zip(every, indicator_rows(blocks), strict=True)
    )


def _text_notes(form: PerfGoalForm) -> list[Note]:
    """The texts that no cell can hold as they are, or no row can show."""
    goal = form.annual_goal
    texts = [
        (say.PROJECT, form.project.at, form.project.text, sum(COLUMN_WIDTHS[2:])),
        (say.DEPARTMENT, form.department.at, form.department.text, COLUMN_WIDTHS[2]),
        (say.UNIT, form.unit.at, form.unit.text, COLUMN_WIDTHS[4]),
        (say.PERIOD, form.period.at, form.period.text, COLUMN_WIDTHS[4]),
        (say.GOAL, goal.at, goal.value or goal.text, sum(COLUMN_WIDTHS[1:])),
    ]
    for row in form.indicators:
        texts.append((say.NAME, row.name.at, row.name.text, COLUMN_WIDTHS[3]))
        texts.append((say.TARGET, row.target.at, row.target.text, COLUMN_WIDTHS[4]))
    notes: list[Note] = []
    for field, at, text, width in texts:
        if cell_text(text) != text.replace("\r\n", "\n").replace("\r", "\n"):
            notes.append(doubtful(field, at, text, say.CHANGED_TEXT))
        if is_cut_off(text, width):
            notes.append(doubtful(field, at, text, say.CUT_OFF))
    return notes
