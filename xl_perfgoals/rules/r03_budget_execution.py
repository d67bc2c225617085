"""把预算执行率列为数量指标或质量指标。

为什么：自评时预算执行率单独占 10 分，再列为产出指标就重复计分；它也不说明做了多少、做得好不好。

怎么改：删去这一条，换成说明产出数量或质量的指标。
"""

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import level_name, said
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example

_OUTPUT = frozenset({Level2.QUANTITY, Level2.QUALITY})


def is_execution(row: Indicator, policy: Policy) -> bool:
    """Whether the name measures how much money was spent."""
    return policy.mentions("budget_execution", squeeze(row.name.text))


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """A name under 数量 or 质量 that measures how much money was spent."""
    facts: Facts = {"name": said(row), "level2": level_name(row), "row": row.number}
    return Hit(row.name.at, facts) if is_execution(row, policy) else None


RULE = Rule(
    code="R03",
    name="budget_execution",
    title="预算执行率列为产出指标",
    severity=Severity.WARNING,
    message="“{name}”是预算执行情况，不是{level2}的内容（自评时预算执行率单独占 10 分）",
    advice="请换成真正反映{level2}的内容",
    basis=(Basis.LAW_101,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(EVERY_KIND, _OUTPUT, is_execution),
    fails=(
        example({"质量指标.三级指标": "管网维修预算执行率"}),
        example({"质量指标.三级指标": "资金 支出率"}, note="空格不计"),
        example({"数量指标.三级指标": "预算完成率", "数量指标.指标值": "≥95%"}, also=("V03", "G06")),
    ),
    passes=(
        example(),
        example({"质量指标.三级指标": "资金使用合规率"}),
        example({"质量指标.三级指标": "补助资金足额到位率"}),
        example(
            {"时效指标.三级指标": "当年资金支出率", "时效指标.指标值": "100%"},
            note="写在时效指标里由 T02 报告",
            also=("T02",),
        ),
    ),
)
