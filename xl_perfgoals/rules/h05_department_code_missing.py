"""主管部门只写了名称，没有预算代码。

为什么：表上的栏目是“主管部门及代码”；汇总和导入预算系统都认代码，名称写法不一时全靠它归集。

怎么改：在部门名称后面补上财政编列的部门预算代码。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires on a department without a code; where the department itself is missing, H04 says so."""
    if form.department.value is not None and not form.department.blank and form.department_code.value is None:
        yield Hit(form.department_code.at, {"department": form.department.value})


RULE = Rule(
    code="H05",
    name="department_code_missing",
    title="主管部门代码未填写",
    severity=Severity.WARNING,
    message="“主管部门及代码”只填了“{department}”，没有部门预算代码",
    advice="请补填部门预算代码",
    basis=(Basis.TEMPLATE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"主管部门及代码": "石桥镇人民政府"}),
        example({"主管部门及代码": "石桥镇人民政府（本级）"}, note="括号里不是代码"),
    ),
    passes=(
        example(),
        example({"主管部门及代码": "石桥镇人民政府061001"}, note="六位单位代码"),
        example({"主管部门及代码": "[061]石桥镇人民政府"}),
        example({"主管部门及代码": "石桥镇人民政府 61"}, also=("H06",), note="位数不对的代码由 H06 报告"),
        example({"主管部门及代码": None}, also=("H04",), note="部门未填由 H04 报告"),
    ),
)
