"""项目期没有填写，或者看不出有多长。

为什么：项目期说明目标要在多长时间内实现，是判断年度目标和进度的依据。

怎么改：写明年数或起止年月，如“1 年”“2023年3月-2023年11月”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Fires on an empty period and on one that states no length."""
    period = form.period
    if period.blank:
        yield Hit(period.at)
    elif period.value is None:
        yield Hit(period.at, {"written": period.text}, variant="unreadable")


RULE = Rule(
    code="H11",
    name="period_missing",
    title="项目期未填写或读不出",
    severity=Severity.WARNING,
    message="项目期未填写",
    advice="请填写项目期，如“1 年”或起止年月",
    variants={
        "unreadable": ("项目期“{written}”看不出起止时间或长短", "请写明年数或起止年月"),
    },
    basis=(Basis.LAW_88,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"项目期": None}),
        example({"项目期": "长期"}, note="没有期限"),
        example({"项目期": "1"}, note="没有单位，不知是年是月"),
    ),
    passes=(
        example(),
        example({"项目期": "一年"}),
        example({"项目期": "2023年3月-2023年11月"}),
        example({"项目期": "2023年"}),
        example({"项目期": "当年"}, note="就是一年"),
    ),
)
