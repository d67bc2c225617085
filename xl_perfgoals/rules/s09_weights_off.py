"""权重（分值）合计不对，或有的权重读不出。

为什么：自评按权重打分，合计不是规定的满分，得分就没有可比性。预算执行率另占 10 分的，其余指标合计 90 分。

怎么改：核对各行权重，使合计等于规定的满分（通常为 90 分或 100 分）。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import EXACT, add, format_amount
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def has_weights(form: PerfGoalForm, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the form has a column of weights."""
    return any(row.weight is not None for row in form.indicators)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each weight that is no number; else one hit if they do not make one of the demanded totals.

    A blank weight counts 0: a merged cell holds the weight of several rows. Weights written as shares of
    one (0.1) are taken for points of a hundred.
    """
    stated = [(row, row.weight) for row in form.indicators if row.weight is not None and not row.weight.blank]
    unreadable = [(row, weight) for row, weight in stated if weight.value is None]
    for row, weight in unreadable:
        yield Hit(weight.at, facts_of(row, weight=weight.text), variant="unreadable")
    points = [weight.value for _, weight in stated if weight.value is not None]
    if unreadable or not points:
        return
    total = add(points)
    if total not in policy.weight_totals and EXACT.multiply(total, 100) not in policy.weight_totals:
        cells = [weight.at for _, weight in stated]
        figures = [format_amount(demanded) for demanded in sorted(policy.weight_totals)]
        allowed = " 或 ".join(filter(None, ("、".join(figures[:-1]), "".join(figures[-1:]))))
        yield Hit(cells[0], {"total": total, "allowed": allowed}, also=tuple(cells[1:]))


RULE = Rule(
    code="S09",
    name="weights_off",
    title="权重合计不对",
    severity=Severity.ERROR,
    message="各条指标权重合计 {total}，应为 {allowed}",
    advice="请核对各行权重，使合计等于规定的满分",
    variants={
        "unreadable": (
            "三级指标“{name}”的权重“{weight}”不是数字",
            "请填数字，如 10",
        )
    },
    basis=(Basis.LAW_101, Basis.SYSTEM),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    doubts_form=has_weights,
    fails=(
        example({"权重": "20 20 20 10 10 10 5 5 10"}, note="合计 110"),
        example({"权重": "10 10 10 10 10 10 10 10 9.99"}, note="差一点也不行"),
        example({"权重": "10 10 十 10 10 10 10 10 10"}, note="不是数字"),
        example({"权重": "10% 10% 10% 10% 10% 10% 10% 10% 5%"}),
    ),
    passes=(
        example(),
        example({"权重": "10 10 10 10 10 10 10 10 10"}, note="90 分，另有预算执行率 10 分"),
        example({"权重": "20分 10分 10分 10分 10分 10分 10分 10分 10分"}),
        example({"权重": "0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1"}, note="写成小数"),
        example({"权重": "50 - - - 30 - - - 10"}, note="合并单元格里一个权重管几行"),
        example({"权重": "- - - - - - - - -"}, note="一个也没填：没有可加的"),
    ),
)
