"""Totals of a department over what an area holds: exact, or said why not."""

from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.form import Entry, PerfGoalForm
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.summary import CountySummary, Money
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.checks import Reading
from xl_perfgoals.hosts.guard import InputError
from xl_perfgoals.hosts.units import same_code, unit_named
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.parsing.labels import Label


def total_of(reading: Reading, department: str, column: Label, roster: Roster) -> Amount:
    """The money of a department ("": of all) in one column. Raises InputError when not known exactly."""
    if not reading.submission.forms:
        raise InputError(words.NOTHING_FOUND)
    if reading.columns is None:
        amounts = list(_of_forms(reading, department, column, roster))
    elif column not in reading.columns:
        raise InputError(words.COLUMN_ABSENT.format(column=column.value[0]))
    else:
        amounts = list(_of_list(reading, department, column, roster))
    if not amounts and department and unit_named(department, roster) is None:
        raise InputError(words.NO_PROJECTS_OF.format(department=department))
    return add(amounts)


def _of_forms(reading: Reading, department: str, column: Label, roster: Roster) -> Iterator[Amount]:
    summary = consolidate(reading.submission, roster)
    for left in summary.left_out:
        if _is_of(left.form, department, roster, _known(left.form, summary)):
            project = left.form.project
            raise InputError(
                words.NOT_SUMMED.format(cell=project.at.a1, project=project.text, reason=left.reason)
            )
    for line in summary.lines:
        if _matches(department, line.department, line.code, roster):
            yield _column(line.money, column)


def _known(form: PerfGoalForm, summary: CountySummary) -> str:
    """The code that other forms give the department of a form that has none."""
    key = name_key(form.department.value or "")
    return next((line.code for line in summary.lines if name_key(line.department) == key), "")


def _of_list(reading: Reading, department: str, column: Label, roster: Roster) -> Iterator[Amount]:
    for form in reading.submission.forms:
        if not _is_of(form, department, roster):
            continue
        entry = _entry(form, column)
        if entry.value is not None:
            yield entry.value
        elif entry.blank:
            yield Decimal(0)
        else:
            raise InputError(words.UNREADABLE_AMOUNT.format(cell=entry.at.a1, text=entry.text))


def _is_of(form: PerfGoalForm, department: str, roster: Roster, code: str = "") -> bool:
    return _matches(department, form.department.value or "", form.department_code.value or code, roster)


def _matches(wanted: str, name: str, code: str, roster: Roster) -> bool:
    """Whether a department is the one wanted: by name, alias or code; any is when none is wanted."""
    if not wanted:
        return True
    unit = unit_named(wanted, roster)
    if unit is not None and roster.find(name, code) is unit:
        return True
    return name_key(wanted) == name_key(name) or (bool(code) and same_code(wanted, code))


def _column(money: Money, column: Label) -> Amount:
    part = {Label.TOTAL: money.total, Label.FISCAL: money.fiscal, Label.OTHER: money.other}[column]
    return part.amount


def _entry(form: PerfGoalForm, column: Label) -> Entry[Amount]:
    funding = form.funding
    return {Label.TOTAL: funding.total, Label.FISCAL: funding.fiscal, Label.OTHER: funding.other}[column]
