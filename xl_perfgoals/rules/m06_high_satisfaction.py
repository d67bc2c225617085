"""满意度定得很高。

为什么：98% 以上的满意度很少能达到，定得过高容易在自评时扣分。

怎么改：确认往年能够达到；没有把握的，按“≥90%”或“≥95%”定。
"""

from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._satisfaction import promised


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each satisfaction from the county's mark up to, not including, 100 %, which is M02's."""
    for row, target, percent in promised(form, policy):
        if policy.satisfaction_high <= percent < 100 and (target.number2 or percent) <= 100:
            facts: Facts = {"name": said(row), "value": target.text, "row": row.number}
            yield Hit(row.target.at, facts)


RULE = Rule(
    code="M06",
    name="high_satisfaction",
    title="满意度偏高",
    severity=Severity.HINT,
    message="满意度指标“{name}”定为“{value}”，偏高",
    advice="请确认能否达到，没有把握的按“≥90%”或“≥95%”定",
    basis=(Basis.PRACTICE,),
    category=Category.FEASIBLE,
    doc=__doc__ or "",
    check=check,
    fails=(
        example({"服务对象满意度指标.指标值": "≥98%"}, note="正好是界限"),
        example({"服务对象满意度指标.指标值": "99.5%"}),
        example(
            {"服务对象满意度指标.指标值": "≥95%"},
            policy=Policy(satisfaction_high=Decimal(95)),
            note="界限可以改",
        ),
    ),
    passes=(
        example(),
        example({"服务对象满意度指标.指标值": "≥97.9%"}),
        example({"服务对象满意度指标.指标值": "100%"}, note="由 M02 报告", also=("M02",)),
        example({"服务对象满意度指标.指标值": "99%-110%"}, note="由 M02 报告", also=("M02", "V05")),
    ),
)
