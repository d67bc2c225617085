"""其他资金一栏空着。

为什么：空白分不清是没有还是漏填；汇总时按 0 计算。

怎么改：没有其他资金的填 0。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._plain_funding import may_be_off
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires where the form has the blank and nothing, or a dash, stands in it."""
    other = form.funding.other
    if other.found and other.blank:
        yield Hit(other.at)


RULE = Rule(
    code="F06",
    name="other_funds_blank",
    title="其他资金未填写",
    severity=Severity.HINT,
    message="其他资金没有填写，按 0 计算",
    advice="没有其他资金的请填 0",
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_be_off,
    fails=(
        example({"其他资金": None, "财政拨款": 100}),
        example({"其他资金": "/", "财政拨款": 100}, note="画线也没说是 0"),
    ),
    passes=(
        example(),
        example({"其他资金": 0, "财政拨款": 100}),
        example({"其他资金": "10万元"}),
    ),
)
