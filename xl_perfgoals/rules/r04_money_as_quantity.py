"""数量指标填的是金额。

为什么：投入的钱不是产出；数量指标要说明做了多少事、有多少人和户受益，花了多少钱在成本指标里说。

怎么改：改填户数、人数、笔数、面积等，把金额移到成本指标。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_MONEY = frozenset({Kind.MONEY, Kind.UNIT_PRICE})


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """An amount or price that stands as the target of a 数量指标."""
    return Hit(row.target.at, {"name": said(row), "value": target.text, "row": row.number})


RULE = Rule(
    code="R04",
    name="money_as_quantity",
    title="数量指标填的是金额",
    severity=Severity.WARNING,
    message="数量指标“{name}”填的是金额“{value}”，投入的钱不是产出",
    advice="请改填户数、人数、笔数、面积等，把金额移到成本指标",
    basis=(Basis.LAW_101, Basis.PRACTICE),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(_MONEY, frozenset({Level2.QUANTITY})),
    fails=(
        example({"数量指标#2.三级指标": "水表采购款", "数量指标#2.指标值": "≥8万元"}),
        example(
            {"数量指标#2.三级指标": "水表采购单价", "数量指标#2.指标值": "100元/块"}, note="单价也是金额"
        ),
        example({"数量指标#2.三级指标": "水表采购款", "数量指标#2.指标值": "80000元"}),
    ),
    passes=(
        example(),
        example({"数量指标#2.三级指标": "种植牡丹", "数量指标#2.指标值": "3万盆"}, note="万盆不是万元"),
        example({"数量指标#2.三级指标": "更换水表", "数量指标#2.指标值": "≥800块"}),
        example({"数量指标#2.三级指标": "水表采购款", "数量指标#2.指标值": None}, also=("S04",)),
    ),
)
