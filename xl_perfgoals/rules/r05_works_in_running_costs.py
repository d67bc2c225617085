"""工作经费、办公经费一类的项目列了产业、建设方面的产出。

为什么：日常运转的钱办不成养殖场、园区、厂房这样的产出，指标与项目的内容和资金规模对不上。

怎么改：删去不由本项目资金完成的产出，换成这笔经费实际完成的工作；确实用于建设的，请把项目名称写清楚。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example


def is_works(row: Indicator, policy: Policy) -> bool:
    """Whether a quantity is of industry or building."""
    return policy.mentions("industry_works", squeeze(row.name.text))


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each 数量指标 of industry or building in a project for running costs."""
    project = squeeze(form.project.text)
    costs = next((word for word in policy.word_list("running_costs") if word in project), None)
    if costs is None or policy.mentions("industry_works", project):
        return
    total = form.funding.total
    for row in form.indicators:
        if row.level2.value is Level2.QUANTITY and policy.mentions("industry_works", squeeze(row.name.text)):
            facts: Facts = {
                "name": said(row),
                "costs": costs,
                "total": total.text if total.value is None else total.value,
                "row": row.number,
            }
            yield Hit(row.name.at, facts)


RULE = Rule(
    code="R05",
    name="works_in_running_costs",
    title="产出与项目内容不相称",
    severity=Severity.HINT,
    message="{total} 万元的“{costs}”列了产业、建设方面的产出“{name}”，与项目内容和资金规模不相称",
    advice="请换成这笔经费实际完成的工作；确实用于建设的请把项目名称写清楚",
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=Rows(EVERY_KIND, frozenset({Level2.QUANTITY}), is_works),
    fails=(
        example(
            {"项目名称": "驻村工作经费", "数量指标.三级指标": "肉羊养殖场", "数量指标.指标值": "1个"},
            also=("G06",),
        ),
        example(
            {"项目名称": "办公经费", "数量指标.三级指标": "新建 厂房", "数量指标.指标值": "2座"},
            also=("G06",),
        ),
    ),
    passes=(
        example(),
        example(
            {"项目名称": "肉羊养殖场建设项目", "数量指标.三级指标": "肉羊养殖场", "数量指标.指标值": "1个"},
            also=("G06",),
        ),
        example(
            {"项目名称": "产业园区工作经费", "数量指标.三级指标": "园区巡查次数", "数量指标.指标值": "50次"},
            also=("G06",),
            note="项目本来就管园区",
        ),
        example({"项目名称": "驻村工作经费"}),
        example({"项目名称": None}, also=("H01",)),
    ),
)
