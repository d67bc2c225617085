"""时效指标只写了年份。

为什么：只写“2023年”，一月完成和十二月完成没有区别，看不出及时不及时。

怎么改：写到月份，例如“2023年11月底前”，按月进行的写“每月10日前”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._time_texts import is_time, names_time


def is_a_year(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value is one year and no more."""
    return target.granularity == "year" and target.date2 is None


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A 时效 value that is a bare year; another year is T03's, a month in the name will do."""
    if not is_a_year(target, policy) or "T03" in target.flags:
        return None
    told = is_time(row.name.text) or names_time(row.name.text)
    return None if told else Hit(row.target.at, facts_of(row))


RULE = Rule(
    code="T05",
    name="only_a_year",
    title="时效只写到年",
    severity=Severity.HINT,
    message="时效指标“{name}”只写了“{value}”，没有写到月份",
    advice="请写到月份，如“11月底前”；按月进行的写“每月10日前”",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(level2=frozenset({Level2.TIMELINESS}), wordings=is_a_year),
    fails=(
        example({"时效指标.指标值": "2023 年"}),
        example({"时效指标.指标值": "2023年度"}),
        example({"时效指标.指标值": "2023年内"}),
    ),
    passes=(
        example(),
        example({"时效指标.指标值": "2023年底"}),
        example({"时效指标.指标值": "2023年第三季度"}),
        example({"时效指标.指标值": "2024年"}, also=("T03",), note="年份不对，由 T03 报告"),
        example({"时效指标.三级指标": "11月底前维修管网", "时效指标.指标值": "2023年"}, note="月份在名称里"),
        example({"时效指标.三级指标": "2023年全年", "时效指标.指标值": "2023年"}, also=("T01",)),
        example(
            {"可持续影响指标.三级指标": "管网持续使用", "可持续影响指标.指标值": "2023年"},
            note="只看时效指标",
        ),
    ),
)
