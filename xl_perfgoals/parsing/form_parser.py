"""Grid to PerfGoalForm: reads what each blank of the head means; unreadable is a value, not an exception."""

import re

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Attribute, Entry, PerfGoalForm, Period
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.blocks import blocks
from xl_perfgoals.parsing.contacts import read_contacts
from xl_perfgoals.parsing.funding_block import read_funding
from xl_perfgoals.parsing.goal_block import read_goals
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.locate import Head, blank_of, entry_at, locate
from xl_perfgoals.parsing.own_template import page_of
from xl_perfgoals.parsing.partition import FormRows, is_title, partition
from xl_perfgoals.parsing.rows import read_rows
from xl_perfgoals.parsing.targets import read_target
from xl_perfgoals.parsing.years import read_year

_LONGEST_NAME = 200
_CODE = r"\d{3}|\d{6}|[0-9A-Z]{18}"
_CODE_BEHIND = re.compile(rf"(?s)(.*?\S)[\s(（\[【-]*(?<![0-9A-Z])({_CODE})[)）\]】]?\s*")
_CODE_BEFORE = re.compile(rf"(?s)[\[【(（]?({_CODE})[\]】)）]?[\s—–-]*(\D.*)")
_CODE_ALONE = re.compile(r"[\[【(（]?([0-9]{2,20}|[0-9A-Z]{18})[\]】)）]?")
_OTHER_DIGITS = re.compile(r"(?s)(.*[一-鿿)）\]】])[\s(（\[【-]*([0-9]{1,20})[)）\]】]?\s*")
_ATTRIBUTE = re.compile(r"([0-9]{2,6})[-—–−_ー:.、]*([^0-9].*)")
_PROJECT_CODE = re.compile(r"([0-9]{8}[A-Z][0-9A-Z]{12})[\s—–_-]*(\S.*)", re.DOTALL)
_YEARS = re.compile(r"(20[0-9]{2})(?:年度?)?(?:[-–—~至到]+)(20[0-9]{2})(?:年度?)?")
_THIS_YEAR = frozenset({"当年", "当年度", "本年", "本年度"})
_YEARS_OR_MONTHS = re.compile(r"\((年|月)\)")


def parse_forms(grid: Grid) -> tuple[PerfGoalForm, ...]:
    """All forms on a sheet, from top to bottom, those side by side from left to right.

    The margin of our own template is left aside.
    """
    return tuple(parse_form(block, rows) for block in blocks(page_of(grid)) for rows in partition(block))


def parse_form(grid: Grid, rows: FormRows) -> PerfGoalForm:
    """The form that stands in the given rows of the sheet."""
    head_grid = grid.part(rows.first, rows.table - 1 if rows.table else rows.last)
    head = locate(head_grid)
    first = _first_cell(head_grid)
    title, attachment = _titles(head_grid, first)
    year = read_year(head_grid, head, first, title)
    department, code = _department(head_grid, head, first)
    project, project_code = _project(head_grid, head, first)
    annual_goal, long_goal = read_goals(head_grid, head, first)
    indicators, last_row = (
        read_rows(grid.part(rows.first, rows.last), rows.table, year.value) if rows.table else ((), rows.last)
    )
    return PerfGoalForm(
        at=first,
        last_row=last_row,
        title=title,
        attachment=attachment,
        year=year,
        project=project,
        project_code=project_code,
        department=department,
        department_code=code,
        unit=_text(head_grid, head, Label.UNIT, first),
        attribute=_attribute(head_grid, head, first),
        period=_period(head_grid, head, first),
        funding=read_funding(head_grid, head, first),
        annual_goal=annual_goal,
        long_goal=long_goal,
        indicators=indicators,
        contacts=(*read_contacts(head_grid), *read_contacts(grid.part(last_row + 1, rows.last))),
    )


def _first_cell(grid: Grid) -> CellRef:
    for row in range(grid.first_row, grid.last_row + 1):
        for col, _ in grid.filled(row):
            return grid.at(row, col)
    return grid.at(grid.first_row, grid.first_col)


def _absent(first: CellRef) -> Entry[str]:
    return Entry(None, "", None, first, found=False)


def _text(grid: Grid, head: Head, label: Label, first: CellRef) -> Entry[str]:
    blank = blank_of(head, label)
    return entry_at(grid, blank, blank.text or None) if blank else _absent(first)


def _titles(grid: Grid, first: CellRef) -> tuple[Entry[str], Entry[str]]:
    """The title and the line above it that names the attachment."""
    title = attachment = _absent(first)
    for row in range(grid.first_row, grid.last_row + 1):
        for col, text in grid.filled(row):
            if not is_title(text):
                continue
            found = Entry(grid.value(row, col), text, text, grid.at(row, col))
            if squeeze(text).startswith("附件"):
                attachment = found
            elif title.empty:
                title = found
    return title, attachment


