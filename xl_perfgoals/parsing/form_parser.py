"""Grid to PerfGoalForm: reads what each blank of the head means; unreadable is a value, not an exception."""

import re

from xl_perfgoals.core.amount import Amount, MoneyUnit, read_amount
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Attribute, Entry, Funding, FundingPart, PerfGoalForm, Period
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.locate import Blank, Head, entry_at, locate
from xl_perfgoals.parsing.partition import FormRows, is_title, is_year_line, partition
from xl_perfgoals.parsing.rows import read_rows
from xl_perfgoals.parsing.targets import read_target

_YEAR = re.compile(r"(20\d\d)年")
_CODE = r"\d{3}|\d{6}|[0-9A-Z]{18}"
_CODE_BEHIND = re.compile(rf"(?s)(.*?\S)[\s(（\[【-]*(?<![0-9A-Z])({_CODE})[)）\]】]?\s*")
_CODE_BEFORE = re.compile(rf"(?s)[\[【(（]?({_CODE})[\]】)）]?[\s—–-]*(\D.*)")
_CODE_ALONE = re.compile(r"[\[【(（]?([0-9]{2,20}|[0-9A-Z]{18})[\]】)）]?")
_OTHER_DIGITS = re.compile(r"(?s)(.*[一-鿿)）\]】])[\s(（\[【-]*([0-9]{1,20})[)）\]】]?\s*")
_ATTRIBUTE = re.compile(r"([0-9]{2,6})[-—–−_ー:.、]*([^0-9].*)")
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_UNIT_OF_MONEY = re.compile(r"[(单位:](百?万元|千元|元)\)?")


def parse_forms(grid: Grid) -> tuple[PerfGoalForm, ...]:
    """All forms on a sheet, from top to bottom."""
    return tuple(parse_form(grid, rows) for rows in partition(grid))


def parse_form(grid: Grid, rows: FormRows) -> PerfGoalForm:
    """The form that stands in the given rows of the sheet."""
    head_grid = grid.part(rows.first, rows.table - 1 if rows.table else rows.last)
    head = locate(head_grid)
    first = _first_cell(head_grid)
    title, attachment = _titles(head_grid, first)
    year = _year(head_grid, head, first, title)
    department, code = _department(head_grid, head, first)
    indicators, last_row = (
        read_rows(grid.part(rows.first, rows.last), rows.table, year.value) if rows.table else ((), rows.last)
    )
    return PerfGoalForm(
        at=first,
        last_row=last_row,
        title=title,
        attachment=attachment,
        year=year,
        project=_text(head_grid, head, Label.PROJECT, first),
        department=department,
        department_code=code,
        unit=_text(head_grid, head, Label.UNIT, first),
        attribute=_attribute(head_grid, head, first),
        period=_period(head_grid, head, first),
        funding=_funding(head_grid, head, first),
        annual_goal=_goal(head_grid, head, first),
        indicators=indicators,
    )


def clean_goal(text: str) -> str:
    """A goal without the tags that systems leave in it."""
    return _MARKUP.sub("", text).strip()


def _first_cell(grid: Grid) -> CellRef:
    for row in range(grid.first_row, grid.last_row + 1):
        for col, _ in grid.filled(row):
            return grid.at(row, col)
    return grid.at(grid.first_row, grid.first_col)


def _absent(first: CellRef) -> Entry[str]:
    return Entry(None, "", None, first, found=False)


def _blank(head: Head, label: Label) -> Blank | None:
    blanks = head.get(label, ())
    return next((blank for blank in blanks if blank.text), blanks[0] if blanks else None)


def _text(grid: Grid, head: Head, label: Label, first: CellRef) -> Entry[str]:
    blank = _blank(head, label)
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


