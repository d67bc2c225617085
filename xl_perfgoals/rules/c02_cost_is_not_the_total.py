"""成本指标的金额与年度资金总额不相等。

为什么：只列了一项成本金额，它就是整个项目的成本，应当等于安排的资金；对不上，不知道以哪个数为准。

怎么改：核对成本指标和年度资金总额，把填错的一个改过来；成本只写了一部分的，补列其余各项。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._cost_total import comparison, only_rounded, slip_of
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._plain_costs import may_differ
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Compares the only amount with the total; a slip of the pen is C03's, rounding C09's."""
    compared = comparison(form, policy)
    if compared is None or len(compared.costs) != 1:
        return
    if slip_of(compared.sum, compared.total) or only_rounded(compared):
        return
    cost = compared.costs[0]
    yield Hit(
        cost.row.target.at,
        {
            "name": said(cost.row),
            "stated": cost.told,
            "amount": cost.amount,
            "total": compared.total,
            "difference": subtract(cost.amount, compared.total).copy_abs(),
        },
        variant="" if cost.amount > compared.total else "below",
        also=tuple(part.row.target.at for part in compared.beside),
    )


_ADVICE = "请核对成本指标和年度资金总额，使两者一致"

RULE = Rule(
    code="C02",
    name="cost_is_not_the_total",
    title="成本金额与总额不符",
    severity=Severity.ERROR,
    message="成本指标“{name}”为 {stated}，比年度资金总额 {total} 万元多 {difference} 万元",
    advice=_ADVICE,
    variants={
        "below": (
            "成本指标“{name}”为 {stated}，比年度资金总额 {total} 万元少 {difference} 万元",
            f"{_ADVICE}；成本只列了一部分的，请补列其余各项",
        ),
    },
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_differ,
    fails=(
        example({"成本指标.指标值": "≤120万元"}),
        example({"成本指标.指标值": "80万元"}),
        example({"成本指标.指标值": "≤100.000001万元"}, note="多一分也要报"),
        example({"成本指标.指标值": "999900元"}, note="写到元就按元比"),
        example({"成本指标.指标值": "99.50万元"}, note="写到两位小数，不是四舍五入"),
        example(
            {"成本指标.三级指标": "管网维修总成本（万元）", "成本指标.指标值": "110"}, note="单位在名称里"
        ),
        example(
            {
                "成本指标.指标值": "110万元",
                "成本指标#2.三级指标": "管材费",
                "成本指标#2.指标值": "70万元",
                "成本指标#3.三级指标": "人工费",
                "成本指标#3.指标值": "40万元",
            },
            note="总成本等于各分项之和，却不等于总额",
        ),
    ),
    passes=(
        example(),
        example({"成本指标.指标值": "100万元"}),
        example({"成本指标.指标值": "1000000元"}),
        example({"成本指标.指标值": "1百万元"}),
        example({"成本指标.指标值": "100"}, also=("C08",), note="没写单位由 C08 报告"),
        example({"成本指标.指标值": "1000万元"}, also=("C03",), note="疑为笔误"),
        example({"成本指标.指标值": "90-110万元"}, note="写成范围的不比"),
        example({"成本指标.指标值": None}, also=("S04",)),
        example({"成本指标.指标值": "≤120万元", "年度资金总额": None}, also=("F01",)),
    ),
)
