"""指标行的单元格左右错位，读取时已自动还原。

为什么：错位多由复制粘贴、删除单元格或从打印件识别造成；程序按内容还原后照常校验，但还原得对不对要由人看一眼。

怎么改：对照原表核对这些行的二级指标、三级指标和指标值，并在表中把它们放回各自的列。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Tells all rows that were put back at once, at the first of them."""
    shifted = [indicator for indicator in form.indicators if indicator.shifted]
    if shifted:
        first, *others = (indicator.name.at for indicator in shifted)
        yield Hit(first, {"rows": tuple(indicator.row for indicator in shifted)}, also=tuple(others))


RULE = Rule(
    code="P01",
    name="row_shifted",
    title="指标行错位，已还原",
    severity=Severity.HINT,
    message="工作表第 {rows} 行的单元格左右错位，已自动还原",
    advice="请对照原表核对这些行的三级指标和指标值，并放回各自的列",
    basis=(Basis.READING,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example({"质量指标.移动": -1}, note="左移一列"),
        example({"质量指标.移动": 1}, note="右移一列"),
        example({"质量指标.移动": -1, "生态效益指标.移动": 2}, note="几行错位只报一次"),
        example(
            {"质量指标.移动": 1, "质量指标.指标值": None}, note="值已丢失的行也在其中", also=("P02", "S04")
        ),
    ),
    passes=(
        example(),
        example({"质量指标.指标值": None}, note="只是没有填指标值", also=("S04",)),
        example({"产出指标": None}, note="一级指标空着不是错位", also=("P03",)),
    ),
)
