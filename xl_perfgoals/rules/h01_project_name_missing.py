"""没有填写项目名称。

为什么：项目名称是绩效目标与预算项目对应的依据，没有名称就无法汇总、批复和公开。

怎么改：填写与预算批复（项目库）完全一致的项目全称，不要用“项目一”之类的代称。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires on an empty 项目名称; a dash is as good as nothing."""
    if form.project.blank:
        yield Hit(form.project.at)
    elif form.project.value is None:
        yield Hit(form.project.at, {"written": form.project.text}, variant="error")


RULE = Rule(
    code="H01",
    name="project_name_missing",
    title="项目名称未填写",
    severity=Severity.ERROR,
    message="项目名称未填写",
    advice="请填写与预算项目库一致的项目全称",
    variants={"error": ("项目名称显示为“{written}”，公式没有得出结果", "请直接填写项目全称，或改正公式")},
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.PROJECT,
    fails=(
        example({"项目名称": None}),
        example({"项目名称": "   "}, note="只有空格"),
        example({"项目名称": "——"}, note="只画一道横线"),
        example({"项目名称": "#REF!"}, note="公式引用的单元格已被删除"),
    ),
    passes=(example(), example({"项目名称": "厕所"}, note="名称再短也是名称")),
)
