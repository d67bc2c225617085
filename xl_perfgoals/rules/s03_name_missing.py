"""有指标值，没有三级指标名称。

为什么：光有一个数，不知道考核的是什么，等于没有指标。

怎么改：在三级指标一格写明考核什么，例如“维修饮水管网长度”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import facts_of, is_filled, is_named
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example


def is_nameless(row: Indicator, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the 三级指标 says nothing."""
    return not is_named(row)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """An empty 三级指标 beside which a value stands."""
    return Hit(row.name.at, facts_of(row)) if is_nameless(row, policy) and is_filled(row) else None


RULE = Rule(
    code="S03",
    name="name_missing",
    title="三级指标未填写",
    severity=Severity.ERROR,
    message="{level2}有指标值“{value}”，没有三级指标名称",
    advice="请写明“{value}”考核的是什么",
    basis=(Basis.LAW_88,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(EVERY_KIND, names=is_nameless),
    fails=(
        example({"质量指标.三级指标": None}),
        example({"社会效益指标.三级指标": "/"}, note="只画斜线等于没填"),
        example({"质量指标.三级指标": "不适用"}, note="写“不适用”却又有指标值"),
        example({"质量指标.三级指标": "指标1："}, note="空白表样印好的字样"),
    ),
    passes=(
        example(),
        example(
            {"生态效益指标.三级指标": "/", "生态效益指标.指标值": "/"}, also=("G06", "S02"), note="整行没填"
        ),
        example({"质量指标.三级指标": "合格率"}),
    ),
)
