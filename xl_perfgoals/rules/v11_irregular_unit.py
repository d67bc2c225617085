"""单位写法不规范，例如“3 万/个”“3 人/次”“3000 元/学年”“20 M”。

为什么：“万”后面少了“元”，“元/学年”没说是每人，读的人要猜，程序也可能算错。

怎么改：写全单位：万元、人次、元/人·学年、米、%。
"""

import re

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._counts import asks_for_count
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._written import written

_FLAG = "V11"
_WHOLE_UNITS = {"百分比": "%", "万": "万元", "亿": "亿元"}
_LONGER_WORD = re.compile(r"[0-9]M[A-Za-z]")
"""MPa and Mbps are units; only a lone M leaves open whether 米 or 兆 is meant."""


def is_guessed(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the unit had to be guessed."""
    return _FLAG in target.flags


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A value whose unit the reader had to guess."""
    if not is_guessed(target, policy) or _LONGER_WORD.search(squeeze(target.text)):
        return None
    facts = facts_of(row, unit=target.unit, better=written(target, unit=regular_unit(target)))
    return Hit(row.target.at, facts, variant=_doubt(row, target, policy))


def _doubt(row: Indicator, target: Target, policy: Policy) -> str:
    """The variant for a unit that may mean two things."""
    if target.unit == "M":
        return "letter"
    counts = row.level2.value is Level2.QUANTITY or asks_for_count(row, policy)
    return "count" if target.kind is Kind.MONEY and counts else ""


def regular_unit(target: Target) -> str:
    """The unit written out: 万/个 is 万元/个, 人/次 人次, 元/学年 元/人·学年."""
    base, slash, behind = (target.unit or "").partition("/")
    if target.kind is Kind.QUANTITY and behind in {"次", "场", "期", "批", "轮"}:
        return base + ("次" if behind == "次" else f"次（每{behind}）")
    if target.kind is Kind.UNIT_PRICE and base not in _WHOLE_UNITS and behind in {"学年", "学期"}:
        behind = f"人·{behind}"
    return _WHOLE_UNITS.get(base, base) + slash + behind


RULE = Rule(
    code="V11",
    name="irregular_unit",
    title="单位写法不规范",
    severity=Severity.WARNING,
    message="{level2}“{name}”的单位“{unit}”不规范",
    advice="请写成“{better}”这样完整的单位",
    variants={
        "count": (
            "{level2}“{name}”的指标值“{value}”只写了“{unit}”，分不清是金额还是数量",
            "请写明是多少万元，还是多少万人、万亩等",
        ),
        "letter": (
            "{level2}“{name}”的指标值“{value}”用字母“M”作单位，不知是米还是兆",
            "请写明单位，如米、兆（Mbps）",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(wordings=is_guessed),
    fails=(
        example({"成本指标.指标值": "≤100万"}),
        example({"数量指标#2.三级指标": "用水户座谈", "数量指标#2.指标值": "3人/次"}),
        example({"数量指标#2.三级指标": "新增用水户数", "数量指标#2.指标值": "3万"}, also=("R04",)),
        example({"数量指标#2.三级指标": "支管长度", "数量指标#2.指标值": "200M"}),
        example({"经济效益指标.三级指标": "住校生水费减免", "经济效益指标.指标值": "120元/学年"}),
    ),
    passes=(
        example(),
        example({"数量指标#2.三级指标": "用水户座谈", "数量指标#2.指标值": "3人次"}),
        example({"数量指标#2.三级指标": "新增用水户数", "数量指标#2.指标值": "3万户"}),
        example({"数量指标#2.三级指标": "支管长度", "数量指标#2.指标值": "200m"}),
        example({"质量指标.三级指标": "管材抗压强度", "质量指标.指标值": "≥1.6MPa"}, note="MPa 是单位"),
        example({"经济效益指标.三级指标": "住校生水费减免", "经济效益指标.指标值": "120元/人·学年"}),
        example({"可持续影响指标.三级指标": "水样检测", "可持续影响指标.指标值": "4次/年"}),
    ),
)
