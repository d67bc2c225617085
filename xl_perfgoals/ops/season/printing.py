"""A kept form as the official 附件2 prints it, and what of it has no place there."""

from collections.abc import Iterator

from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.printed_form import PrintedForm, PrintedRow
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.ops.season.content import FrozenForm, IndicatorContent
from xl_perfgoals.parsing.goal_block import clean_goal

_OFFICIAL_MONEY = 3
"""FrozenForm.money begins with the three lines of the official form."""
LONG_GOAL, LONG_ROWS, WEIGHTS, COSTS, SOURCES = "中长期目标", "中长期指标", "权重", "成本明细", "资金明细"


def printed(content: FrozenForm) -> PrintedForm:
    """A form as it is printed."""
    code = content.department_code or ""
    department = content.department
    if code and code not in department:
        department = f"{department} {code}".strip()
    return PrintedForm(
        year=str(content.year or ""),
        project=content.project,
        department=department,
        unit=content.unit,
        attribute=content.attribute,
        period=content.period,
        total=_amount(content, 0, content.total),
        fiscal=_amount(content, 1, content.fiscal),
        other=_amount(content, 2, content.other),
        goal=clean_goal(content.annual_goal or content.long_goal),
        rows=tuple(_row(indicator) for indicator in content.indicators or content.long_indicators),
    )


def without_place(content: FrozenForm) -> tuple[str, ...]:
    """What the form says and the official form has no place for."""
    return tuple(_without_place(content))


def _without_place(content: FrozenForm) -> Iterator[str]:
    if content.long_goal and content.annual_goal:
        yield LONG_GOAL
    if content.long_indicators and content.indicators:
        yield LONG_ROWS
    if any(row.weight for row in content.indicators):
        yield WEIGHTS
    if content.costs:
        yield COSTS
    if any(squeeze(line.text) for line in content.money[_OFFICIAL_MONEY:]):
        yield SOURCES


def _amount(content: FrozenForm, place: int, amount: str | None) -> str:
    """The amount in 万元, whatever unit the form counts in; its text where it is no amount."""
    if amount is not None:
        return amount
    return content.money[place].text if place < len(content.money) else ""


def _row(indicator: IndicatorContent) -> PrintedRow:
    level1 = indicator.level1
    if not level1 and indicator.level2 in set(Level2):
        level1 = Level2(indicator.level2).level1.value
    level2 = f"{indicator.level2}({indicator.mark})" if indicator.mark else indicator.level2
    return PrintedRow(level1, level2, indicator.name, indicator.target)