def _year(grid: Grid, head: Head, first: CellRef, title: Entry[str]) -> Entry[int]:
    """The fiscal year: the line under the title, a blank of its own, or the title itself."""
    line: Entry[int] | None = None
    for row in range(grid.first_row, grid.last_row + 1):
        for col, text in grid.filled(row):
            if is_year_line(text):
                found = _YEAR.search(squeeze(text))
                line = Entry(grid.value(row, col), text, int(found[1]) if found else None, grid.at(row, col))
                if found:
                    return line
    blank = _blank(head, Label.YEAR)
    if blank is not None:
        digits = re.fullmatch(r"(20\d\d)(?:年度?)?", squeeze(blank.text))
        return entry_at(grid, blank, int(digits[1]) if digits else None)
    if line is None and (found := _YEAR.search(squeeze(title.text))):
        return Entry(title.raw, title.text, int(found[1]), title.at)
    return line or Entry(None, "", None, first, found=False)


def _department(grid: Grid, head: Head, first: CellRef) -> tuple[Entry[str], Entry[str]]:
    """主管部门 without its code, and the code, from one blank or from two."""
    blank, code_blank = _blank(head, Label.DEPARTMENT), _blank(head, Label.DEPARTMENT_CODE)
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
    if alone := _CODE_ALONE.fullmatch(text.strip()):
        return "", alone[1]
    if behind := _CODE_BEHIND.fullmatch(text):
        return behind[1].strip(), behind[2]
    if before := _CODE_BEFORE.fullmatch(text):
        return before[2].strip(), before[1]
    if other := _OTHER_DIGITS.fullmatch(text):
        return other[1].strip(), other[2]
    return text.strip(), ""


def _attribute(grid: Grid, head: Head, first: CellRef) -> Entry[Attribute]:
    blank = _blank(head, Label.ATTRIBUTE)
    if blank is None:
        return Entry(None, "", None, first, found=False)
    words = squeeze(blank.text)
    coded = _ATTRIBUTE.fullmatch(words)
    value = Attribute(coded[1], coded[2]) if coded else Attribute("", words) if words else None
    return entry_at(grid, blank, value)


def _period(grid: Grid, head: Head, first: CellRef) -> Entry[Period]:
    blank = _blank(head, Label.PERIOD)
    if blank is None:
        return Entry(None, "", None, first, found=False)
    return entry_at(grid, blank, read_period(blank.text))


def read_period(text: str) -> Period | None:
    """项目期 as months: "1 年", "2023年4月-2024年2月", "18个月"; None if it says no length."""
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


def _funding(grid: Grid, head: Head, first: CellRef) -> Funding:
    declared = _money_unit(head)
    unit = declared or MoneyUnit.WAN

    def amount(label: Label) -> Entry[Amount]:
        blank = _blank(head, label)
        if blank is None:
            return Entry(None, "", None, first, found=False)
        raw = grid.value(blank.at.row, blank.at.col)
        return entry_at(grid, blank, read_amount(raw if blank.text else None, unit))

    more = tuple(
        FundingPart(
            blank.label_text,
            entry_at(grid, blank, read_amount(grid.value(blank.at.row, blank.at.col), unit)),
        )
        for label in (Label.CARRYOVER, Label.OWN)
        for blank in head.get(label, ())
    )
    return Funding(
        amount(Label.TOTAL),
        amount(Label.FISCAL),
        amount(Label.OTHER),
        more,
        unit,
        declared=declared is not None,
    )


def _money_unit(head: Head) -> MoneyUnit | None:
    for label in (Label.TOTAL, Label.FUNDING, Label.FISCAL):
        for blank in head.get(label, ()):
            if stated := _UNIT_OF_MONEY.search(squeeze(blank.label_text)):
                return MoneyUnit.YUAN if stated[1] == "元" else MoneyUnit.WAN
    return None


def _goal(grid: Grid, head: Head, first: CellRef) -> Entry[str]:
    blank = _blank(head, Label.GOAL)
    return entry_at(grid, blank, clean_goal(blank.text) or None) if blank else _absent(first)
