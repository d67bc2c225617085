"""成本金额恰好是年度资金总额的 10、100、1000、10000 倍（或几分之一），像是笔误。

为什么：多写少写一个“0”、点错小数点、把元当成万元，差额就是十倍百倍，照此批复会造成差错，也会误导汇总。

怎么改：对照预算核实是哪个数错了；若是笔误，按提示的数改。
"""

from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, Amount, MoneyUnit, format_amount, subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._cost_rows import Cost
from xl_perfgoals.rules._cost_total import comparison, only_rounded, slip_of
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._plain_costs import may_differ
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_LEAST_YUAN = Decimal(1000)
"""A total of fewer 元 is no project's: then it is the cost row that has the wrong unit."""


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Compares the only amount with the total: a power of ten apart, within 0.1 %, is a slip of the pen."""
    compared = comparison(form, policy)
    if compared is None or len(compared.costs) != 1:
        return
    slip = slip_of(compared.sum, compared.total)
    if slip is None or only_rounded(compared) or _total_to_blame(form, slip):
        return
    cost, (power, larger) = compared.costs[0], slip
    variant, fit = _likely(cost, compared.total, power, larger=larger)
    yield Hit(
        cost.row.target.at,
        {
            "name": said(cost.row),
            "stated": cost.told,
            "amount": cost.amount,
            "total": compared.total,
            "difference": subtract(cost.amount, compared.total).copy_abs(),
            "times": f"{power} 倍" if larger else f"{power} 分之一",
            "power": power,
            "larger": larger,
            "fit": fit,
        },
        variant=variant,
    )


def _total_to_blame(form: PerfGoalForm, slip: tuple[int, bool]) -> bool:
    """Whether the money cells look filled in in the other unit than the form declares: F05 says so."""
    total = form.funding.total.value or Decimal(0)
    if form.funding.unit is MoneyUnit.WAN:
        return slip == (10_000, False) and total >= _LEAST_YUAN
    return slip == (10_000, True)


def _likely(cost: Cost, total: Amount, power: int, *, larger: bool) -> tuple[str, str]:
    """The slip that explains the ratio, and what should then stand in the row."""
    if power == 10_000 and cost.unit in {"万元", "万"} and larger:
        return "unit", _in_unit(total, "元")
    if power == 10_000 and cost.unit == "元" and not larger:
        return "unit", _in_unit(total, "万元")
    unit = "万元" if cost.unit in {"万", "亿", "亿元"} else cost.unit
    slip = ("" if larger else "fewer") if power == 10 else "point"
    return slip, _in_unit(total, unit)


def _in_unit(total: Amount, unit: str) -> str:
    yuan = EXACT.multiply(total, YUAN_PER_UNIT["万元"])
    return format_amount(EXACT.divide(yuan, YUAN_PER_UNIT[unit])) + unit


_FACTS = "成本指标“{name}”为 {stated}，约为年度资金总额 {total} 万元的 {times}，相差 {difference} 万元"
_ADVICE = "请对照预算核实；若是笔误，成本指标应写“{fit}”"

RULE = Rule(
    code="C03",
    name="cost_slip_of_the_pen",
    title="成本金额疑为笔误",
    severity=Severity.ERROR,
    message=f"{_FACTS}，疑多写了一个“0”",
    advice=_ADVICE,
    variants={
        "fewer": (f"{_FACTS}，疑少写了一个“0”或点错小数点", _ADVICE),
        "point": (f"{_FACTS}，疑点错小数点或写错了“0”的个数", _ADVICE),
        "unit": (f"{_FACTS}，疑写错了元和万元", _ADVICE),
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_differ,
    fails=(
        example({"成本指标.指标值": "≤1000万元"}, note="多一个 0"),
        example({"成本指标.指标值": "≤10万元"}, note="少一个 0"),
        example({"成本指标.指标值": "100元"}, note="万元写成了元"),
        example({"成本指标.指标值": "1000000万元"}, note="元写成了万元"),
        example({"成本指标.指标值": "1000000万"}, also=("V11",), note="“万”就是万元"),
        example({"成本指标.指标值": "1亿元"}, note="差 100 倍"),
        example({"成本指标.指标值": "0.1万元"}, note="差 1000 倍"),
        example({"成本指标.指标值": "1001万元"}, note="相差正好千分之一，仍算"),
        example({"成本指标.指标值": "999万元"}, note="相差正好千分之一，仍算"),
    ),
    passes=(
        example(),
        example({"成本指标.指标值": "≤1001.000001万元"}, also=("C02",), note="超过千分之一，按不符报告"),
        example({"成本指标.指标值": "≤10.02万元"}, also=("C02",)),
        example({"成本指标.指标值": "200万元"}, also=("C02",)),
        example(
            {"成本指标.指标值": "100万元", "成本指标#2.三级指标": "监理费", "成本指标#2.指标值": "10万元"},
            note="分项是总额的十分之一，不是笔误",
        ),
        example({"成本指标.指标值": "1000"}, also=("C08",)),
        example(
            {"年度资金总额": 1000000, "财政拨款": 990000, "其他资金": 10000},
            also=("F05",),
            note="总额填成了元",
        ),
        example({"资金单位": "元"}, also=("F05",), note="表头的单位写错了"),
        example({"成本指标.指标值": "1000万元", "年度资金总额": 0}, also=("F01", "F02", "F03")),
    ),
)
