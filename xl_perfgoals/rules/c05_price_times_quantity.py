"""单价乘以数量不等于年度资金总额。

为什么：只列了一个单价、一个数量，两者相乘就是整个项目的钱，应当等于总额；对不上，数量、单价、总额必有一个不对。

怎么改：核对单价、数量、发放月数和年度资金总额；另有其他支出的，补列其他成本指标。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import Amount, add, subtract
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._commitments import commitments
from xl_perfgoals.rules._cost_rows import NAMED_PRICES, WRITTEN_PRICES, Cost, Price, costs_of
from xl_perfgoals.rules._indicators import measure, said
from xl_perfgoals.rules._matching import Outcome, countable, pairs
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_ENDING = rare(r"(?:发放)?(?:标准|资金总额|总金额|总额|总成本|总费用|合计)$")


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Multiplies where one price and one quantity are all that the form says of its money."""
    costs, total = costs_of(form), form.funding.total.value
    if total is None or total <= 0 or len(costs.prices) != 1 or costs.bare or costs.unread:
        return
    if not all(_repeats_total(cost, total, costs.prices[0], policy) for cost in costs.amounts):
        return
    (pair,) = pairs(form, costs.prices, policy)
    covers = pair.quantity is None or _counted(form, policy) <= {pair.quantity.number}
    off = subtract(pair.amount, total).copy_abs()
    if pair.outcome is not Outcome.FOUND or off <= pair.slack or not covers:
        return
    if add(item.amount for item in commitments(form, policy)) > total:
        return  # C06 says so
    yield Hit(
        pair.price.row.target.at,
        {
            "name": said(pair.price.row),
            "working": pair.working,
            "amount": pair.amount,
            "total": total,
            "difference": off,
        },
        also=(pair.quantity.target.at,) if pair.quantity else (),
    )


def _counted(form: PerfGoalForm, policy: Policy) -> frozenset[int]:
    """The quantities that may cost money: not how many villages or households are reached (覆盖村数)."""
    words = policy.word_list("coverage_words")
    reached = {row.number for row in countable(form) if any(word in squeeze(row.name.text) for word in words)}
    return frozenset(row.number for row in countable(form)) - reached


def _repeats_total(cost: Cost, total: Amount, price: Price, policy: Policy) -> bool:
    """Whether an amount is the total once more, of the very payment that the price is for: 补贴总额."""
    of_total, of_price = (_ENDING.sub("", measure(row)) for row in (cost.row, price.row))
    payment = any(word in of_total for word in policy.word_list("payment_words"))
    return cost.amount == total and payment and of_total == of_price


def _each(name: str, price: str) -> dict[str, Scalar]:
    return {"成本指标.三级指标": name, "成本指标.指标值": price}


_WELLS: dict[str, Scalar] = {"数量指标#2.三级指标": "新打机井", "数量指标#2.指标值": "≥1眼"}

RULE = Rule(
    code="C05",
    name="price_times_quantity",
    title="单价乘数量与总额不符",
    severity=Severity.WARNING,
    message="按成本指标“{name}”测算：{working}，与年度资金总额 {total} 万元相差 {difference} 万元",
    advice="请核对单价、数量和年度资金总额；另有其他支出的，请补列成本指标",
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=NAMED_PRICES,
    other_rows=WRITTEN_PRICES,
    fails=(
        example(_each("管网维修每公里成本", "≤4万元/公里"), note="20 公里只要 80 万元"),
        example(_each("管网维修每公里成本", "4.9999995万元/公里"), note="差一分也要报"),
        example(_each("综合单价", "6万元/公里"), note="超过总额，但名称对不上，只作提醒"),
        example(_each("管网维护费", "8万元/月"), note="按月付的，12 个月 96 万元"),
        example(_each("管网维修单价", "40000元"), note="名称说是单价"),
        example(_each("每公里维修费", "4万元"), note="名称说是每公里"),
    ),
    passes=(
        example(),
        example(_each("管网维修每公里成本", "5万元/公里")),
        example(_each("管网维修每公里成本", "50000元/公里")),
        example(_each("管网维修每公里成本（万元）", "5")),
        example(_each("管网维护费", "100万元/年")),
        example(_each("管网维修每公里成本", "4万元/公里") | _WELLS, note="还有别的数量，单价管不了全部"),
        example(
            _each("管网维修每公里成本", "4万元/公里")
            | {"成本指标#2.三级指标": "监理费", "成本指标#2.指标值": "20万元"},
            note="还有别的成本",
        ),
        example(_each("管网维修每公里成本", "6万元/公里"), also=("C06",), note="肯定超过总额"),
        example(_each("水表单价", "200元/只"), also=("C12",), note="没有对应的数量"),
        example(_each("抢修人员劳务", "300元/人/天"), also=("C12",)),
        example(_each("管网维修每公里成本", "4万元/公里") | {"年度资金总额": None}, also=("F01",)),
    ),
)
