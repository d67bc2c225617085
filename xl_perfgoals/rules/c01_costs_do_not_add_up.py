"""各项成本相加不等于年度资金总额。

为什么：成本指标要和资金相匹配。各项成本加起来超过总额，钱不够用；不到总额，有一部分钱没有说明用途。

怎么改：核对每一项成本和年度资金总额，使各项成本之和等于年度资金总额；已经写了总成本的，分项不要超过它。
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from xl_perfgoals.core.amount import add, format_amount, subtract
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._commitments import commitments
from xl_perfgoals.rules._cost_rows import Cost
from xl_perfgoals.rules._cost_total import Comparison, comparison, only_rounded
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._plain_costs import may_differ
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_MOST_COMBINED = (
    12  # rows; the combinations of more are too many to try, and coincidences among them too likely
)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Compares the sum of two or more plain amounts with the total; a single amount is C02's."""
    compared = comparison(form, policy)
    if compared is None or len(compared.costs) < 2 or only_rounded(compared):
        return
    if add(item.amount for item in commitments(form, policy)) > compared.total:
        return  # C06 says so
    first, *others = compared.costs
    above = compared.sum > compared.total
    tried = above and len(compared.costs) <= _MOST_COMBINED
    fitting = _fitting(compared) if tried else ()
    yield Hit(
        first.row.target.at,
        _facts(compared, fitting),
        severity=Severity.ERROR if above else Severity.WARNING,
        variant="below" if not above else "fitting" if fitting else "none" if tried else "",
        also=tuple(cost.row.target.at for cost in others),
    )


def _fitting(compared: Comparison) -> Sequence[Cost]:
    """The fewest rows that add up to the total exactly; empty when no combination does."""
    for size in range(1, len(compared.costs)):
        for some in combinations(compared.costs, size):
            if add(cost.amount for cost in some) == compared.total:
                return some
    return ()


def _facts(compared: Comparison, fitting: Sequence[Cost]) -> Facts:
    return {
        "total": compared.total,
        "sum": compared.sum,
        "difference": subtract(compared.sum, compared.total).copy_abs(),
        "working": "+".join(format_amount(cost.amount) for cost in compared.costs),
        "amounts": tuple(cost.amount for cost in compared.costs),
        "rows": tuple(cost.row.number for cost in compared.costs),
        "fitting": tuple(f"“{said(cost.row)}”" for cost in fitting),
        "fitting_rows": tuple(cost.row.number for cost in fitting),
    }


def _second(value: str) -> dict[str, Scalar]:
    return {"成本指标#2.三级指标": "监理费", "成本指标#2.指标值": value}


def _third(value: str) -> dict[str, Scalar]:
    return {"成本指标#3.三级指标": "检测费", "成本指标#3.指标值": value}


def _two(first: str, second: str) -> dict[str, Scalar]:
    return {"成本指标.三级指标": "管材费", "成本指标.指标值": first, **_second(second)}


_ABOVE = "各项成本合计 {working}={sum} 万元，大于年度资金总额 {total} 万元，超出 {difference} 万元"
_ADVICE = "请核对各项成本和年度资金总额，使各项成本之和等于总额"

RULE = Rule(
    code="C01",
    name="costs_do_not_add_up",
    title="各项成本之和与总额不符",
    severity=Severity.ERROR,
    message=_ABOVE,
    advice=_ADVICE,
    variants={
        "fitting": (
            f"{_ABOVE}；其中{{fitting}}正好 {{total}} 万元",
            "请核对其余各项是否重复或多列，使各项成本之和等于总额",
        ),
        "none": (
            f"{_ABOVE}，任何几项相加都凑不成 {{total}} 万元",
            _ADVICE,
        ),
        "below": (
            "各项成本合计 {working}={sum} 万元，小于年度资金总额 {total} 万元，还差 {difference} 万元",
            "请补齐没有列出的成本，或核对年度资金总额",
        ),
    },
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_differ,
    fails=(
        example(_two("60万元", "50万元"), note="合计 110 万元，多 10 万元"),
        example(_two("≤60万元", "≤39.999999万元"), note="少一分也要报"),
        example(_two("600000元", "≤50万元"), note="元和万元混写，折算后再加"),
        example(_two("100万元", "40万元"), note="其中一项正好等于总额，可能重复列了"),
        example(
            {"成本指标.指标值": "100万元"} | _second("70万元") | _third("50万元"),
            note="写了总成本，分项之和还超过它",
        ),
        example(_two("60万元", "50万元") | {"成本指标#3.三级指标": "检测费"}, also=("S04",), note="已经超出"),
    ),
    passes=(
        example(),
        example(_two("60万元", "40万元")),
        example(_two("≤60万元", "≤400000元"), note="“≤”后面的数按足额计算"),
        example({"成本指标.指标值": "≤100万元"} | _second("≤40万元"), note="总成本之外另列一项分项"),
        example(
            {"成本指标.指标值": "100万元"} | _second("70万元") | _third("30万元"), note="总成本和它的全部分项"
        ),
        example(_two("100万元", "40万元") | {"成本指标#2.三级指标": "其中：监理费"}, note="“其中”不重复计算"),
        example(
            _two("100万元", "40万元") | _third("30万元") | {"成本指标#2.三级指标": "其中：监理费"},
            note="“其中”后面各行都是明细",
        ),
        example(
            _two("60万元", "20万元") | _third("40万元") | {"成本指标#2.三级指标": "其中：监理费"},
            note="“其中”只管一行",
        ),
        example(_two("60万元", "≤5%") | {"年度资金总额": 60, "财政拨款": 50}, note="比率不参加相加"),
        example(
            _two("60万元", "30万元") | {"成本指标#3.三级指标": "检测费"},
            also=("S04",),
            note="还有一项没填，不能说少了",
        ),
        example(_two("33.33万元", "66.66万元") | {"年度资金总额": 99.994, "财政拨款": 89.994}, also=("C09",)),
        example(_two("60", "50万元"), also=("C08",), note="有一项没写单位"),
        example(_two("60万元", "50万元") | {"年度资金总额": "约100"}, also=("F01",), note="总额读不出"),
    ),
)
