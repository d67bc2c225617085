"""名称是“总额”“人数”“次数”，指标值却是百分比。

为什么：总额要看多少钱，人数要看多少人，填 100% 说的是完成比例，两头对不上。

怎么改：填金额或数量；要考核完成比例，就把名称改成“××完成率”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import COSTS, Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._counts import asks_for_count, asks_for_money
from xl_perfgoals.rules._indicators import facts_of, readings
from xl_perfgoals.rules._percents import speaks_of_growth
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_MONEY = frozenset({Kind.MONEY, Kind.UNIT_PRICE, Kind.NUMBER_WITHOUT_UNIT})


def asks_for_figure(row: Indicator, policy: Policy) -> bool:
    """Whether the name of a percentage asks for a sum or a count."""
    return asks_for_count(row, policy) or asks_for_money(row, policy)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each count or sum given as a percentage.

    A percentage under 数量 is V03's; under 成本 it is C04's unless another cost row names the money.
    """
    for row, target in readings(form):
        if target.kind is not Kind.PERCENT or _told(row, form):
            continue
        wanted = "金额" if asks_for_money(row, policy) else "数量" if asks_for_count(row, policy) else ""
        if wanted and not speaks_of_growth(row, target, policy):
            yield Hit(row.target.at, facts_of(row, wanted=wanted))


def _told(row: Indicator, form: PerfGoalForm) -> bool:
    """Whether V03 or C04 says so."""
    level2 = row.level2.value
    if level2 not in COSTS:
        return level2 is Level2.QUANTITY
    return not any(cost.level2.value in COSTS and target.kind in _MONEY for cost, target in readings(form))


RULE = Rule(
    code="V08",
    name="count_as_percent",
    title="数量或金额填成了百分比",
    severity=Severity.WARNING,
    message="{level2}“{name}”应填{wanted}，指标值却是“{value}”",
    advice="请填{wanted}和单位；要考核完成比例的，请把名称改成“××率”",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=Rows(frozenset({Kind.PERCENT}), names=asks_for_figure),
    fails=(
        example({"质量指标.三级指标": "兑付水费补贴总额", "质量指标.指标值": "100%"}),
        example({"社会效益指标.三级指标": "受益农户数", "社会效益指标.指标值": "≥95%"}, also=("G06",)),
        example(
            {"社会效益指标.三级指标": "受益人数（含监测户）", "社会效益指标.指标值": "95%"}, also=("G06",)
        ),
        example(
            {"成本指标#2.三级指标": "管材采购金额", "成本指标#2.指标值": "100%"}, note="另一条成本有金额"
        ),
    ),
    passes=(
        example(),
        example({"质量指标.三级指标": "水质综合指数", "质量指标.指标值": "≥95%"}, note="指数不是数量"),
        example({"质量指标.三级指标": "兑付水费补贴总额完成率", "质量指标.指标值": "100%"}),
        example({"经济效益指标.三级指标": "供水收入总额", "经济效益指标.指标值": "比上年增长5%"}),
        example({"数量指标.三级指标": "新增用水户数", "数量指标.指标值": "100%"}, also=("G06", "V03")),
        example({"成本指标.三级指标": "管材采购金额", "成本指标.指标值": "100%"}, also=("C04",)),
    ),
)
