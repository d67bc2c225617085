"""满意度定为 100% 或超过 100%。

为什么：没有哪项工作能让每一个人满意，定 100% 脱离实际，自评时几乎必定完不成；超过 100% 则根本不可能。

怎么改：按往年情况定，通常为“≥90%”或“≥95%”。
"""

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._satisfaction import PROMISING_ROWS, promised


def is_full(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value reaches all."""
    return max(target.number or 0, target.number2 or 0) >= 100


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A satisfaction that nobody can reach; above 100 % is an error."""
    percent = promised(row, target, policy)
    if percent is None or max(percent, target.number2 or percent) < 100:
        return None
    facts: Facts = {"name": said(row), "value": target.text, "row": row.number}
    if max(percent, target.number2 or percent) > 100:
        return Hit(row.target.at, facts, Severity.ERROR, "over")
    return Hit(row.target.at, facts) if percent == 100 else None


RULE = Rule(
    code="M02",
    name="full_satisfaction",
    title="满意度达到或超过 100%",
    severity=Severity.WARNING,
    message="满意度指标“{name}”定为“{value}”，脱离实际（通常为 90% 或 95% 以上）",
    advice="请按往年情况调整，例如“≥95%”",
    basis=(Basis.PRACTICE,),
    category=Category.FEASIBLE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=PROMISING_ROWS._replace(values=is_full),
    variants={
        "over": ("满意度指标“{name}”定为“{value}”，超过 100%，不可能达到", "请改为 100% 以内，例如“≥95%”")
    },
    fails=(
        example({"服务对象满意度指标.指标值": "100%"}),
        example({"服务对象满意度指标.指标值": "=100%"}),
        example({"服务对象满意度指标.指标值": "≥100%"}),
        example({"服务对象满意度指标.指标值": "≥950%"}, note="超过 100% 是错误", also=("V05",)),
        example({"服务对象满意度指标.指标值": "90%-110%"}, note="上限超过 100%", also=("V05",)),
    ),
    passes=(
        example(),
        example({"服务对象满意度指标.指标值": "≥99.9%"}, also=("M06",)),
        example({"服务对象满意度指标.指标值": "95%-100%"}, note="下限才是要达到的"),
        example({"服务对象满意度指标.指标值": "≤100%"}, note="方向反了由 V14 报告", also=("V14",)),
        example({"服务对象满意度指标.指标值": None}, also=("S04",)),
    ),
)
