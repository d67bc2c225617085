"""多年项目的年度目标与项目总目标一字不差。

为什么：总目标是几年要实现的，年度目标是今年要完成的一段；两个一样，今年做多少就无从考核。

怎么改：在年度目标里写明今年这一段的任务、数量和时间。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_YEAR_MONTHS = 12


def has_long_goal(form: PerfGoalForm, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the form has a goal of all years."""
    return bool(form.long_goal.value)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Compares the two goals of a form that has both; a project of one year may have them alike."""
    year, long = form.annual_goal, form.long_goal
    one_year = form.period.value is not None and form.period.value.months == _YEAR_MONTHS
    if year.value and long.value and not one_year and name_key(year.value) == name_key(long.value):
        yield Hit(year.at, also=(long.at,))


_SEVERAL = Policy(attributes={"0101": "一年期项目", "0102": "跨年项目"})
_GOAL = "三年里维修村级饮水管网，让800户用上稳定的自来水。"

RULE = Rule(
    code="G07",
    name="goal_copies_long_goal",
    title="年度目标照抄总目标",
    severity=Severity.WARNING,
    message="年度目标与项目总目标一字不差，看不出今年要完成多少",
    advice="请在年度目标里写明今年的任务、数量和时间",
    basis=(Basis.LAW_88,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    doubts_form=has_long_goal,
    fails=(
        example(
            {"年度总体目标": _GOAL, "项目总目标": _GOAL, "项目属性": "0102-跨年项目", "项目期": "3年"},
            policy=_SEVERAL,
        ),
        example(
            {"年度总体目标": _GOAL, "项目总目标": _GOAL.replace("，", ", "), "项目期": None},
            also=("H11",),
            note="只差标点宽窄",
        ),
    ),
    passes=(
        example(),
        example(
            {"项目总目标": _GOAL, "项目属性": "0102-跨年项目", "项目期": "3年"},
            policy=_SEVERAL,
        ),
        example({"年度总体目标": _GOAL, "项目总目标": _GOAL}, note="一年期项目，两个目标本来就是一个"),
        example({"项目总目标": None}, note="总目标空着"),
    ),
)
