"""时效指标说的不是时间。

为什么：“保障收入”“提升获得感”是效果，配上一个日期也不是时效，看不出哪件工作要在什么时候完成。

怎么改：三级指标改为要按时完成的工作（如“补贴发放时间”），效果移到相应的效益或质量指标。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_TIMES = frozenset({Kind.DATE, Kind.DATE_RANGE, Kind.DURATION, Kind.FREQUENCY})
_WORK_OR_TIME = ("work_words", "timely_words", "punctual_words")


def is_effect(row: Indicator, policy: Policy) -> bool:
    """Whether the name speaks of an effect, and of neither work nor time."""
    name = squeeze(row.name.text)
    told = any(policy.mentions(words, name) for words in _WORK_OR_TIME)
    return policy.mentions("effect_words", name) and not told


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """A 时效 row that dates an effect; values that are no time are T02's."""
    effect = is_effect(row, policy)
    return Hit(row.name.at, facts_of(row), also=(row.target.at,)) if effect else None


RULE = Rule(
    code="T07",
    name="not_about_time",
    title="时效指标内容不是时效",
    severity=Severity.WARNING,
    message="“{name}”说的是效果，不是时效内容",
    advice="请改为要按时完成的工作（如“××发放时间”），效果移到相应的指标",
    basis=(Basis.LAW_101,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(_TIMES, frozenset({Level2.TIMELINESS}), is_effect),
    fails=(
        example({"时效指标.三级指标": "保障农户收入"}),
        example({"时效指标.三级指标": "改善农户生活条件"}),
        example({"时效指标.三级指标": "提升群众获得感", "时效指标.指标值": "12个月"}),
    ),
    passes=(
        example(),
        example({"时效指标.三级指标": "管网覆盖率"}, also=("V07",), note="率要填百分比，由 V07 报告"),
        example({"时效指标.三级指标": "水费收入入库"}),
        example({"时效指标.三级指标": "农户收入统计上报"}),
        example({"时效指标.三级指标": "水费收入到账时间"}),
        example(
            {"时效指标.三级指标": "农户收入增长率", "时效指标.指标值": "5%"},
            also=("T02",),
            note="由 T02 报告",
        ),
    ),
)
