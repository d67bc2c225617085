"""时效指标没有时间，也不是及时率。

为什么：时效指标要说明什么时候完成。“按时发放”没有说按什么时候，“任务完成率”说的是数量，都无法考核是否及时。

怎么改：写明时间（如“2023年11月底前”“每月10日前”），或者用及时率、按期完成率（如“≥95%”）。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import facts_of, has_value, is_named, measure
from xl_perfgoals.rules._rule import FILLED_IN, Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._time_texts import is_time, names_time

_TIMES = frozenset({Kind.DATE, Kind.DATE_RANGE, Kind.DURATION, Kind.FREQUENCY})
_WORDS = frozenset({Kind.QUALITATIVE, Kind.BOOLEAN})
_TOLD_ELSEWHERE = frozenset({Kind.PLACEHOLDER, Kind.MULTI})


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A warning at words that say no time, a hint at figures that measure something else."""
    asked = target.kind not in _TIMES | _TOLD_ELSEWHERE and is_named(row) and has_value(row)
    told = _told_elsewhere(row, target) or names_time(target.text)
    if not asked or told or _says(target.text, "named_times", policy):
        return None
    if target.kind in _WORDS:
        told = names_time(row.name.text)
        return None if told else Hit(row.target.at, facts_of(row), also=(row.name.at,))
    if _measures_time(row, target, policy):
        return None
    return Hit(row.target.at, facts_of(row), severity=Severity.HINT, variant="figure", also=(row.name.at,))


def _measures_time(row: Indicator, target: Target, policy: Policy) -> bool:
    return names_time(row.name.text) or _says(row.name.text + target.text, "timely_words", policy)


def _says(text: str, words: str, policy: Policy) -> bool:
    return policy.mentions(words, squeeze(text))


def _told_elsewhere(row: Indicator, target: Target) -> bool:
    """Whether another rule already asks for this row to be rewritten: T01, V12 or R01."""
    return is_time(row.name.text) or "V12" in target.flags or measure(row).endswith(("满意度", "满意率"))


RULE = Rule(
    code="T02",
    name="no_time_in_timeliness",
    title="时效指标没有时间",
    severity=Severity.WARNING,
    message="时效指标“{name}”的指标值“{value}”没有时间",
    advice="请写明时间，如“2023年11月底前”“每月10日前”，或改用及时率",
    variants={
        "figure": (
            "时效指标“{name}”填“{value}”，既没有时间，也不是及时率",
            "请写明完成时间，或改用及时率、按期完成率",
        )
    },
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(FILLED_IN - _TIMES - _TOLD_ELSEWHERE, frozenset({Level2.TIMELINESS})),
    fails=(
        example({"时效指标.指标值": "按时完成"}),
        example({"时效指标.指标值": "及时"}),
        example({"时效指标.三级指标": "管网维修是否按时完工", "时效指标.指标值": "是"}),
        example({"时效指标.指标值": "有效保障"}),
        example({"时效指标.三级指标": "任务完成率", "时效指标.指标值": "≥95%"}, note="说的是数量"),
        example({"时效指标.三级指标": "当年资金支出率", "时效指标.指标值": "100%"}),
        example({"时效指标.三级指标": "管网维修", "时效指标.指标值": "20公里"}),
        example({"时效指标.三级指标": "管网维修", "时效指标.指标值": "11"}),
    ),
    passes=(
        example(),
        example({"时效指标.三级指标": "管网维修完工及时率", "时效指标.指标值": "≥95%"}),
        example({"时效指标.三级指标": "维修任务按期完成率", "时效指标.指标值": "100%"}),
        example({"时效指标.指标值": "100%按时完工"}),
        example(
            {"时效指标.三级指标": "11月底前管网维修完工率", "时效指标.指标值": "100%"}, note="时间在名称里"
        ),
        example({"时效指标.三级指标": "11月底前维修完管网", "时效指标.指标值": "完成"}),
        example({"时效指标.三级指标": "管网维修工期（月）", "时效指标.指标值": "8"}),
        example({"时效指标.三级指标": "报修到场时间", "时效指标.指标值": "≤24小时"}),
        example({"时效指标.三级指标": "水费收缴", "时效指标.指标值": "每月10日前"}),
        example({"时效指标.指标值": "入冬前"}),
        example({"时效指标.三级指标": "抢修任务处理", "时效指标.指标值": "日产日清"}),
        example({"时效指标.指标值": "“八一”建军节前"}),
        example({"时效指标.指标值": "2023年秋季学期"}),
        example({"时效指标.三级指标": "季度巡检完成率", "时效指标.指标值": "100%"}),
        example({"时效指标.三级指标": "报修到场", "时效指标.指标值": "接报后30分钟内"}),
        example({"时效指标.三级指标": "维修任务按计划完成率", "时效指标.指标值": "100%"}),
        example({"时效指标.三级指标": "逾期完工的村", "时效指标.指标值": "0个"}),
        example({"时效指标.指标值": None}, also=("S04",)),
        example({"时效指标.指标值": "待定"}, also=("V06",)),
        example({"时效指标.指标值": "不断改变"}, also=("V12",), note="由 V12 报告"),
        example({"时效指标.三级指标": "2023年全年", "时效指标.指标值": "按时完成"}, also=("T01",)),
        example({"时效指标.三级指标": "用水农户满意度", "时效指标.指标值": "≥90%"}, also=("R01", "S06")),
    ),
)
