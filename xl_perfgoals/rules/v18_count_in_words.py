"""名称是“人数”“户数”“次数”，指标值却是文字。

为什么：问的是多少，答的是“不断提高”，没有数就无法核对。

怎么改：填数量和单位，例如“≥800户”；要说明的是变化，就改名称。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules._counts import asks_for_count
from xl_perfgoals.rules._events import names_event
from xl_perfgoals.rules._indicators import facts_of, is_hard
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A count told in words; a hard row is V02's, 无 of what must not happen is 0."""
    if is_hard(row) or not asks_for_count(row, policy):
        return None
    none_happened = target.truth is False and names_event(row, policy)
    return None if none_happened else Hit(row.target.at, facts_of(row))


RULE = Rule(
    code="V18",
    name="count_in_words",
    title="数量用文字表述",
    severity=Severity.WARNING,
    message="{level2}“{name}”应填数量，指标值却是“{value}”",
    advice="请填数量和单位；要说明变化的，请改名称",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(frozenset({Kind.QUALITATIVE, Kind.BOOLEAN}), names=asks_for_count),
    fails=(
        example({"社会效益指标.指标值": "有效提高"}, also=("G06",)),
        example({"社会效益指标.指标值": "不断改变"}, also=("G06", "V12"), note="没有方向另由 V12 报告"),
        example({"质量指标.三级指标": "水质检测次数", "质量指标.指标值": "足够"}),
    ),
    passes=(
        example(),
        example({"社会效益指标.三级指标": "群众幸福指数", "社会效益指标.指标值": "有效提高"}, also=("G06",)),
        example({"质量指标.三级指标": "施工安全事故数", "质量指标.指标值": "无"}, note="“无”就是 0 起"),
        example({"数量指标.三级指标": "新增用水户数", "数量指标.指标值": "较多"}, also=("G06", "V02")),
        example({"社会效益指标.三级指标": "农户用水条件", "社会效益指标.指标值": "有效改善"}, also=("G06",)),
    ),
)
