"""每天、每月都要做的事，时效只写到年底。

为什么：每天的清洁、供餐，每月的补贴，平时拖了，年底补上也算“按时”，这样的时效指标起不到作用。

怎么改：按做事的节奏写，例如“每天”“每月10日前发放”，或者用及时率。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_DAILY = ("daily_work", "monthly_work", "punctual_words")


def is_daily_work(row: Indicator, policy: Policy) -> bool:
    """Whether the name speaks of what is done again and again, or paid on time."""
    name = squeeze(row.name.text)
    return any(policy.mentions(words, name) for words in _DAILY)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A warning where the name itself says daily or monthly; a hint where pay is to come on time."""
    name = squeeze(row.name.text)
    if not _at_year_end(target) or policy.mentions("one_off_work", name):
        return None
    if policy.mentions("daily_work", name):
        return Hit(row.target.at, facts_of(row))
    if policy.mentions("monthly_work", name):
        return Hit(row.target.at, facts_of(row), variant="monthly")
    paid = policy.mentions("punctual_words", name) and policy.mentions("payment_words", name)
    return Hit(row.target.at, facts_of(row), severity=Severity.HINT, variant="pay") if paid else None


def _at_year_end(target: Target) -> bool:
    date = target.date or ""
    return date.endswith("-12-31") or (target.granularity == "month" and date.endswith("-12"))


RULE = Rule(
    code="T06",
    name="year_end_for_daily_work",
    title="日常工作只写到年底",
    severity=Severity.WARNING,
    message="“{name}”是每天都要做的，时效写“{value}”不能反映是否及时",
    advice="请按做事的节奏写，如“每天”，或改用及时率",
    variants={
        "monthly": (
            "“{name}”是每月、每季都要做的，时效写“{value}”不能反映是否及时",
            "请按做事的节奏写，如“每月10日前”，或改用及时率",
        ),
        "pay": (
            "“{name}”的时效写“{value}”，按月发放的不能反映是否按时",
            "按月发放的请写“每月10日前”，年底一次发放的请说明",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(frozenset({Kind.DATE}), frozenset({Level2.TIMELINESS}), is_daily_work),
    fails=(
        example({"时效指标.三级指标": "供水站每天巡查", "时效指标.指标值": "2023年底"}),
        example({"时效指标.三级指标": "供水站院内清洁", "时效指标.指标值": "2023年12月31日前"}),
        example({"时效指标.三级指标": "按月抄表收费", "时效指标.指标值": "12月底前"}),
        example({"时效指标.三级指标": "按时发放护管员补贴", "时效指标.指标值": "2023年底"}),
        example({"时效指标.三级指标": "水质季度检测", "时效指标.指标值": "2023年12月"}),
    ),
    passes=(
        example(),
        example({"时效指标.三级指标": "供水站每天巡查", "时效指标.指标值": "每天"}),
        example({"时效指标.三级指标": "供水站每天巡查", "时效指标.指标值": "1-12月"}),
        example(
            {"时效指标.三级指标": "供水站安保用房建设", "时效指标.指标值": "2023年底"}, note="建成就完了"
        ),
        example(
            {"时效指标.三级指标": "发放护管员补贴", "时效指标.指标值": "2023年底"}, note="可能年底一次发放"
        ),
        example({"时效指标.三级指标": "供水站每天巡查", "时效指标.指标值": "2023年11月底"}),
        example(
            {"数量指标#2.三级指标": "供水站每天巡查", "数量指标#2.指标值": "12月底"}, note="只看时效指标"
        ),
    ),
)
