"""百分比超出可能的范围，或者比率忘了写“%”。

为什么：覆盖率、合格率最多 100%，最少 0%；写成“292%”多半是“≥92%”识别错了，写成“0.95”“95”是漏了百分号。

怎么改：核对原件，写成 0% 到 100% 之间的百分比；说的是比上年增长的，把“增长”写进名称。
"""

from decimal import Decimal

from xl_perfgoals.core.amount import EXACT
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.rules._indicators import facts_of, unit_in_name
from xl_perfgoals.rules._percents import is_share, speaks_of_growth
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._written import written

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_LIKELY_PERCENT = Decimal(50)
"""A bare number from here to 100 on a 率 is taken for a percentage; below it may be a count (V07)."""


def is_out_of_range(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the percentage is below none or above all."""
    number = target.number if target.number is not None else Decimal(0)
    highest = number if target.number2 is None else max(number, target.number2)
    return number < 0 or highest > (_THOUSAND if target.unit == "‰" else _HUNDRED)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """An impossible percentage, or a share without its sign. Satisfaction is M01's, M02's."""
    if target.number is None or row.level2.value is Level2.SATISFACTION:
        return None
    if target.kind is Kind.PERCENT:
        return _out_of_range(row, target, policy)
    if meant := percent_meant(row, target, policy):
        return Hit(row.target.at, facts_of(row, meant=meant), severity=Severity.WARNING, variant="no_sign")
    return None


def percent_meant(row: Indicator, target: Target, policy: Policy) -> str:
    """The percentage that a bare number on a …率 must mean: 0.95 or 95 is 95%; "" where that is not clear."""
    number = target.number
    bare = target.kind is Kind.NUMBER_WITHOUT_UNIT and number is not None
    if not bare or number is None or unit_in_name(row) or not is_share(row, policy):
        return ""
    if 0 < number < 1 or (number == 1 and target.op is not Op.AT_MOST):
        number = EXACT.multiply(number, _HUNDRED)
    elif not _LIKELY_PERCENT <= number <= _HUNDRED:
        return ""
    return written(target, unit="%", number=number)


def _out_of_range(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    number = target.number if target.number is not None else Decimal(0)
    if not is_out_of_range(target, policy) or speaks_of_growth(row, target, policy):
        return None
    if number < 0:
        return Hit(row.target.at, facts_of(row), severity=Severity.WARNING, variant="negative")
    if likely := _misread(target):
        return Hit(row.target.at, facts_of(row, likely=likely), variant="misread")
    return Hit(row.target.at, facts_of(row))


def _misread(target: Target) -> str:
    """What 292% was before a reader took ≥ for a 2."""
    digits = f"{target.number:f}"
    rest = digits.removeprefix("2")
    plausible = rest != digits and rest.isdigit() and 50 <= int(rest) <= 100
    return f"≥{rest}%" if target.op is None and target.unit == "%" and plausible else ""


RULE = Rule(
    code="V05",
    name="percent_out_of_range",
    title="百分比超出范围",
    severity=Severity.ERROR,
    message="{level2}“{name}”的指标值“{value}”超过 100%",
    advice="请核对后改为不超过 100% 的百分比；说的是增长的，请在名称里写明“增长”",
    variants={
        "misread": (
            "{level2}“{name}”的指标值“{value}”超过 100%，疑为“{likely}”",
            "请核对原件，改为“{likely}”等不超过 100% 的百分比",
        ),
        "negative": (
            "{level2}“{name}”的指标值“{value}”是负数",
            "请核对后改为 0% 到 100% 之间的百分比；说的是增减的，请在名称里写明",
        ),
        "no_sign": (
            "{level2}“{name}”是比率，指标值“{value}”没有写百分号，疑为“{meant}”",
            "请写成“{meant}”",
        ),
    },
    basis=(Basis.SYSTEM,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(frozenset({Kind.PERCENT}), values=is_out_of_range),
    other_rows=Rows(frozenset({Kind.NUMBER_WITHOUT_UNIT}), names=is_share),
    fails=(
        example({"质量指标.指标值": "150%"}),
        example({"质量指标.指标值": "100.1%"}),
        example({"质量指标.指标值": "292%"}, note="“≥”识别成了 2"),
        example({"质量指标.指标值": "90%-110%"}),
        example({"质量指标.指标值": "-5%"}),
        example({"质量指标.指标值": 0.95}, note="漏了百分号"),
        example({"质量指标.指标值": 1}, note="百分之百存成了 1"),
        example({"质量指标.指标值": "≥95"}),
    ),
    passes=(
        example(),
        example({"质量指标.指标值": "0%"}),
        example({"生态效益指标.指标值": "≤120‰"}, also=("G06",)),
        example({"经济效益指标.三级指标": "户均水费支出下降", "经济效益指标.指标值": "-10%"}),
        example({"经济效益指标.三级指标": "供水收入增长率", "经济效益指标.指标值": "≥150%"}),
        example({"经济效益指标.三级指标": "供水收入", "经济效益指标.指标值": "比上年提高120%"}),
        example(
            {"质量指标.三级指标": "管网维修验收合格率（%）", "质量指标.指标值": 95}, note="单位写在名称里"
        ),
        example({"质量指标.指标值": 11}, also=("V07",), note="11 不像百分比，由 V07 报告"),
        example({"服务对象满意度指标.指标值": "150%"}, also=("M02", "M06"), note="由 M02 报告"),
    ),
)
