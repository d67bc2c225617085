"""没有填写年度总体目标。

为什么：年度总体目标是必录项，指标要从它分解出来；没有目标，就谈不上审核和考核。

怎么改：用一两句话写明全年做什么、做多少、什么时候完成、达到什么效果。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import is_blank
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires on an empty goal, also when only markup or a dash stands there."""
    if is_blank(form.annual_goal.value):
        yield Hit(form.annual_goal.at)


RULE = Rule(
    code="G01",
    name="goal_missing",
    title="年度总体目标未填写",
    severity=Severity.ERROR,
    message="年度总体目标未填写",
    advice="请写明全年做什么、做多少、何时完成、达到什么效果",
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.GOAL,
    fails=(
        example({"年度总体目标": None}),
        example({"年度总体目标": "无"}),
        example({"年度总体目标": "<p></p>"}, also=("G05",), note="只剩系统留下的标记"),
    ),
    passes=(
        example(),
        example({"年度总体目标": "完成"}, also=("G02",), note="写了但空泛，由 G02 报告"),
    ),
)
