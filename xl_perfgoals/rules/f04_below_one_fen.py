"""金额的小数位数多到了一分以下。

为什么：钱最小到分，以万元为单位最多 6 位小数，以元为单位最多 2 位；再多就是公式算出来没有四舍五入，
各处显示不一，合计也会对不上；参加汇总的金额是这样的，那张表不计入汇总。

怎么改：把金额四舍五入到分，再核对总额与各项之和。
"""

from collections.abc import Iterator
from functools import lru_cache

from xl_perfgoals.core.amount import Amount, MoneyUnit, decimals
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._money_cells import money_cells, parts
from xl_perfgoals.rules._plain_funding import may_be_off
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_PLACES_OF_FEN = 6
_PLACES = {
    MoneyUnit.WAN: _PLACES_OF_FEN,
    MoneyUnit.YUAN: 2,
    MoneyUnit.THOUSAND: 5,
    MoneyUnit.MILLION: 8,
    MoneyUnit.HUNDRED_MILLION: 10,
}


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Counts the decimals that each amount needs in 万元; needless zeros do not count."""
    found = [(label, entry) for label, entry in money_cells(form) if _below_fen(entry.value)]
    if not found:
        return
    unit = form.funding.unit
    summed = (form.funding.total, *(part.entry for part in parts(form)))
    variant = "" if any(_below_fen(entry.value) for entry in summed) else "aside"
    for label, entry in found:
        yield Hit(
            entry.at,
            {"label": label, "amount": entry.value, "unit": unit.value, "places": _PLACES[unit]},
            variant=variant,
        )


@lru_cache(maxsize=4096)
def _below_fen(amount: Amount | None) -> bool:
    return amount is not None and decimals(amount) > _PLACES_OF_FEN


_FACTS = "{label} {amount} 万元，精确到了分以下"
_ADVICE = "请把金额四舍五入到分（以{unit}为单位最多 {places} 位小数）"

RULE = Rule(
    code="F04",
    name="below_one_fen",
    title="金额的小数超过分",
    severity=Severity.HINT,
    message=f"{_FACTS}；这张表不能计入汇总",
    advice=_ADVICE,
    variants={"aside": (_FACTS, _ADVICE)},
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_be_off,
    fails=(
        example(
            {"年度资金总额": 100.0000001, "财政拨款": 90.0000001, "成本指标.指标值": "≤100.0000001万元"},
            note="第七位小数",
        ),
        example({"项目资金总额": 300.0000001}, note="不参加汇总的金额也要报"),
        example(
            {
                "资金单位": "元",
                "年度资金总额": 1000000.005,
                "财政拨款": 900000.005,
                "其他资金": 100000,
                "成本指标.指标值": "≤1000000.005元",
            },
            note="以元为单位的第三位小数",
        ),
    ),
    passes=(
        example(),
        example({"年度资金总额": "100.00000000", "财政拨款": 90}, note="多写的零不算"),
        example(
            {"年度资金总额": 100.000001, "财政拨款": 90.000001, "成本指标.指标值": "≤100.000001万元"},
            note="正好到分",
        ),
        example({"财政拨款": "90.0000001左右"}, also=("F01",), note="读不出的由 F01 报告"),
    ),
)
