"""一级指标在页面上丢失，已按二级指标补上。

为什么：一级指标的合并单元格常在分页、删行时丢失；二级指标属于哪个一级指标是固定的，程序据此补上，不影响校验。

怎么改：核对补上的一级指标，并在表中重新填写（或合并）一级指标单元格。
"""

from collections.abc import Iterator

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Tells all rows whose 一级指标 was filled at once, at the first of them."""
    filled = [indicator for indicator in form.indicators if indicator.level1_filled]
    if filled:
        first, *others = (_cell(indicator) for indicator in filled)
        names = dict.fromkeys(indicator.level1.value for indicator in filled if indicator.level1)
        yield Hit(
            first,
            {"rows": tuple(indicator.row for indicator in filled), "level1": tuple(names)},
            also=tuple(others),
        )


def _cell(indicator: Indicator) -> CellRef:
    """The row's own 二级指标, or its 三级指标 where the 二级指标 is carried down."""
    return indicator.level2.at if indicator.level2.at.row == indicator.row else indicator.name.at


RULE = Rule(
    code="P03",
    name="level1_filled",
    title="一级指标丢失，已补上",
    severity=Severity.HINT,
    message="工作表第 {rows} 行没有写明所属的一级指标（常见于分页处），已按二级指标归入“{level1}”",
    advice="请核对，并在表中补上一级指标",
    basis=(Basis.READING,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example({"产出指标": None}, note="第一个一级指标丢失"),
        example({"产出指标": None, "数量指标#2.三级指标": "更换水表", "数量指标#2.指标值": "800块"}),
        example({"效益指标": None}, note="中间的丢失，看上去像属于上一个一级指标"),
        example({"产出指标": None, "满意度指标": None}, note="丢失两个只报一次"),
    ),
    passes=(
        example(),
        example({"质量指标.移动": -1}, note="错位不是丢失", also=("P01",)),
        example({"生态效益指标": None}, note="少一类二级指标不是丢失一级指标", also=("S02", "G06")),
    ),
)
