"""没有填写主管部门。

为什么：全县按主管部门审核、汇总和批复，没有主管部门的表无处归集。

怎么改：填写主管部门的规范全称和预算代码，如“石桥镇人民政府 061”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires where no name stands; a code alone is no name."""
    if form.department.blank:
        yield Hit(form.department.at)
    elif form.department.value is None:
        code = form.department_code.value
        facts: Facts = {"code": code} if code else {"written": form.department.text}
        yield Hit(form.department.at, facts, variant="code_only" if code else "error")


RULE = Rule(
    code="H04",
    name="department_missing",
    title="主管部门未填写",
    severity=Severity.ERROR,
    message="主管部门未填写",
    advice="请填写主管部门的规范全称和预算代码",
    variants={
        "code_only": ("主管部门只填了代码 {code}，没有名称", "请在代码之外写明主管部门的规范全称"),
        "error": ("主管部门显示为“{written}”，公式没有得出结果", "请直接填写主管部门的规范全称，或改正公式"),
    },
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"主管部门及代码": None}),
        example({"主管部门及代码": "/"}, note="只画一道斜线"),
        example({"主管部门及代码": "061"}, note="只有代码"),
        example({"主管部门及代码": "#NAME?"}, also=("H05",), note="公式写错了函数名"),
    ),
    passes=(
        example(),
        example({"主管部门及代码": "061-石桥镇人民政府"}, note="代码写在前面"),
        example({"主管部门及代码": "石桥镇人民政府"}, also=("H05",), note="缺的只是代码"),
    ),
)
