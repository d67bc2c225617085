"""满意度定得很高。

为什么：98% 以上的满意度很少能达到，定得过高容易在自评时扣分。

怎么改：确认往年能够达到；没有把握的，按“≥90%”或“≥95%”定。
"""

from decimal import Decimal

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._satisfaction import PROMISING_ROWS, promised


def is_high(target: Target, policy: Policy) -> bool:
    """Whether the value reaches the county's mark."""
    return target.number is not None and target.number >= policy.satisfaction_high


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A satisfaction from the county's mark up to, not including, 100 %, which is M02's."""
    percent = promised(row, target, policy)
    if percent is None or not policy.satisfaction_high <= percent < 100 or (target.number2 or percent) > 100:
        return None
    return Hit(row.target.at, {"name": said(row), "value": target.text, "row": row.number})


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
    check_row=check_row,
    rows=PROMISING_ROWS._replace(values=is_high),
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
