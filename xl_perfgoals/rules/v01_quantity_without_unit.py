"""数量指标只写了数字，没有计量单位。

为什么：“55”是人、是户还是次，各人理解不同，年底无法核对。

怎么改：在数字后面写上单位，例如“55 人”“2 次”。
"""

import re

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import facts_of, unit_in_name
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_BARE_DAY = re.compile(r"[0-9]{8}")
"""20231031 is a day to a reader, but a quantity it is not."""


def is_bare(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value is a number and no more."""
    bare = target.kind is Kind.NUMBER_WITHOUT_UNIT
    return bare or _BARE_DAY.fullmatch(squeeze(target.text)) is not None


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A bare number under 数量指标, unless the name gives the unit in brackets."""
    bare = is_bare(target, policy)
    return Hit(row.target.at, facts_of(row)) if bare and not unit_in_name(row) else None


RULE = Rule(
    code="V01",
    name="quantity_without_unit",
    title="数量指标缺计量单位",
    severity=Severity.ERROR,
    message="数量指标“{name}”的指标值“{value}”没有计量单位",
    advice="请在“{value}”后面写明单位，如人、户、个、次、公里",
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(level2=frozenset({Level2.QUANTITY}), wordings=is_bare),
    fails=(
        example({"数量指标.指标值": 20}),
        example({"数量指标.指标值": "≥20"}),
        example({"数量指标#2.三级指标": "新建蓄水池", "数量指标#2.指标值": "3"}, note="每一行都看"),
        example({"数量指标.指标值": 20231031}, note="像日期的八位数", also=("G06",)),
        example({"数量指标.指标值": 0}, note="0 也要有单位", also=("G06",)),
    ),
    passes=(
        example(),
        example({"数量指标.指标值": "20km"}, note="单位紧贴数字也算"),
        example({"数量指标#2.三级指标": "档案扫描页数", "数量指标#2.指标值": "≥30万页"}, note="万页是单位"),
        example({"数量指标.指标值": "0 公里"}, also=("G06",)),
        example(
            {"数量指标.三级指标": "维修饮水管网长度（公里）", "数量指标.指标值": 20}, note="单位写在名称里"
        ),
        example({"数量指标.指标值": None}, also=("G06", "S04")),
        example({"数量指标.指标值": "20%"}, also=("V03",), note="百分比由 V03 报告"),
    ),
)
