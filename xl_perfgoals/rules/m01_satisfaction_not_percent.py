"""满意度指标的指标值不是百分比。

为什么：满意度要用问卷算出百分比来考核，写“满意”“较高”或一个没有 % 的数，年底没有办法打分。

怎么改：写成百分比，例如“≥90%”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import said, unit_in_name
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._satisfaction import SATISFACTION_ROWS, counts_complaints

_TOLD_ELSEWHERE = frozenset({Kind.PERCENT, Kind.PLACEHOLDER})
"""A value that nobody has chosen yet is V06's."""


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A satisfaction value that states no percentage at all."""
    if target.kind in _TOLD_ELSEWHERE or counts_complaints(row, policy):
        return None
    named = unit_in_name(row) == "%" or squeeze(row.name.text).endswith("%")
    in_name = target.kind is Kind.NUMBER_WITHOUT_UNIT and named
    several = target.kind is Kind.MULTI and "%" in target.text
    if several or in_name:
        return None
    return Hit(row.target.at, {"name": said(row), "value": target.text, "row": row.number})


RULE = Rule(
    code="M01",
    name="satisfaction_not_percent",
    title="满意度不是百分比",
    severity=Severity.ERROR,
    message="满意度指标“{name}”的指标值“{value}”不是百分比",
    advice="请写成百分比，例如“≥90%”",
    basis=(Basis.LAW_88,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=SATISFACTION_ROWS._replace(kinds=SATISFACTION_ROWS.kinds - _TOLD_ELSEWHERE),
    fails=(
        example({"服务对象满意度指标.指标值": "满意"}),
        example({"服务对象满意度指标.指标值": "较高"}),
        example({"服务对象满意度指标.指标值": "≥90分"}),
        example({"服务对象满意度指标.指标值": "是"}),
        example(
            {"服务对象满意度指标.三级指标": "用水农户满意度（%）", "服务对象满意度指标.指标值": "满意"},
            note="名称里有 %，指标值仍要有数",
        ),
        example({"服务对象满意度指标.指标值": 95}, note="没有 % 的数也要报"),
    ),
    passes=(
        example(),
        example({"服务对象满意度指标.指标值": "百分之九十"}),
        example({"服务对象满意度指标.指标值": "90%以上"}),
        example(
            {"服务对象满意度指标.三级指标": "用水农户满意度（％）", "服务对象满意度指标.指标值": "≥90"},
            note="% 写在名称里",
        ),
        example({"服务对象满意度指标.三级指标": "用水农户满意度%", "服务对象满意度指标.指标值": 90}),
        example({"服务对象满意度指标.指标值": "≥90%，≥85%"}, note="两个百分比是另一回事", also=("S07",)),
        example({"服务对象满意度指标.三级指标": "群众认可度"}, note="认可度也是满意度", also=("M04",)),
        example(
            {"服务对象满意度指标.三级指标": "群众投诉次数", "服务对象满意度指标.指标值": "≤3次"},
            note="投诉次数越少越好，不用百分比",
        ),
        example({"服务对象满意度指标.指标值": None}, note="没有填由 S04 报告", also=("S04",)),
        example({"服务对象满意度指标.指标值": "待定"}, note="占位由 V06 报告", also=("V06",)),
    ),
)
