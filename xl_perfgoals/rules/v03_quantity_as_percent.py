"""数量指标填的是百分比，没有数量。

为什么：数量指标是必填的硬性指标，要说清办多少件事、补多少人；百分比说明的是质量或进度。

怎么改：改填具体数量和单位，例如“补助 55 人”；完成比例、合格率放到质量指标。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._indicators import facts_of, readings
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_COUNTED = frozenset({Kind.QUANTITY, Kind.NUMBER_WITHOUT_UNIT, Kind.FREQUENCY, Kind.DURATION})


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """A hit at each percentage under 数量指标; only a warning where another 数量 row does count something."""
    rows = [(row, target) for row, target in readings(form) if row.level2.value is Level2.QUANTITY]
    counted = any(target.kind in _COUNTED for _, target in rows)
    for row, target in rows:
        if target.kind is Kind.PERCENT:
            yield Hit(
                row.target.at,
                facts_of(row),
                severity=Severity.WARNING if counted else None,
                variant="beside_counts" if counted else "",
            )


RULE = Rule(
    code="V03",
    name="quantity_as_percent",
    title="数量指标只有百分比",
    severity=Severity.ERROR,
    message="数量指标“{name}”填的是“{value}”，没有数量",
    advice="请填具体数量和单位，百分比放到质量指标",
    variants={
        "beside_counts": (
            "数量指标“{name}”填的是百分比“{value}”，不是数量",
            "请改填数量和单位，或把这一条移到质量指标",
        )
    },
    basis=(Basis.TEMPLATE, Basis.LAW_101),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=Rows(frozenset({Kind.PERCENT}), frozenset({Level2.QUANTITY})),
    fails=(
        example({"数量指标.三级指标": "管网维修完成情况", "数量指标.指标值": "100%"}, also=("G06",)),
        example(
            {"数量指标.三级指标": "管网维修完成率", "数量指标.指标值": "≥95%"},
            note="名称是率也一样：数量要有数",
            also=("G06",),
        ),
        example(
            {"数量指标#2.三级指标": "管网维修完成率", "数量指标#2.指标值": "≥95%"},
            note="别的数量指标有数量，只作提醒",
        ),
    ),
    passes=(
        example(),
        example({"数量指标.指标值": 20}, also=("V01",)),
        example({"质量指标.指标值": "≥95%"}, note="质量指标用百分比正合适"),
        example({"数量指标.指标值": "3个百分点"}, also=("G06",)),
    ),
)
