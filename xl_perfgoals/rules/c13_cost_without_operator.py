"""成本指标没有写“≤”或“=”。

为什么：成本是控制数，写明“≤”或“=”，年底自评时才知道节约算不算完成、超支算不算没完成。

怎么改：在金额前面加上“≤”（不超过）或“=”（等于）。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Op
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_rows import costs_of
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_AT_LEAST = frozenset({Op.AT_LEAST, Op.MORE})
"""The wrong way round: V14's business."""

_STATED = frozenset({Op.AT_MOST, Op.LESS, Op.EQUAL})


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """A hit at each amount or price without a bound. Off unless the county demands it."""
    costs = costs_of(form)
    rows = [*(cost.row for cost in costs.amounts), *(price.row for price in costs.prices)]
    for row in sorted(rows, key=lambda row: row.number):
        if row.target.value and row.target.value.op not in _STATED | _AT_LEAST:
            yield Hit(row.target.at, {"name": said(row), "value": squeeze(row.target.text)})


RULE = Rule(
    code="C13",
    name="cost_without_operator",
    title="成本指标没有写“≤”或“=”",
    severity=Severity.HINT,
    message="成本指标“{name}”的指标值“{value}”没有写“≤”或“=”",
    advice="请写成“≤{value}”或“={value}”",
    basis=(Basis.PRACTICE,),
    category=Category.FEASIBLE,
    doc=__doc__ or "",
    check=check,
    fails=(
        example({"成本指标.指标值": "100万元"}),
        example({"成本指标.指标值": "5万元/公里"}),
        example({"成本指标.指标值": "约100万元"}),
    ),
    passes=(
        example(),
        example({"成本指标.指标值": "=100万元"}),
        example({"成本指标.指标值": "100万元以内"}),
        example({"成本指标.指标值": "不超过100万元"}),
        example({"成本指标.指标值": "≥100万元"}, also=("V14",), note="方向写反了，由 V14 报告"),
    ),
)
