"""满意度定得过低。

为什么：目标低于通行的下限（默认 80%），等于事先允许每五个人里有一个以上不满意，起不到约束作用。

怎么改：按往年情况提高，通常为 85% 至 95%；确有原因的请说明。
"""

from decimal import Decimal

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._percents import is_growth
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._satisfaction import PROMISING_ROWS, promised


def is_low(target: Target, policy: Policy) -> bool:
    """Whether the value is below the county's floor."""
    return target.number is not None and target.number < policy.satisfaction_floor


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A satisfaction below the county's floor; a rise on last year is no level."""
    percent = promised(row, target, policy)
    if percent is None or percent >= policy.satisfaction_floor or is_growth(row, target, policy):
        return None
    facts: Facts = {
        "name": said(row),
        "value": target.text,
        "floor": policy.satisfaction_floor,
        "row": row.number,
    }
    return Hit(row.target.at, facts)


RULE = Rule(
    code="M03",
    name="low_satisfaction",
    title="满意度过低",
    severity=Severity.WARNING,
    message="满意度指标“{name}”定为“{value}”，低于 {floor}%",
    advice="请按往年情况提高（通常为 85% 至 95%），确有原因的请说明",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=PROMISING_ROWS._replace(values=is_low),
    fails=(
        example({"服务对象满意度指标.指标值": "≥79.9%"}),
        example({"服务对象满意度指标.指标值": "60%"}),
        example({"服务对象满意度指标.指标值": "70%-90%"}, note="按下限看"),
        example(
            {"服务对象满意度指标.指标值": "≥85%"},
            policy=Policy(satisfaction_floor=Decimal(90)),
            note="县里可以另定下限",
        ),
    ),
    passes=(
        example(),
        example({"服务对象满意度指标.指标值": "≥80%"}, note="正好是下限"),
        example({"服务对象满意度指标.指标值": "比上年提高5%"}, note="说的是提高的幅度"),
        example(
            {"服务对象满意度指标.三级指标": "群众投诉率", "服务对象满意度指标.指标值": "≤1%"},
            note="投诉率越低越好",
        ),
        example({"服务对象满意度指标.指标值": "≤70%"}, note="方向反了由 V14 报告", also=("V14",)),
    ),
)
