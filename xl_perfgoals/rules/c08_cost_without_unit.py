"""成本指标只有数字，没有金额单位。

为什么：“20000”是 2 万元还是 2 亿元，看表的人只能猜；单位差一万倍。

怎么改：在数字后面补上“元”或“万元”，补后应与年度资金总额对得上。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import Amount, format_amount, in_wan
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import COSTS
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._cost_rows import Bare, Cost, Costs, costs_of
from xl_perfgoals.rules._cost_total import Comparison, only_rounded
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """A hit at each number without unit; says which unit makes the costs equal to the total, if one does."""
    costs = costs_of(form)
    total = form.funding.total.value
    if not costs.bare:
        return
    variant, fitting = _fitting(costs, total)
    for bare in costs.bare:
        yield Hit(bare.row.target.at, _facts(bare, total, fitting), variant=variant)


def _fitting(costs: Costs, total: Amount | None) -> tuple[str, Comparison | None]:
    """How well the costs fit the total when all the bare numbers are read in one unit."""
    if total is None:
        return "no_total", None
    read = [
        Comparison(
            total, (*costs.amounts, *(Cost.of(bare.row, bare.number, unit) for bare in costs.bare)), True
        )
        for unit in ("元", "万元")
    ]
    for compared in read:
        if compared.sum == total:
            return "fits" if len(compared.costs) == 1 else "sum", compared
    for compared in read:
        if only_rounded(compared):
            return "rounded", compared
    return "", None


def _facts(bare: Bare, total: Amount | None, fitting: Comparison | None) -> Facts:
    facts: Facts = {"name": said(bare.row), "number": format_amount(bare.number), "total": total}
    if fitting is None:
        return facts
    unit = fitting.costs[-1].unit
    return {**facts, "unit": unit, "amount": in_wan(bare.number, unit), "sum": fitting.sum}


_FACTS = "成本指标“{name}”填的是“{number}”，没有金额单位"
_ADVICE = "请在“{number}”后面补上“{unit}”"

RULE = Rule(
    code="C08",
    name="cost_without_unit",
    title="成本金额没有单位",
    severity=Severity.ERROR,
    message=f"{_FACTS}，不论按元还是按万元，都与年度资金总额 {{total}} 万元对不上",
    advice="请补上金额单位（元或万元），并与年度资金总额核对一致",
    variants={
        "fits": (f"{_FACTS}；若为“{{unit}}”则是 {{amount}} 万元，与年度资金总额 {{total}} 万元相符", _ADVICE),
        "sum": (
            f"{_FACTS}；若为“{{unit}}”则各项成本合计 {{sum}} 万元，与年度资金总额 {{total}} 万元相符",
            _ADVICE,
        ),
        "rounded": (
            f"{_FACTS}；若为“{{unit}}”则成本 {{sum}} 万元，与年度资金总额 {{total}} 万元只差四舍五入",
            f"{_ADVICE}，并写到与总额相同的位数",
        ),
        "no_total": (_FACTS, "请补上金额单位（元或万元）"),
    },
    basis=(Basis.TEMPLATE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    rows=Rows(frozenset({Kind.NUMBER_WITHOUT_UNIT}), COSTS),
    fails=(
        example({"成本指标.指标值": 1000000}, note="若为元则相符，只报缺单位，不报金额不符"),
        example({"成本指标.指标值": "≤100"}, note="若为万元则相符"),
        example({"成本指标.指标值": "2000"}, note="两种单位都对不上"),
        example(
            {"成本指标.指标值": "60", "成本指标#2.三级指标": "监理费", "成本指标#2.指标值": "40"},
            note="几项都没写单位，合起来看",
        ),
        example(
            {"成本指标.指标值": "60万元", "成本指标#2.三级指标": "监理费", "成本指标#2.指标值": "400000"},
        ),
        example({"成本指标.指标值": "56.67", "年度资金总额": 56.672, "财政拨款": 46.672}),
        example({"成本指标.指标值": "100", "年度资金总额": None}, also=("F01",)),
    ),
    passes=(
        example(),
        example(
            {"成本指标.三级指标": "管网维修总成本（万元）", "成本指标.指标值": "100"}, note="单位在名称里"
        ),
        example({"成本指标.指标值": "100（万元）"}),
        example({"成本指标.指标值": "100万"}, also=("V11",), note="“万”按万元读，由 V11 提醒"),
        example({"成本指标.三级指标": "成本节约率", "成本指标.指标值": "5"}, also=("C04", "V07")),
        example({"成本指标.指标值": None}, also=("S04",)),
    ),
)
