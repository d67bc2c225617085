"""年度资金总额比整个项目的资金总额还大。

为什么：多年项目分年安排，当年的钱不可能超过全部的钱；多半是两个总额填反了，或者单位不一致。

怎么改：核对项目资金总额（实施期）和年度资金总额。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._plain_funding import may_be_off
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Compares the two totals of a form that has both."""
    year, whole = form.funding.total, form.funding.long_total
    if year.value is not None and whole.value is not None and year.value > whole.value:
        facts = {"total": year.value, "whole": whole.value, "difference": subtract(year.value, whole.value)}
        yield Hit(year.at, facts, also=(whole.at,))


RULE = Rule(
    code="F09",
    name="exceeds_long_total",
    title="年度资金大于项目总资金",
    severity=Severity.ERROR,
    message="年度资金总额 {total} 万元，大于项目资金总额 {whole} 万元，多 {difference} 万元",
    advice="请核对两个总额是否填反、单位是否一致",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_be_off,
    fails=(
        example({"项目资金总额": 80}),
        example({"项目资金总额": 99.999999}, note="差一分也要报"),
    ),
    passes=(
        example(),
        example({"项目资金总额": 300}),
        example({"项目资金总额": 100}, note="当年全部安排"),
        example({"项目资金总额": None}),
    ),
)
