"""没有填写实施单位。

为什么：绩效目标谁申请谁编制、谁使用谁负责，没有实施单位就不知道向谁问责、向谁退回。

怎么改：填写具体使用资金、实施项目的单位全称；由主管部门本级实施的，写“××本级”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires on an empty 实施单位."""
    if form.unit.blank:
        yield Hit(form.unit.at)
    elif form.unit.value is None:
        yield Hit(form.unit.at, {"written": form.unit.text}, variant="error")


RULE = Rule(
    code="H07",
    name="unit_missing",
    title="实施单位未填写",
    severity=Severity.ERROR,
    message="实施单位未填写",
    advice="请填写实施项目的单位全称，由主管部门本级实施的写明“本级”",
    variants={"error": ("实施单位显示为“{written}”，公式没有得出结果", "请直接填写单位全称，或改正公式")},
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"实施单位": None}),
        example({"实施单位": "无"}, note="写“无”等于没填"),
        example({"实施单位": "#N/A"}, note="公式没有查到单位"),
    ),
    passes=(example(), example({"实施单位": "石桥镇人民政府"}, note="与主管部门相同")),
)
