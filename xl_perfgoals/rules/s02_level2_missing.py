"""表样要求的二级指标没有填写。

为什么：表样标“必填”的二级指标是本县考核的口径，少填一项，这方面就没有目标可对照。

怎么改：补填所缺的二级指标；项目确实不涉及的（如没有生态效益），书面说明理由，由财政部门决定是否可以不填。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import filled
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules.s01_level1_missing import absent_level1

_COST_KINDS = frozenset({Level2.COST, Level2.ECONOMIC_COST, Level2.SOCIAL_COST, Level2.ECOLOGICAL_COST})
"""Newer forms divide 成本 into three; any of them is an answer to the demand for 成本."""
_DEMANDED_COSTS = frozenset({Level2.COST, Level2.ECONOMIC_COST})

_ORDER = tuple(Level2)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """One hit per severity, listing all that are absent; what hangs on an absent 一级指标 is S01's."""
    present: set[Level2 | None] = {row.level2.value for row in filled(form)}
    if not _COST_KINDS.isdisjoint(present):
        present |= _DEMANDED_COSTS
    if present.issuperset(policy.required):
        return
    told = absent_level1(form)
    absent: dict[Severity, list[Level2]] = {}
    for level2, severity in policy.required.items():
        if level2 not in present and level2.level1 not in told:
            absent.setdefault(severity, []).append(level2)
    for severity in sorted(absent, key=lambda severity: severity.rank):
        missing = tuple(sorted(absent[severity], key=_ORDER.index))
        yield Hit(form.at, {"missing": missing}, severity=severity)


RULE = Rule(
    code="S02",
    name="level2_missing",
    title="缺少必填的二级指标",
    severity=Severity.ERROR,
    message="没有填写{missing}，表样要求填写",
    advice="请补填{missing}；项目确实不涉及的，请说明理由",
    basis=(Basis.TEMPLATE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example({"经济效益指标": None, "生态效益指标": None}, note="两项并作一条", also=("G06",)),
        example({"质量指标": None}),
        example({"可持续影响指标": None, "生态效益指标": None}, note="轻重不同，分两条", also=("G06",)),
        example(
            {"生态效益指标.三级指标": "不涉及", "生态效益指标.指标值": "/"},
            note="写“不涉及”等于没填，要说明理由",
            also=("G06",),
        ),
        example(
            {"质量指标": None},
            policy=Policy(required={Level2.QUALITY: Severity.HINT}),
            note="要求和轻重由本县确定",
        ),
    ),
    passes=(
        example(),
        example({"成本指标.二级指标": "经济成本指标"}, also=("P03",), note="新表样的经济成本就是成本"),
        example({"服务对象满意度指标": None}, also=("S01",), note="整类缺少由 S01 报告"),
        example(
            {"生态效益指标": None}, policy=Policy(required={Level2.QUANTITY: Severity.ERROR}), also=("G06",)
        ),
        example({"数量指标.指标值": None}, also=("G06", "S04"), note="指标值空由 S04 报告"),
    ),
)
