"""指标行错位后少了一格，指标值已经丢失，无法还原。

为什么：整行右移时最后一格被挤出表外，三级指标落在了指标值的位置，原来的指标值看不到了，程序不能替单位猜。

怎么改：向填报单位核对这一行的指标值，把三级指标和指标值分别填回各自的列。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """A hit at each row of which one cell too few was left."""
    for row in form.indicators:
        if row.value_lost:
            yield Hit(row.target.at, {"row": row.row, "name": row.name.text})


RULE = Rule(
    code="P02",
    name="value_lost",
    title="错位后指标值丢失",
    severity=Severity.ERROR,
    message="工作表第 {row} 行错位，“{name}”的指标值已经丢失，无法还原",
    advice="请向填报单位核对并补填这一行的指标值",
    basis=(Basis.READING,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example(
            {"质量指标.移动": 1, "质量指标.指标值": None}, note="整行右移，值被挤掉", also=("P01", "S04")
        ),
        example(
            {
                "质量指标.移动": 1,
                "质量指标.指标值": None,
                "生态效益指标.移动": 1,
                "生态效益指标.指标值": None,
            },
            note="每一行都报",
            also=("P01", "S04", "G06"),
        ),
    ),
    passes=(
        example(),
        example({"质量指标.移动": -1}, note="错位但值还在", also=("P01",)),
        example({"质量指标.指标值": None}, note="没有错位，只是没有填", also=("S04",)),
    ),
)
