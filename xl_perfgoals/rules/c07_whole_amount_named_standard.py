"""名称是“标准”，填的却是项目总额。

为什么：标准是单价（每人、每村、每公里多少钱），总额是合计；写混了，看不出按什么标准安排的钱。

怎么改：名称改为“××总成本”，或者把指标值改成单价，并在数量指标里写明人数、村数等。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import in_wan
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import COSTS
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._cost_rows import costs_of, named_standard
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example


def is_standard(row: Indicator, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the row is named a standard."""
    return named_standard(row)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """A hit at each row named a standard whose figure is the whole total, in whatever unit."""
    costs, total = costs_of(form), form.funding.total.value
    if total is None or total <= 0:
        return
    whole = [cost.row for cost in costs.amounts if cost.amount == total]
    whole += [
        bare.row for bare in costs.bare if total in {in_wan(bare.number, unit) for unit in ("元", "万元")}
    ]
    for row in whole:
        if named_standard(row):
            yield Hit(
                row.name.at,
                {"name": said(row), "value": " ".join(row.target.text.split()), "total": total},
                also=(row.target.at,),
            )


RULE = Rule(
    code="C07",
    name="whole_amount_named_standard",
    title="名为标准实为总额",
    severity=Severity.HINT,
    message="“{name}”应是单价，指标值“{value}”却是整个项目的 {total} 万元",
    advice="请把名称改为总成本，或填单价（如每人、每村多少元）并写明数量",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=Rows(level2=COSTS, names=is_standard),
    fails=(
        example({"成本指标.三级指标": "管网维修补助标准"}),
        example({"成本指标.三级指标": "经费补助标准", "成本指标.指标值": "1000000元"}),
        example({"成本指标.三级指标": "经费补助标准", "成本指标.指标值": 1000000}, also=("C08",)),
        example({"成本指标.三级指标": "管网维修单价（不含税）"}),
    ),
    passes=(
        example(),
        example({"成本指标.三级指标": "管网维修补助标准", "成本指标.指标值": "5万元/公里"}),
        example({"成本指标.三级指标": "高标准农田建设总成本"}, note="这里的标准不是单价"),
        example({"成本指标.三级指标": "严格按照标准控制的总成本"}),
        example({"成本指标.三级指标": "管网维修补助标准", "年度资金总额": None}, also=("C12", "F01")),
    ),
)
