"""三级指标条数太少。

为什么：条数太少反映不出项目的全貌；全表一般不少于 3 条，每个必填的二级指标下至少 1 条（数目由本县确定）。

怎么改：围绕项目的主要内容补充指标，先补能用数字说明的。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import filled
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def may_be_few(form: PerfGoalForm, policy: Policy) -> bool:
    """Whether there may be too few rows; there are at least as many as there are 二级指标 with some."""
    kinds = {row.level2.value for row in filled(form)}
    return len(kinds) < policy.minimum_indicators or policy.minimum_per_level2 > 1


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """One hit for the form, one for all 二级指标 that have rows but too few; those with none are S02's."""
    rows = filled(form)
    if 0 < len(rows) < policy.minimum_indicators:
        yield Hit(form.at, {"count": len(rows), "minimum": policy.minimum_indicators})
    if policy.minimum_per_level2 < 2:
        return  # what has a row has enough
    kinds = [row.level2.value for row in rows]
    short = tuple(
        level2
        for level2 in Level2
        if level2 in policy.required and 0 < kinds.count(level2) < policy.minimum_per_level2
    )
    if short:
        yield Hit(form.at, {"short": short, "minimum": policy.minimum_per_level2}, variant="per_level2")


_THREE = {Level2.QUANTITY: Severity.ERROR, Level2.SOCIAL: Severity.ERROR, Level2.SATISFACTION: Severity.ERROR}
_LEFT_OUT = {
    "质量指标": None,
    "时效指标": None,
    "成本指标": None,
    "经济效益指标": None,
    "生态效益指标": None,
    "可持续影响指标": None,
}

RULE = Rule(
    code="S05",
    name="too_few_indicators",
    title="三级指标太少",
    severity=Severity.WARNING,
    message="全表只有 {count} 条三级指标，应不少于 {minimum} 条",
    advice="请围绕项目主要内容补充指标，不少于 {minimum} 条",
    variants={
        "per_level2": (
            "{short}下的三级指标不足 {minimum} 条",
            "请在{short}下补充指标，各不少于 {minimum} 条",
        )
    },
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    doubts_form=may_be_few,
    fails=(
        example(
            _LEFT_OUT | {"服务对象满意度指标": None},
            policy=Policy(required=_THREE),
            also=("G06", "S01"),
            note="只剩两条",
        ),
        example(
            policy=Policy(required={Level2.QUANTITY: Severity.ERROR}, minimum_per_level2=2),
            note="本县要求数量指标至少两条",
        ),
        example(policy=Policy(minimum_indicators=10), note="全表 9 条，本县要求 10 条"),
    ),
    passes=(
        example(),
        example(_LEFT_OUT, policy=Policy(required=_THREE), note="正好三条", also=("G06",)),
        example(policy=Policy(minimum_indicators=9), note="正好九条"),
        example(
            {"数量指标#2.三级指标": "新建蓄水池", "数量指标#2.指标值": "3座"},
            policy=Policy(required={Level2.QUANTITY: Severity.ERROR}, minimum_per_level2=2),
        ),
        example({"质量指标": None}, also=("S02",), note="一条也没有由 S02 报告"),
    ),
)
