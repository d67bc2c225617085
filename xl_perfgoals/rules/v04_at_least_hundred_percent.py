"""指标值写成“≥100%”。

为什么：比率最高就是 100%，写“≥”等于说可以超过 100%，意思不通。

怎么改：写“100%”或“=100%”；达不到百分之百的，按实际写“≥95%”等。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._percents import is_growth
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_WHOLE = {"%": 100, "‰": 1000, "百分比": 100}
_BOUNDS = frozenset({Op.AT_LEAST, Op.MORE})
_TOLD_ELSEWHERE = frozenset({Level2.QUANTITY, Level2.SATISFACTION})
"""A percentage under 数量 is V03's whatever its sign, full satisfaction is M02's."""


def is_at_least_whole(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value is a lower bound that is already the whole."""
    return (
        target.op in _BOUNDS and target.number is not None and target.number == _WHOLE.get(target.unit or "")
    )


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A lower bound that is already the whole; growth may pass 100 %."""
    if not is_at_least_whole(target, policy) or row.level2.value in _TOLD_ELSEWHERE:
        return None
    return None if is_growth(row, target, policy) else Hit(row.target.at, facts_of(row))


RULE = Rule(
    code="V04",
    name="at_least_hundred_percent",
    title="“≥100%”写法不当",
    severity=Severity.WARNING,
    message="{level2}“{name}”写成“{value}”，比率最高只能是 100%",
    advice="请写“100%”或“=100%”",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(frozenset({Kind.PERCENT}), values=is_at_least_whole),
    fails=(
        example({"质量指标.指标值": "≥100%"}),
        example({"质量指标.指标值": "不低于100%"}),
        example({"质量指标.指标值": "100%以上"}),
        example({"质量指标.指标值": "大于100%"}),
        example(
            {"社会效益指标.三级指标": "提高自来水普及率", "社会效益指标.指标值": "≥100%"},
            note="“提高”说的是普及率要达到多少，不是增长",
            also=("G06",),
        ),
    ),
    passes=(
        example(),
        example({"质量指标.指标值": "=100%"}),
        example({"质量指标.指标值": "≥99.9%"}),
        example({"质量指标.指标值": "≤100%"}),
        example(
            {"经济效益指标.三级指标": "村集体收入增长率", "经济效益指标.指标值": "≥100%"}, note="增长可以翻番"
        ),
        example({"经济效益指标.三级指标": "村集体收入", "经济效益指标.指标值": "比上年增长100%以上"}),
        example({"数量指标.指标值": "≥100%"}, also=("G06", "V03")),
        example({"服务对象满意度指标.指标值": "≥100%"}, also=("M02", "M06"), note="由 M02 报告"),
    ),
)
