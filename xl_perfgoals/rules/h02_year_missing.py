"""没有写明年度，或者写的年度读不出来。

为什么：绩效目标按预算年度申报和批复，不知道是哪一年的目标就不能与当年预算对应。

怎么改：在表题下面的“（    年度）”里填四位数的预算年度，如“（2023 年度）”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires where no year can be read; the printed words "(  年度)" alone are an empty blank."""
    if form.year.value is not None:
        return
    written = squeeze(form.year.text)
    if written.strip("()年度_") == "":
        yield Hit(form.year.at)
    else:
        yield Hit(form.year.at, {"written": written}, variant="unreadable")


RULE = Rule(
    code="H02",
    name="year_missing",
    title="年度未填写或读不出",
    severity=Severity.ERROR,
    message="年度未填写",
    advice="请在表题下填写四位数的预算年度",
    variants={
        "unreadable": ("年度写的是“{written}”，读不出是哪一年", "请在表题下填写四位数的预算年度"),
    },
    basis=(Basis.LAW_88,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"年度": "(    年度)"}, note="只有印好的括号"),
        example({"年度": None}, note="整行没有"),
        example({"年度": "(20  年度)"}, note="只有前两位"),
    ),
    passes=(
        example(),
        example({"年度": "（2023年度）"}, note="全角括号"),
        example({"年度": "2023年"}),
        example({"年度": None, "表题": "2023年部门项目支出预算绩效目标表"}, note="年度写在表题里"),
    ),
)
