"""The functions for cells: each converts its arguments, calls what it needs, and converts the answer.

A docstring's first line is what Excel's function wizard shows; VBA can hold no Chinese there.
"""

from typing import TypeAlias

import xlwings as xw

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.hosts import native, udf_wording as words
from xl_perfgoals.hosts.arguments import (
    Given,
    asking_cell,
    cells_given,
    flag_given,
    grid_given,
    is_many,
    text_given,
)
from xl_perfgoals.hosts.checks import CHECKS, Checked, Reading, check_reading, read_grid
from xl_perfgoals.hosts.county import County
from xl_perfgoals.hosts.guard import InputError, answering
from xl_perfgoals.hosts.pressing import book_in_front
from xl_perfgoals.hosts.reported import status_of
from xl_perfgoals.hosts.rule_parts import rule_part
from xl_perfgoals.hosts.target_parts import Answer, target_part
from xl_perfgoals.hosts.totals import total_of
from xl_perfgoals.hosts.udf_parameters import (
    Answered,
    Caller,
    Department,
    Detail,
    FormArea,
    ListArea,
    Money,
    MoneyColumn,
    MoneyUnitName,
    RuleCode,
    RulePart,
    TargetPart,
    TargetText,
    UnitName,
)
from xl_perfgoals.hosts.verdicts import finding_rows
from xl_perfgoals.hosts.wanyuan import in_wanyuan, money_unit
from xl_perfgoals.parsing.targets import read_target

native.spare_marshalling()

Table: TypeAlias = list[list[Answer]]


@xw.func
@answering
def PG_VALIDATE(  # noqa: N802 - Excel's functions are written in capitals
    area: FormArea = None,
    detail: Detail = None,
    caller: Caller = None,
) -> Answered:
    """Checks a performance-goal form or a list of projects; without an area, the forms on the same sheet.

    校验绩效目标表：返回“通过”或错误、警告的个数；detail 为 TRUE 时列出每条问题的位置、内容和建议。
    """
    if area is None:
        here = asking_cell(caller)
        if here is None:
            raise InputError(words.NO_CALLER)
        checked = CHECKS.checked(here.sheet)
    elif isinstance(area, xw.Range):
        checked = CHECKS.checked(area)
    else:
        reading = read_grid(grid_given(area))
        checked = Checked(reading, check_reading(reading, County()))
    if not checked.reading.submission.forms:
        raise InputError(words.NOTHING_FOUND)
    if not flag_given(detail):
        return checked.verdict
    rows: Table = [list(words.HEADINGS)]
    rows += finding_rows(checked.findings) or [list(words.NO_FINDINGS)]
    return _fitted(rows, asking_cell(caller))


@xw.func
@answering
def PG_TOTAL(  # noqa: N802
    area: ListArea,
    department: Department = None,
    column: MoneyColumn = None,
) -> Answered:
    """Adds up a department's money, exactly, in 10,000 yuan, over a list of projects or over forms.

    按主管部门（名称、别名或代码）合计资金，单位万元；有读不出的金额时说明是哪一格，不给错数。
    """
    name = text_given(column) or "年度资金总额"
    label = words.MONEY_COLUMNS.get(squeeze(name))
    if label is None:
        raise InputError(words.NO_COLUMN.format(column=name))
    return float(total_of(_reading(area), squeeze(text_given(department)), label, _county(area).roster))


@xw.func
@answering
def PG_WANYUAN(  # noqa: N802
    text_or_number: Money,
    unit: MoneyUnitName = None,
) -> Answered:
    """Converts money, written in any way, to 10,000 yuan.

    把“65904元”“6.5904万元”“1.2亿”这样的金额换算为万元；没有写单位的数字按 unit 计，不填就是万元。
    """
    counted_in = money_unit(text_given(unit))
    if not is_many(text_or_number):
        return in_wanyuan(*next(cells_given(text_or_number))[0], counted_in)
    one = answering(in_wanyuan)  # an unreadable cell must not spoil the rest
    return [[one(value, shown, counted_in) for value, shown in row] for row in cells_given(text_or_number)]


@xw.func
@answering
def PG_TARGET(  # noqa: N802
    text: TargetText,
    part: TargetPart = None,
) -> Answered:
    """Takes a target value apart: its operator, number, unit, kind.

    拆开一个指标值；part 可写 运算符、数字、上限、单位、类型、金额元、日期、截止日期、可量化，不填给一行说明。
    """
    wanted = text_given(part)
    answers: Table = [
        [target_part(read_target(shown), wanted) for _, shown in row] for row in cells_given(text)
    ]
    return answers if is_many(text) else answers[0][0]


@xw.func
@answering
def PG_RULE(  # noqa: N802
    code: RuleCode,
    part: RulePart = None,
) -> str:
    """Tells what a rule of the catalogue says.

    规则说明；part 可写 名称、级别、类别、依据、说明，不填则返回“名称（级别）”。
    """
    return rule_part(text_given(code), text_given(part))


@xw.func
@answering
def PG_STATUS(  # noqa: N802
    unit: UnitName,
    caller: Caller = None,
) -> str:
    """Tells the state of a unit's submission, from this workbook's sheet of submissions.

    查一个单位的报送状态（未报、报送不全、退回、通过……），取自本工作簿的“报送情况”表。
    """
    wanted = squeeze(text_given(unit))
    if not wanted:
        raise InputError(words.LEFT_OUT.format(what="单位"))
    here = asking_cell(caller)
    book = here.sheet.book if here is not None else book_in_front()
    return status_of(book, wanted, CHECKS.county(book).roster)


UDFS = (PG_VALIDATE, PG_TOTAL, PG_WANYUAN, PG_TARGET, PG_RULE, PG_STATUS)
"""Every function for cells; the wrappers in VBA are written from this."""


def _reading(area: Given) -> Reading:
    return CHECKS.reading(area) if isinstance(area, xw.Range) else read_grid(grid_given(area))


def _county(area: Given) -> County:
    return CHECKS.county(area.sheet.book) if isinstance(area, xw.Range) else County()


def _fitted(rows: Table, here: xw.Range | None) -> Table:
    """The rows, filled up with blanks to the size of the array that was selected for them."""
    if here is None or here.size == 1 or not here.has_array:
        return rows
    height, width = here.shape
    blank: list[Answer] = [""] * max(0, width - len(rows[0]))
    return [row + blank for row in rows] + [[""] * (len(rows[0]) + len(blank))] * max(0, height - len(rows))
