"""有单价没有数量，或发给个人的钱没有人数，算不出总额。

为什么：只有“单价×数量”才能核对资金总额；缺了数量，总额凭什么定的看不出来。

怎么改：在数量指标里补上对应的人数、头数、公里数等，单位与单价一致。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_rows import NAMED_PRICES, WRITTEN_PRICES, Costs, costs_of, names_price
from xl_perfgoals.rules._indicators import has_value, said
from xl_perfgoals.rules._matching import Outcome, pairs
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def names_price_or_payment(row: Indicator, policy: Policy) -> bool:
    """Whether the name is that of a price, or of a payment to persons."""
    return names_price(row, policy) or policy.mentions("payment_words", squeeze(row.name.text))


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """One hit for all prices that no quantity fits; else one for payments whose quantities count nobody."""
    costs, total = costs_of(form), form.funding.total.value
    if total is None:
        return
    if costs.prices:
        yield from _prices(form, costs, policy)
    else:
        yield from _payments(form, costs, policy)


def _prices(form: PerfGoalForm, costs: Costs, policy: Policy) -> Iterator[Hit]:
    alone = [p.price for p in pairs(form, costs.prices, policy) if p.outcome is Outcome.ABSENT]
    whole = any(cost.amount == form.funding.total.value for cost in costs.amounts)
    if not alone or whole:
        return
    yield Hit(
        alone[0].row.target.at,
        {
            "names": tuple(f"“{said(price.row)}”" for price in alone),
            "values": tuple(" ".join(price.row.target.text.split()) for price in alone),
            "total": form.funding.total.value,
            "rows": tuple(price.row.number for price in alone),
        },
        also=tuple(price.row.target.at for price in alone[1:]),
    )


def _payments(form: PerfGoalForm, costs: Costs, policy: Policy) -> Iterator[Hit]:
    """Money for persons where every quantity is a mere rate."""
    paid = [c.row for c in costs.amounts if policy.mentions("payment_words", squeeze(c.row.name.text))]
    if not paid:
        return
    counted = [row for row in form.indicators if row.level2.value is Level2.QUANTITY and has_value(row)]
    rates = [row for row in counted if row.target.value and row.target.value.kind is Kind.PERCENT]
    if not rates or rates != counted:
        return
    yield Hit(
        rates[0].target.at,
        {
            "names": tuple(f"“{said(row)}”" for row in paid),
            "value": " ".join(rates[0].target.text.split()),
            "total": form.funding.total.value,
            "rows": tuple(row.number for row in (*rates, *paid)),
        },
        variant="persons",
        also=tuple(row.target.at for row in (*rates[1:], *paid)),
    )


RULE = Rule(
    code="C12",
    name="price_without_quantity",
    title="有单价没有数量",
    severity=Severity.HINT,
    message="{names}只有单价（{values}），没有对应的数量，无法用“单价×数量”核对年度资金总额 {total} 万元",
    advice="请在数量指标里补上与单价对应的数量",
    variants={
        "persons": (
            "{names}发给个人，数量指标却只有“{value}”，无法用“标准×人数”核对年度资金总额 {total} 万元",
            "请在数量指标里补上发放人数，在成本指标里写明发放标准",
        )
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=NAMED_PRICES._replace(names=names_price_or_payment),
    other_rows=WRITTEN_PRICES,
    fails=(
        example({"成本指标.三级指标": "水表采购单价", "成本指标.指标值": "≤200元/只"}, note="数量只有公里数"),
        example(
            {
                "成本指标.三级指标": "管网维修每公里成本",
                "成本指标.指标值": "5万元/公里",
                "成本指标#2.三级指标": "水表采购单价",
                "成本指标#2.指标值": "≤200元/只",
                "成本指标#3.三级指标": "水泵采购单价",
                "成本指标#3.指标值": "≤2000元/台",
            },
            note="有两个单价没有数量，合并报一次",
        ),
        example(
            {"数量指标.指标值": "100%", "成本指标.三级指标": "护管员补贴"},
            also=("G06", "V03"),
            note="发给谁、多少人没有写",
        ),
    ),
    passes=(
        example(),
        example({"成本指标.三级指标": "管网维修每公里成本", "成本指标.指标值": "5万元/公里"}),
        example(
            {"成本指标#2.三级指标": "水表采购单价", "成本指标#2.指标值": "≤200元/只"},
            note="另有总成本可以核对",
        ),
        example(
            {
                "数量指标#2.三级指标": "更换水表",
                "数量指标#2.指标值": "5000只",
                "成本指标.三级指标": "水表采购单价",
                "成本指标.指标值": "≤200元/只",
            }
        ),
        example(
            {
                "数量指标#2.三级指标": "更换水表",
                "数量指标#2.指标值": "500只",
                "数量指标#3.三级指标": "更换阀门",
                "数量指标#3.指标值": "500只",
                "成本指标.三级指标": "配件单价",
                "成本指标.指标值": "≤200元/只",
            },
            note="有两个数量，不知道该乘哪个",
        ),
        example({"成本指标.三级指标": "护管员补贴"}, note="有数量"),
        example(
            {"数量指标.指标值": "100%", "成本指标.三级指标": "管材费"},
            also=("G06", "V03"),
            note="不是发给个人的",
        ),
        example({"成本指标.指标值": "≤200元/只", "年度资金总额": None}, also=("F01",)),
    ),
)
