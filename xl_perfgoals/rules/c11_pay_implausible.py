"""折算到每人每月的报酬太低或太高。

为什么：工资报酬除以人数、月数，低于当地最低工资标准，或者高得离谱，多半是人数或金额填错了。

怎么改：核对人数、金额和发放月数；只是部分补助、兼职报酬的，在名称里写明。
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, format_amount
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import COSTS
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_rows import Cost, costs_of
from xl_perfgoals.rules._cost_total import slip_of
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._matching import count_unit, countable, number_of
from xl_perfgoals.rules._periods import months_paid, split_per
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._subjects import fit, same_unit, subjects

_ROUNDED = Context(prec=60, rounding=ROUND_HALF_UP)
_VARIANTS = {(True, True): "", (False, True): "high", (True, False): "price", (False, False): "high_price"}
_TWELVE = Decimal(12)
_MONTHS = {"月": 1, "个月": 1, "年": 12, "年度": 12}


class _Pay(NamedTuple):
    """What so many persons get in so many months, in 元, and the rows that say so."""

    yuan: Decimal
    persons: Decimal
    months: int
    cost: Indicator
    counted: Indicator | None


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each wage that comes to less than the minimum wage, or more than the ceiling, a month."""
    for pay in (*_amounts(form, policy), *_prices(form, policy)):
        shares = EXACT.multiply(pay.persons, Decimal(pay.months))
        low = pay.yuan < EXACT.multiply(policy.minimum_wage, shares)
        if not low and pay.yuan <= EXACT.multiply(policy.per_head_ceiling, shares):
            continue
        bound = policy.minimum_wage if low else policy.per_head_ceiling
        a_year = EXACT.multiply(bound, _TWELVE)
        first, *others = sorted(filter(None, (pay.counted, pay.cost)), key=lambda row: row.number)
        yield Hit(
            first.target.at,
            {
                "name": said(pay.cost),
                "value": " ".join(pay.cost.target.text.split()),
                "persons": format_amount(pay.persons),
                "months": pay.months,
                "per_month": _divided(pay.yuan, shares, bound),
                "per_year": _divided(EXACT.multiply(pay.yuan, _TWELVE), shares, a_year),
                "bound": bound,
            },
            variant=_VARIANTS[low, pay.counted is not None],
            also=tuple(row.target.at for row in others),
        )


def _amounts(form: PerfGoalForm, policy: Policy) -> Iterator[_Pay]:
    """Wages given as a sum, with the number of persons of the same name."""
    total = form.funding.total.value
    for cost in costs_of(form).amounts:
        if not is_wage(cost.row, policy) or (total is not None and total > 0 and slip_of(cost.amount, total)):
            continue
        row = _persons(form, cost, policy)
        if row and (persons := number_of(row)):
            yuan = EXACT.multiply(cost.number, YUAN_PER_UNIT[cost.unit])
            yield _Pay(yuan, persons, months_paid(form), cost.row, row)


def _prices(form: PerfGoalForm, policy: Policy) -> Iterator[_Pay]:
    """Wages given per person and month or year."""
    for price in costs_of(form).prices:
        times, pieces = split_per(price.per)
        personal = len(pieces) == 1 and same_unit(pieces[0], "人")
        if is_wage(price.row, policy) and personal and len(times) == 1 and times[0] in _MONTHS:
            yield _Pay(price.yuan, Decimal(1), _MONTHS[times[0]], price.row, None)


def _persons(form: PerfGoalForm, cost: Cost, policy: Policy) -> Indicator | None:
    own = subjects(cost.row, policy)
    found = [
        row
        for row in countable(form)
        if fit("人", cost.row, count_unit(row), row) > 1 and own & subjects(row, policy)
    ]
    return found[0] if len(found) == 1 else None


def is_wage(row: Indicator, policy: Policy) -> bool:
    """Whether the row is about a whole wage."""
    name = squeeze(row.name.text)
    return policy.mentions("wage_words", name) and not policy.mentions("part_pay_words", name)


def _divided(yuan: Decimal, shares: Decimal, bound: Decimal) -> Decimal:
    """To the 分, or to as many decimals as it takes to tell it from the bound."""
    exact = _ROUNDED.divide(yuan, shares)
    rounded = (_ROUNDED.quantize(exact, EXACT.scaleb(Decimal(1), -places)) for places in range(2, 40))
    return next((figure for figure in rounded if figure != bound), exact)


def _paid(count: str, cost: str, total: float) -> dict[str, Scalar]:
    return {
        "数量指标#2.三级指标": "保洁员人数",
        "数量指标#2.指标值": count,
        "成本指标.三级指标": "保洁员工资",
        "成本指标.指标值": cost,
        "年度资金总额": total,
        "财政拨款": total,
        "其他资金": 0,
    }


_SHARES = "“{name}”{value}、{persons} 人，折合每人每年 {per_year} 元（每月 {per_month} 元）"
_ADVICE = "请核实人数、金额和发放月数"

RULE = Rule(
    code="C11",
    name="pay_implausible",
    title="人均报酬不合常理",
    severity=Severity.HINT,
    message=f"{_SHARES}，低于最低工资每月 {{bound}} 元",
    advice=_ADVICE,
    variants={
        "high": (f"{_SHARES}，高于每月 {{bound}} 元", _ADVICE),
        "price": ("“{name}”{value}，折合每月 {per_month} 元，低于最低工资每月 {bound} 元", "请核实发放标准"),
        "high_price": ("“{name}”{value}，折合每月 {per_month} 元，高于每月 {bound} 元", "请核实发放标准"),
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=Rows(level2=COSTS, names=is_wage),
    fails=(
        example(_paid("≥5人", "4万元", 4)),
        example(_paid("5人", "104999.99元", 10.499999), note="每月 1750 元差一分"),
        example(_paid("5", "600万元", 600), also=("V01",), note="每月 10 万元，人数没写单位"),
        example(_paid("1人", "24.000001万元", 24.000001), note="比每月 2 万元多一分"),
        example(_paid("5人", "1200元/人/月", 7.2)),
        example(_paid("5人", "25万元/人·年", 125)),
    ),
    passes=(
        example(),
        example(_paid("5人", "10.5万元", 10.5), note="每月正好 1750 元"),
        example(_paid("1人", "24万元", 24), note="每月正好 2 万元"),
        example(_paid("5人", "1750元/人/月", 10.5)),
        example(_paid("5人", "4万元", 4) | {"项目期": "3个月"}, also=("H12",), note="只发三个月"),
        example(_paid("5人", "4万元", 4) | {"成本指标.三级指标": "保洁员岗位补贴"}, note="补贴不是全部报酬"),
        example(_paid("5人", "4万元", 4) | {"成本指标.三级指标": "保洁员绩效工资"}, note="只是报酬的一部分"),
        example(_paid("5人", "4万元", 4) | {"成本指标.三级指标": "炊事员工资"}, note="说的不是同一种人"),
        example(_paid("5人", "40万元", 4), also=("C03",), note="金额疑为笔误，折算没有意义"),
        example(_paid("5人", "20元/人/天", 4), note="按天发的不折算"),
        example(
            _paid("5人", "4万元", 4) | {"数量指标#3.三级指标": "保洁员培训人数", "数量指标#3.指标值": "9人"},
            note="两个人数，不知道该用哪个",
        ),
    ),
)
