"""没有这样的日期，或者结束早于开始。

为什么：没有 13 月，也没有 2 月 30 日；结束早于开始的时间段谁也做不到。

怎么改：核对并改正月、日，时间段按先后顺序写，跨年的写上年份。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example


def is_no_date(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether reading found it to be no possible date."""
    return "T04" in target.flags


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A value that reading found to be no possible date."""
    variant = "reversed" if _reversed(target) else ""
    return Hit(row.target.at, facts_of(row), variant=variant) if is_no_date(target, policy) else None


def _reversed(target: Target) -> bool:
    if target.number is not None and target.number2 is not None:
        return target.number2 < target.number <= 12
    return target.date is not None and target.date2 is not None and target.date2 < target.date


RULE = Rule(
    code="T04",
    name="no_such_date",
    title="日期不存在",
    severity=Severity.ERROR,
    message="{level2}“{name}”的指标值“{value}”不是实际存在的日期",
    advice="请核对月份和日期",
    variants={
        "reversed": (
            "{level2}“{name}”的指标值“{value}”结束早于开始",
            "请按先后顺序写起止时间，跨年的写上年份",
        )
    },
    basis=(Basis.PRACTICE,),
    category=Category.FEASIBLE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(wordings=is_no_date),
    fails=(
        example({"时效指标.指标值": "13月"}),
        example({"时效指标.指标值": "2023年13月底前"}),
        example({"时效指标.指标值": "2023年2月30日"}),
        example({"时效指标.指标值": "9月-6月"}, note="结束早于开始"),
        example({"时效指标.指标值": "2023年6月-2023年3月"}),
        example({"时效指标.指标值": "1-13月"}),
    ),
    passes=(
        example(),
        example({"时效指标.指标值": "2023年2月28日"}),
        example({"时效指标.指标值": "1-12月"}),
        example({"时效指标.指标值": "2023年3月-6月"}),
        example({"时效指标.指标值": "13个月"}, note="是时长，不是月份"),
    ),
)
