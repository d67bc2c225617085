"""The head of a form as the template has it, money apart: names, year, attribute, period, goal."""

from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.core.cells import scalar_text
from xl_perfgoals.core.form import Attribute, Entry, PerfGoalForm, Period
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.names import read_attribute, split_code
from xl_perfgoals.parsing.periods import read_period
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.note import Note, doubtful, lost, repaired


class HeadContent(NamedTuple):
    """What is written into the blanks."""

    year: str
    project: str
    department: str
    unit: str
    attribute: str
    period: str
    goal: str


def head_content(form: PerfGoalForm) -> tuple[HeadContent, list[Note]]:
    """What is written into the blanks of the head, and notes on it."""
    content = HeadContent(
        year=str(form.year.value or ""),
        project=form.project.value or form.project.text,
        department=_department(form),
        unit=form.unit.text,
        attribute=_attribute(form.attribute),
        period=_period(form.period),
        goal=form.annual_goal.value or form.annual_goal.text,
    )
    return content, [*_name_notes(form, content), *_rewritten(form, content), *_goal_notes(form)]


def _department(form: PerfGoalForm) -> str:
    """Name and code as the form wants them: 石桥镇人民政府 061."""
    name, code = form.department.value or "", form.department_code.text
    if not name and not form.department.empty and not split_code(form.department.text)[1]:
        name = form.department.text  # an error text: nobody's name, but nothing is hidden
    return f"{name} {code}".strip()


def _attribute(entry: Entry[Attribute]) -> str:
    if entry.value is None:
        return entry.text
    code, name = entry.value
    return f"{code}-{name}" if code else name


def _period(entry: Entry[Period]) -> str:
    """项目期 as it stands where that says all; what only its label or two blanks say is written out."""
    period = entry.value
    if period is None or read_period(entry.text) == period:
        return entry.text
    if period.start and period.end:
        return "-".join(f"{int(day[:4])}年{int(day[5:7])}月" for day in (period.start, period.end))
    months = period.months or 0
    return f"{months // 12} 年" if months % 12 == 0 else f"{months} 个月"


def _name_notes(form: PerfGoalForm, content: HeadContent) -> Iterator[Note]:
    if form.year.value is None and any(map(str.isalnum, form.year.text.replace("年度", ""))):
        yield doubtful(say.YEAR, form.year.at, form.year.text, say.NO_YEAR)
    if form.project_code.text:
        yield lost(say.PROJECT_CODE, form.project_code.at, form.project_code.text, say.NO_PLACE)
    standing = squeeze(scalar_text(form.unit.raw))
    rest = standing.replace(squeeze(content.unit), "", 1)
    if content.unit and any(map(str.isdigit, rest)):
        words = say.CODE_LOST.format(name=content.unit)
        yield lost(say.UNIT, form.unit.at, scalar_text(form.unit.raw), words)
    if form.project.text and squeeze(form.project.text) != squeeze(content.project):
        yield repaired(
            say.PROJECT, form.project.at, form.project.text, say.REWRITTEN.format(text=content.project)
        )


def _rewritten(form: PerfGoalForm, content: HeadContent) -> Iterator[Note]:
    """What is written otherwise than it stands, beyond dashes and blanks."""
    if form.department.text and _bare(form.department.text) != _bare(content.department):
        words = say.REWRITTEN.format(text=content.department)
        yield repaired(say.DEPARTMENT, form.department.at, form.department.text, words)
    for field, entry, text in (
        (say.ATTRIBUTE, form.attribute, content.attribute),
        (say.PERIOD, form.period, content.period),
    ):
        if entry.text and _bare(entry.text) != _bare(text):
            yield repaired(field, entry.at, entry.text, say.REWRITTEN.format(text=text))
    if content.attribute and (read := read_attribute(content.attribute)) != form.attribute.value:
        after = " ".join(read or ())
        yield doubtful(say.ATTRIBUTE, form.attribute.at, form.attribute.text, say.DIFFERS.format(after=after))


def _bare(text: str) -> str:
    return "".join(char for char in squeeze(text) if char.isalnum())


def _goal_notes(form: PerfGoalForm) -> Iterator[Note]:
    goal, long = form.annual_goal, form.long_goal
    if goal.value and squeeze(goal.value) != squeeze(goal.text):
        yield repaired(say.GOAL, goal.at, goal.text, say.GOAL_CLEANED)
    if long.empty:
        return
    yield lost(say.LONG_GOAL, long.at, long.text, say.LONG_LOST)
    if goal.empty:
        yield doubtful(say.GOAL, long.at, long.text, say.ONLY_LONG_GOAL)
