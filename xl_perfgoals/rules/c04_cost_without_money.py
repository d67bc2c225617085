"""成本指标没有金额。

为什么：成本指标是必填硬性指标，要说明花多少钱；只写比率或文字，无法与年度资金总额核对。

怎么改：补一条有金额的成本指标，例如“≤100万元”；单价成本写“元/人”“万元/公里”等，并有对应的数量。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._cost_rows import costs_of
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._plain_costs import may_differ
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """One hit when the cost rows state rates or texts only; one still to be filled in may bring money."""
    costs = costs_of(form)
    if not costs.rates or costs.amounts or costs.prices or costs.bare or costs.unread:
        return
    first, *others = costs.rates
    total = form.funding.total.value
    yield Hit(
        first.target.at,
        {"name": said(first), "value": " ".join(first.target.text.split()), "total": total},
        variant="no_total" if total is None else "",
        also=tuple(row.target.at for row in others),
    )


_ADVICE = "请补填成本金额（如“≤{total}万元”），或写明单价并填上对应的数量"

RULE = Rule(
    code="C04",
    name="cost_without_money",
    title="成本指标没有金额",
    severity=Severity.ERROR,
    message="成本指标“{name}”填的是“{value}”，没有金额，无法与年度资金总额 {total} 万元核对",
    advice=_ADVICE,
    variants={
        "no_total": (
            "成本指标“{name}”填的是“{value}”，没有金额",
            "请补填成本金额，或写明单价并填上对应的数量",
        )
    },
    basis=(Basis.TEMPLATE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_differ,
    fails=(
        example({"成本指标.三级指标": "资金安排率", "成本指标.指标值": "100%"}),
        example(
            {
                "成本指标.三级指标": "成本控制率",
                "成本指标.指标值": "≤100%",
                "成本指标#2.三级指标": "成本节约率",
                "成本指标#2.指标值": "≥1%",
            },
            note="几条都没有金额，合并报一次",
        ),
        example({"成本指标.指标值": "20公里"}),
        example({"成本指标.指标值": "≤100%", "年度资金总额": None}, also=("F01",), note="总额也没填"),
    ),
    passes=(
        example(),
        example({"成本指标#2.三级指标": "成本节约率", "成本指标#2.指标值": "≥1%"}, note="另一条有金额"),
        example(
            {"成本指标.三级指标": "每公里维修成本", "成本指标.指标值": "5万元/公里"}, note="单价也是金额"
        ),
        example({"成本指标.指标值": None}, also=("S04",), note="没填由 S04 报告"),
        example({"成本指标.指标值": "待定"}, also=("V06",)),
        example({"成本指标.指标值": "管材费60万元、人工费40万元"}, also=("S07",), note="文字里有金额"),
        example(
            {
                "成本指标#2.三级指标": "施工扬尘",
                "成本指标#2.指标值": "达标",
                "成本指标#2.二级指标": "生态环境成本指标",
            },
            also=("P03",),
            note="生态环境成本不是钱",
        ),
    ),
)
