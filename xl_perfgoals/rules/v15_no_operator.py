"""指标值没有写“≥”“≤”或“=”。

为什么：不写符号一般当“=”看，有的系统要求写明，以便自动打分。本规则默认不用，由本县决定是否启用。

怎么改：在数字前写上“≥”“≤”或“=”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._indicators import facts_of, readings
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_COMPARED = frozenset(
    {Kind.QUANTITY, Kind.PERCENT, Kind.MONEY, Kind.UNIT_PRICE, Kind.NUMBER_WITHOUT_UNIT, Kind.DURATION}
)
_ON = Policy(off=frozenset())


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """A hit at each figure without operator. Dates and rhythms need none."""
    for row, target in readings(form):
        if target.kind in _COMPARED and target.op is None:
            yield Hit(row.target.at, facts_of(row))


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
    check=check,
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
