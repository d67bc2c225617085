"""成本金额与年度资金总额只差四舍五入。

为什么：差几十元虽小，汇总、批复和决算却要一分不差；位数不齐，以后谁也说不清差额从哪里来。

怎么改：成本指标写全位数，与年度资金总额完全一致，万元最多写六位小数。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, format_amount, subtract
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._cost_total import comparison, only_rounded
from xl_perfgoals.rules._plain_costs import may_differ
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Compares the amounts with the total rounded to the decimals that the amounts show."""
    compared = comparison(form, policy)
    if compared is None or not only_rounded(compared):
        return
    first, *others = (*compared.costs, *compared.beside)
    difference = subtract(compared.sum, compared.total).copy_abs()
    yield Hit(
        first.row.target.at,
        {
            "sum": compared.sum,
            "total": compared.total,
            "difference": difference,
            "yuan": format_amount(EXACT.multiply(difference, YUAN_PER_UNIT["万元"])),
        },
        also=tuple(cost.row.target.at for cost in others),
    )


def _with(cost: str, total: float | str) -> dict[str, Scalar]:
    return {"成本指标.指标值": cost, "年度资金总额": total, "财政拨款": total, "其他资金": 0}


RULE = Rule(
    code="C09",
    name="cost_rounded",
    title="成本金额四舍五入",
    severity=Severity.WARNING,
    message="成本 {sum} 万元与年度资金总额 {total} 万元相差 {difference} 万元（{yuan} 元），像是四舍五入",
    advice="请写全位数，使成本与年度资金总额 {total} 万元完全一致",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_differ,
    fails=(
        example(_with("56.67万元", 56.672), note="两位小数，差 20 元"),
        example(_with("≤56.68万元", 56.675), note="正好一半，进一位"),
        example(_with("65905元", 6.590457), note="写到元，差几角几分"),
        example(
            _with("33.33万元", 99.994) | {"成本指标#2.三级指标": "监理费", "成本指标#2.指标值": "66.66万元"},
            note="几项合计也只差四舍五入",
        ),
    ),
    passes=(
        example(),
        example(_with("56.672万元", 56.672)),
        example(_with("56.67万元", 56.675), also=("C02",), note="应进到 56.68，不是四舍五入"),
        example(_with("56.70万元", 56.72), also=("C02",), note="写到两位小数就按两位比"),
        example(_with("56.672万元", 56.67), also=("C02",), note="总额不会是四舍五入来的"),
        example(_with("0万元", 0.4), also=("C02",)),
    ),
)
