"""某一项资金是负数，或者比年度资金总额还大。

为什么：资金来源不可能是负数，其中一项也不可能超过总额；多半是填错行、多打了零或单位不一致。

怎么改：核对这一项的金额和单位，再核对总额。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._money_cells import parts
from xl_perfgoals.rules._plain_funding import may_be_off
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Looks at each part by itself; a total that is missing or not positive is F01's business."""
    total = form.funding.total.value
    for label, entry in parts(form):
        if entry.value is None:
            continue
        facts: Facts = {"label": label, "amount": entry.value, "total": total}
        if entry.value < 0:
            yield Hit(entry.at, facts, variant="negative")
        elif total is not None and 0 < total < entry.value:
            yield Hit(entry.at, facts, also=(form.funding.total.at,))


RULE = Rule(
    code="F03",
    name="part_out_of_range",
    title="分项资金为负或大于总额",
    severity=Severity.ERROR,
    message="{label} {amount} 万元，大于年度资金总额 {total} 万元",
    advice="请核对{label}和年度资金总额，看是否填错行、多打了零或单位不一致",
    variants={"negative": ("{label} {amount} 万元，是负数", "请核对{label}，没有的填 0")},
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_be_off,
    fails=(
        example({"财政拨款": 900}, also=("F02",), note="多打了一个零"),
        example({"财政拨款": 110, "其他资金": -10}, note="两项相抵，合计仍对"),
        example({"上年结转资金": -5, "财政拨款": 95}),
        example({"其他资金": 100.000001}, also=("F02",), note="多一分也是大于"),
    ),
    passes=(
        example(),
        example({"财政拨款": 100, "其他资金": 0}, note="等于总额"),
        example({"年度资金总额": None}, also=("F01",), note="没有总额可比"),
    ),
)
