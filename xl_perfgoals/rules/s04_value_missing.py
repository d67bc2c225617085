"""有三级指标，没有指标值。

为什么：没有指标值就没有标准，年底无法说完成没完成。

怎么改：给这条指标填上指标值，能用数字的用数字，例如“≥95%”“20公里”“2023年11月底前”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import facts_of, is_named, says_something
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example

_MAY_BE_EMPTY = frozenset({Level2.SOCIAL_COST, Level2.ECOLOGICAL_COST})
"""Newer forms print these rows for every project; most projects have nothing to put there."""


def is_empty(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether nothing is given."""
    return not says_something(target)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """An empty 指标值; a value that slipped off the page is told from one never given."""
    if not is_named(row) or says_something(target) or row.level2.value in _MAY_BE_EMPTY:
        return None
    return Hit(row.target.at, facts_of(row), variant="lost" if row.value_lost else "")


RULE = Rule(
    code="S04",
    name="value_missing",
    title="指标值未填写",
    severity=Severity.ERROR,
    message="{level2}“{name}”没有指标值",
    advice="请填写指标值，能用数字的用数字",
    variants={
        "lost": (
            "{level2}“{name}”没有指标值（这一行的格子错了列，指标值已经丢失）",
            "请向填报单位核对原件后补填指标值",
        )
    },
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(EVERY_KIND, wordings=is_empty),
    fails=(
        example({"数量指标.指标值": None}, also=("G06",)),
        example({"可持续影响指标.指标值": "/"}, note="只画斜线等于没填"),
        example({"服务对象满意度指标.指标值": "—"}),
    ),
    passes=(
        example(),
        example({"生态效益指标.指标值": 0}, note="0 是指标值", also=("G06",)),
        example({"质量指标.指标值": "0%"}, note="0% 是指标值"),
        example({"数量指标#2.三级指标": "指标2："}, note="空白表样印好的字样"),
        example({"数量指标#2.三级指标": "……"}),
        example(
            {"生态效益指标.三级指标": "无", "生态效益指标.指标值": "无"}, also=("G06", "S02"), note="整行没填"
        ),
        example(
            {"成本指标#2.二级指标": "生态环境成本指标", "生态环境成本指标.三级指标": "施工扬尘"},
            also=("P03",),
            note="新表样的社会成本、生态环境成本可以空着",
        ),
    ),
)
