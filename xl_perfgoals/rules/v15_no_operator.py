"""指标值没有写“≥”“≤”或“=”。

为什么：不写符号一般当“=”看，有的系统要求写明，以便自动打分。本规则默认不用，由本县决定是否启用。

怎么改：在数字前写上“≥”“≤”或“=”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_COMPARED = frozenset(
    {Kind.QUANTITY, Kind.PERCENT, Kind.MONEY, Kind.UNIT_PRICE, Kind.NUMBER_WITHOUT_UNIT, Kind.DURATION}
)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """A figure without operator. Dates and rhythms need none."""
    return Hit(row.target.at, facts_of(row)) if target.op is None else None


RULE = Rule(
    code="V15",
    name="no_operator",
    title="指标值没有运算符",
    severity=Severity.HINT,
    message="{level2}“{name}”的指标值“{value}”没有写“≥”“≤”或“=”",
    advice="请在数字前写明“≥”“≤”或“=”",
    basis=(Basis.SYSTEM,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(_COMPARED),
    fails=(
        example(note="样表的合格率写的是“100%”"),
        example({"质量指标.指标值": "=100%", "数量指标.指标值": "20公里"}),
    ),
    passes=(
        example({"质量指标.指标值": "=100%"}),
        example({"质量指标.指标值": "95%以上"}, note="“以上”就是“≥”"),
        example({"质量指标.指标值": "90%-95%"}, note="范围"),
        example({"质量指标.三级指标": "管网维修质量", "质量指标.指标值": "合格"}, note="文字不需要"),
    ),
)
