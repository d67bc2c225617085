"""资金栏的金额单位可疑：表头写的是万元，填的像是元，或者相反。

为什么：元和万元相差一万倍，一张表填错，全县的合计就没有意义。

怎么改：先看表头声明的单位，再核对填的数字；资金栏一律按表头的单位填。
"""

from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.amount import EXACT, Amount, MoneyUnit, add, in_wan, subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import COSTS
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example

_WAN = Decimal(10_000)
_LEAST_YUAN = Decimal(1000)
"""A total below this many 元 is no project's: then the cost row has the wrong unit, not the total."""

_FAR_ABOVE = Decimal(10)
"""How many times its unit's control number a total must be to look like 元 instead of 万元."""


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Holds the total against what the cost rows state, then against the unit's control number."""
    for form in scene.submission.forms:
        total = form.funding.total.value
        if total is None or total <= 0:
            continue
        control = _control(form, scene.roster)
        far_above = control is not None and control > 0 and total > EXACT.multiply(control, _FAR_ABOVE)
        if not far_above and form.funding.unit is MoneyUnit.WAN and total < _LEAST_YUAN:
            continue  # nearly all forms: there is no need to add up their costs
        cost = _cost(form)
        facts = {"total": total, "cost": cost, "control": control, "unit": form.funding.unit.value}
        if cost is not None and _looks_like_yuan(form, total, cost):
            as_yuan = in_wan(total, MoneyUnit.YUAN.value)
            yield Hit(form.funding.total.at, {**facts, "as_yuan": as_yuan}, form=form)
        elif cost is not None and _looks_like_wan(form, total, cost):
            as_wan = EXACT.multiply(total, _WAN)
            yield Hit(form.funding.total.at, {**facts, "as_wan": as_wan}, variant="wan", form=form)
        elif far_above:
            yield Hit(form.funding.total.at, facts, variant="control", form=form)


def _cost(form: PerfGoalForm) -> Amount | None:
    """What the cost rows that state an amount come to, in 万元; None where one is a range, no amount."""
    costs = [row.target.value for row in form.indicators if row.level2.value in COSTS]
    stated = [target for target in costs if target is not None and target.kind is Kind.MONEY]
    amounts = [in_wan(target.yuan, MoneyUnit.YUAN.value) for target in stated if target.yuan is not None]
    return add(amounts) if amounts and not any(target.yuan2 for target in stated) else None


def _looks_like_yuan(form: PerfGoalForm, total: Amount, cost: Amount) -> bool:
    """Whether the total, read as 万元, is 元: ten thousand times the cost, and not too little for 元."""
    return (
        form.funding.unit is MoneyUnit.WAN
        and total >= _LEAST_YUAN
        and _near(total, EXACT.multiply(cost, _WAN))
    )


def _looks_like_wan(form: PerfGoalForm, total: Amount, cost: Amount) -> bool:
    """Whether the total, read as 元, is 万元: the cost is ten thousand times as much."""
    return form.funding.unit is MoneyUnit.YUAN and _near(cost, EXACT.multiply(total, _WAN))


def _near(left: Amount, right: Amount) -> bool:
    """Whether two amounts are equal within 0.1 %: rounding may be between them, a slip may not."""
    return EXACT.multiply(subtract(left, right).copy_abs(), Decimal(1000)) <= right


def _control(form: PerfGoalForm, roster: Roster) -> Amount | None:
    for entry in (form.unit, form.department):
        known = roster.find(entry.value) if entry.value else None
        if known is not None and known.control is not None:
            return known.control
    return None


_ROSTER = Roster(units=(Unit(name="石桥镇人民政府", code="061", control=Decimal(100)),))

RULE = Rule(
    code="F05",
    name="money_unit_doubtful",
    title="资金的金额单位可疑",
    severity=Severity.ERROR,
    message="年度资金总额按表头读作 {total} 万元，是成本指标 {cost} 万元的一万倍，填的像是元",
    advice="请核对金额单位；如填的是元，年度资金总额应为 {as_yuan} 万元",
    variants={
        "wan": (
            "年度资金总额按表头读作 {total} 万元，成本指标 {cost} 万元是它的一万倍，填的像是万元",
            "请核对金额单位；如填的是万元，年度资金总额应为 {as_wan} 万元",
        ),
        "control": (
            "年度资金总额按表头读作 {total} 万元，远远超过单位控制数 {control} 万元，填的像是元",
            "请核对表头的金额单位和填写的数字",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_scene=check_scene,
    fails=(
        example(
            {"年度资金总额": 1000000, "财政拨款": 900000, "其他资金": 100000},
            note="表头是万元，填的是元",
        ),
        example({"资金单位": "元"}, note="表头是元，填的是万元"),
        example(
            {
                "年度资金总额": 1000000,
                "财政拨款": 900000,
                "其他资金": 100000,
                "成本指标.指标值": "≤1000000万元",
            },
            roster=_ROSTER,
            also=("U01",),
            note="成本指标跟着填错，控制数才看得出来",
        ),
    ),
    passes=(
        example(),
        example({"资金单位": "元", "年度资金总额": 1000000, "财政拨款": 900000, "其他资金": 100000}),
        example({"成本指标.指标值": "≤100元"}, also=("C03",), note="总额不像元，错的是成本指标的单位"),
        example({}, roster=_ROSTER, note="正好等于控制数"),
        example({"成本指标.指标值": "≤10万元"}, also=("C03",), note="差十倍不是单位的问题"),
        example({"年度资金总额": None}, also=("F01",)),
        example({"成本指标.指标值": "从严控制"}, also=("C04", "V02"), note="没有金额可比"),
    ),
)
