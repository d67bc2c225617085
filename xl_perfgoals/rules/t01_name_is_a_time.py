"""时效指标的三级指标写成了时间本身。

为什么：“2023年全年”没有说什么工作要按时完成，年底无从考核。

怎么改：三级指标写工作内容（如“补贴发放时间”“工程完工时间”），时间写到指标值里。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._time_texts import is_time


def is_only_a_time(row: Indicator, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the 三级指标 is a time and nothing else."""
    return is_time(row.name.text)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """A 三级指标 of 时效 that is a time and nothing else."""
    return Hit(row.name.at, facts_of(row), also=(row.target.at,)) if is_only_a_time(row, policy) else None


RULE = Rule(
    code="T01",
    name="name_is_a_time",
    title="时效指标名称写成时间",
    severity=Severity.WARNING,
    message="时效指标的三级指标写成了时间本身“{name}”，没有写什么工作要按时完成",
    advice="请把三级指标改为工作内容（如“××完成时间”），时间写到指标值里",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(EVERY_KIND, frozenset({Level2.TIMELINESS}), is_only_a_time),
    fails=(
        example({"时效指标.三级指标": "2023年全年", "时效指标.指标值": "12个月"}),
        example({"时效指标.三级指标": "2023年12月底前"}),
        example({"时效指标.三级指标": "2023 年 1 月-12 月"}),
        example({"时效指标.三级指标": "2023年1月1日至2023年12月31日"}),
        example({"时效指标.三级指标": "全年"}),
        example({"时效指标.三级指标": "12个月"}),
        example({"时效指标.三级指标": "2023年"}),
        example({"时效指标.三级指标": "第四季度"}),
        example({"时效指标.三级指标": "2023年底前完成", "时效指标.指标值": "100%"}, note="没有说完成什么"),
    ),
    passes=(
        example(),
        example({"时效指标.三级指标": "2023年12月底前管网维修完工率", "时效指标.指标值": "100%"}),
        example({"时效指标.三级指标": "完成时间"}),
        example({"时效指标.三级指标": "2023年度完成及时率", "时效指标.指标值": "100%"}),
        example({"时效指标.三级指标": "按月维修", "时效指标.指标值": "1-11月"}),
        example({"时效指标.三级指标": "完成"}, note="没有时间"),
        example({"时效指标.三级指标": None}, also=("S03",)),
        example({"数量指标#2.三级指标": "2023年全年", "数量指标#2.指标值": "12次"}, note="只看时效指标"),
    ),
)
