"""二级指标不是表样规定的名称、没有写，或者列在了别的一级指标下。

为什么：二级指标决定这一条按什么口径考核、汇总，名称自造就归不了类。

怎么改：改用表样上的二级指标名称：数量、质量、时效、成本、经济效益、社会效益、生态效益、可持续影响、服务对象满意度。
"""

from collections.abc import Iterator

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import facts_of, filled
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for each 二级指标 cell that is unknown or out of place; its rows are listed with it."""
    by_cell: dict[CellRef, list[Indicator]] = {}
    for row in filled(form):
        if row.level2.value is None or row.printed_under is not None:
            by_cell.setdefault(row.level2.at, []).append(row)
    for at, rows in by_cell.items():
        first = rows[0]
        facts = facts_of(first, under=first.printed_under, level1=first.level1)
        yield Hit(at, facts, also=tuple(row.name.at for row in rows), variant=_variant(first))


def _variant(row: Indicator) -> str:
    if row.printed_under is not None:
        return "misplaced"
    return "" if row.level2.found else "absent"


RULE = Rule(
    code="S08",
    name="level2_unknown",
    title="二级指标名称不规范",
    severity=Severity.WARNING,
    message="二级指标“{level2}”不是表样规定的名称",
    advice="请改用表样规定的二级指标名称，并核对这一条归哪一类",
    variants={
        "absent": (
            "三级指标“{name}”没有对应的二级指标",
            "请按表样补上二级指标名称",
        ),
        "misplaced": (
            "{level2}列在了{under}下面，应属{level1}",
            "请移到{level1}下面，或改正二级指标名称",
        ),
    },
    basis=(Basis.LAW_88,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example({"社会效益指标.二级指标": "综合效益指标"}, also=("S02",)),
        example({"生态效益指标.二级指标": "社会影响力"}, also=("S02",), note="没有“指标”二字也认得出"),
        example({"数量指标.二级指标": ""}, also=("S02",), note="空着"),
        example({"数量指标.二级指标": "经济效益指标"}, also=("S02",), note="经济效益列在产出指标下面"),
    ),
    passes=(
        example(),
        example({"生态效益指标.二级指标": "环境效益"}, note="同义的名称"),
        example({"可持续影响指标.二级指标": "可持续影响指标（必填）"}),
        example({"服务对象满意度指标.二级指标": "社会公众或服务对象满意度指标"}),
    ),
)