def _department(grid: Grid, head: Head, first: CellRef) -> tuple[Entry[str], Entry[str]]:
    """主管部门 without its code, and the code, from one blank or from two."""
    blank, code_blank = blank_of(head, Label.DEPARTMENT), blank_of(head, Label.DEPARTMENT_CODE)
    code = entry_at(grid, code_blank, squeeze(code_blank.text) or None) if code_blank else None
    if blank is None:
        return _absent(first), code or _absent(first)
    name, glued = split_code(blank.text)
    if code is None or code.empty:
        raw = grid.value(blank.at.row, blank.at.col)
        code = Entry(raw if glued else None, glued, glued or None, blank.at)
    return entry_at(grid, blank, name or None), code


def split_code(text: str) -> tuple[str, str]:
    """A department's name and the code glued before or behind it: "平罗县灵沙乡人民政府 056".

    Digits behind the name are taken for its code even when no code has that many.
    """
    if len(text) > _LONGEST_NAME:
        return text.strip(), ""
    if alone := _CODE_ALONE.fullmatch(text.strip()):
        return "", alone[1]
    if behind := _CODE_BEHIND.fullmatch(text):
        return behind[1].strip(), behind[2]
    if before := _CODE_BEFORE.fullmatch(text):
        return before[2].strip(), before[1]
    if other := _OTHER_DIGITS.fullmatch(text):
        return other[1].strip(), other[2]
    return text.strip(), ""


def _project(grid: Grid, head: Head, first: CellRef) -> tuple[Entry[str], Entry[str]]:
    """项目名称 without a code glued before it, and 项目编码 from a blank of its own or from there."""
    name, code = _text(grid, head, Label.PROJECT, first), _text(grid, head, Label.PROJECT_CODE, first)
    glued = _PROJECT_CODE.fullmatch(name.text)
    if glued is None:
        return name, code
    if code.empty:
        code = Entry(name.raw, glued[1], glued[1], name.at)
    return name._replace(value=glued[2]), code


def _attribute(grid: Grid, head: Head, first: CellRef) -> Entry[Attribute]:
    blank = blank_of(head, Label.ATTRIBUTE)
    if blank is None:
        return Entry(None, "", None, first, found=False)
    return entry_at(grid, blank, read_attribute(blank.text))


def read_attribute(text: str) -> Attribute | None:
    """项目属性 as code and name: "0101-一年期项目"; a name alone has the code ""."""
    words = squeeze(text)
    coded = _ATTRIBUTE.fullmatch(words)
    return Attribute(coded[1], coded[2]) if coded else Attribute("", words) if words else None


def _period(grid: Grid, head: Head, first: CellRef) -> Entry[Period]:
    blank = blank_of(head, Label.PERIOD)
    if blank is None:
        return Entry(None, "", None, first, found=False)
    counted_in = _YEARS_OR_MONTHS.search(squeeze(blank.label_text))
    unit = counted_in[1] if counted_in and squeeze(blank.text).isdecimal() else ""
    return entry_at(grid, blank, read_period(blank.text + unit.replace("月", "个月")))


def read_period(text: str) -> Period | None:
    """项目期 as months: "1 年", "2023年4月-2024年2月", "2022-2024", "当年"; None if it says no length."""
    words = squeeze(text)
    if words in _THIS_YEAR:
        return Period(12)
    if years := _YEARS.fullmatch(words):
        first, last = years.groups()
        return Period((int(last) - int(first) + 1) * 12, f"{first}-01", f"{last}-12")
    target = read_target(text)
    if target.kind is Kind.DURATION and target.number is not None and target.op is None:
        months = target.number * 12 if target.unit == "年" else target.number
        known = target.unit in {"年", "个月", "月"} and months == int(months)
        return Period(int(months)) if known else None
    if target.kind is Kind.DATE_RANGE and target.date and target.date2:
        start, end = _year_month(target.date), _year_month(target.date2)
        if start and end:
            return Period((end[0] - start[0]) * 12 + end[1] - start[1] + 1, target.date[:7], target.date2[:7])
    if target.kind is Kind.DATE and target.granularity == "year":
        return Period(12, f"{target.date}-01", f"{target.date}-12")
    return None


def _year_month(date: str) -> tuple[int, int] | None:
    found = re.match(r"(\d{4})-(\d\d)", date)
    return (int(found[1]), int(found[2])) if found else None
