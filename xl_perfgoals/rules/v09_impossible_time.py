"""不可能的数：一个月超过 31 天、一年超过 366 天或 12 个月、一天超过 24 小时，负的台数，半个人，用 500 年。

为什么：这样的目标谁也完不成，多半是“年”写成了“月”，或者数字写错。

怎么改：核对是按月还是按年、数字是多少；数字写在名称里的，移到指标值里。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules._impossible import (
    MAY_BE_IMPOSSIBLE,
    Impossible,
    impossible_number,
    may_be_impossible,
    too_many_days,
)
from xl_perfgoals.rules._indicators import facts_of, measure, readings
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._time_limits import (
    excess_in_text,
    excess_of_target,
    is_timed,
    may_exceed,
    names_length,
)

_YEAR_MONTHS = 12


def has_excess(row: Indicator, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the name itself gives a period more time than it has."""
    name = row.name.text
    return not name.isalpha() and excess_in_text(name) is not None  # letters give no number


def may_be_large(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value is of a sort that may be too much."""
    return is_timed(target) or target.kind in MAY_BE_IMPOSSIBLE or names_length(target.text)


def is_large(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value may be too much, or no number that can be."""
    text = target.text
    # Few values name a length: the others, met once each, are not remembered either.
    in_text = names_length(text) and excess_in_text(text) is not None
    return in_text or may_exceed(target) or may_be_impossible(target)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """More time than its period has, in the name or in the value; or a number that cannot be."""
    in_name = excess_in_text(row.name.text)
    excess = in_name or excess_in_text(row.target.text) or excess_of_target(measure(row), target)
    if excess is not None:
        number, unit, period, most = excess
        facts = facts_of(row, number=number, unit=unit, period=period, most=most)
        at, other = (row.name.at, row.target.at) if in_name else (row.target.at, row.name.at)
        return Hit(at, facts, also=(other,), variant="in_name" if in_name else "")
    fault = impossible_number(row, target, policy)
    return _hit(row, fault) if fault else None


def doubts(row: Indicator, target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the days are too many for a project of one year."""
    return target.kind is Kind.DURATION and too_many_days(row, target) is not None


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each row with more days than a year has, where the project has but one."""
    period = form.period.value
    if period is not None and (period.months or 0) > _YEAR_MONTHS:
        return
    for row, target in readings(form):
        fault = too_many_days(row, target) if target.kind is Kind.DURATION else None
        if fault and check_row(row, target, policy) is None:
            yield _hit(row, fault)


def _hit(row: Indicator, fault: Impossible) -> Hit:
    return Hit(row.target.at, facts_of(row, unit=fault.unit, most=fault.most), variant=fault.kind)


RULE = Rule(
    code="V09",
    name="impossible_time",
    title="数值不可能",
    severity=Severity.ERROR,
    message="“{name}”的指标值“{value}”不可能：一{period}最多 {most} {unit}",
    advice="请核对时间单位和数字",
    variants={
        "in_name": (
            "“{name}”写的 {number} {unit}不可能：一{period}最多 {most} {unit}",
            "请核对时间单位和数字，并把数字移到指标值里",
        ),
        "negative": ("{level2}“{name}”的指标值“{value}”是负数", "请核对数字，去掉负号"),
        "nothing": (
            "{level2}“{name}”的指标值“{value}”等于什么也不做",
            "请填要完成的数量，没有安排的删去这一条",
        ),
        "fraction": (
            "{level2}“{name}”的指标值“{value}”不是整数，{unit}只能一个一个地数",
            "请核对数字，填整数",
        ),
        "too_long": ("“{name}”的指标值“{value}”不可能：最多按 {most} {unit}考虑", "请核对数字和单位"),
    },
    basis=(Basis.PRACTICE,),
    category=Category.FEASIBLE,
    doc=__doc__ or "",
    check=check,
    doubts=doubts,
    check_row=check_row,
    rows=Rows(EVERY_KIND, names=has_excess),
    other_rows=Rows(EVERY_KIND, values=is_large, wordings=may_be_large),
    fails=(
        example({"质量指标.三级指标": "管护员月巡查天数 200 天"}, note="数字写在名称里"),
        example({"数量指标#2.三级指标": "管护员月巡查天数", "数量指标#2.指标值": "≥32天"}),
        example({"数量指标#2.三级指标": "管护员巡查", "数量指标#2.指标值": "45天/月"}),
        example({"数量指标#2.三级指标": "管护员巡查", "数量指标#2.指标值": "每年400天"}),
        example({"数量指标#2.三级指标": "2023年供水天数", "数量指标#2.指标值": "367天"}),
        example({"数量指标#2.三级指标": "全年供水月数", "数量指标#2.指标值": "13个月"}),
        example({"可持续影响指标.三级指标": "每天供水时间", "可持续影响指标.指标值": "25小时"}),
        example({"数量指标#2.三级指标": "水站每周开放天数", "数量指标#2.指标值": "8天"}),
        example({"数量指标#2.三级指标": "购置水泵", "数量指标#2.指标值": "-5台"}),
        example({"数量指标#2.三级指标": "购置水泵", "数量指标#2.指标值": "0台"}),
        example({"数量指标#2.三级指标": "培训管水员人数", "数量指标#2.指标值": "200.5人"}),
        example({"可持续影响指标.指标值": "≥500年"}),
        example({"数量指标#2.三级指标": "管水员培训天数", "数量指标#2.指标值": "400天"}),
    ),
    passes=(
        example(),
        example(
            {"数量指标#2.三级指标": "管护员月巡查天数", "数量指标#2.指标值": "31天"}, note="一个月最多 31 天"
        ),
        example({"数量指标#2.三级指标": "管护员年巡查天数", "数量指标#2.指标值": "366天"}),
        example({"数量指标#2.三级指标": "管护员12个月巡查天数", "数量指标#2.指标值": "261天"}),
        example({"数量指标#2.三级指标": "管护员按月巡查、全年天数", "数量指标#2.指标值": "261天"}),
        example({"数量指标#2.三级指标": "每月累计出工天数", "数量指标#2.指标值": "261天"}, note="多人合计"),
        example({"数量指标#2.三级指标": "3年管护期天数", "数量指标#2.指标值": "1095天"}),
        example({"可持续影响指标.三级指标": "每天供水时间", "可持续影响指标.指标值": "24小时"}),
        example({"可持续影响指标.指标值": "≥240个月"}, note="使用年限不是一年"),
        example({"可持续影响指标.指标值": "≥100年"}, note="百年工程是有的"),
        example({"社会效益指标.三级指标": "户均用水人数", "社会效益指标.指标值": "3.5人"}, also=("G06",)),
        example(
            {"社会效益指标.三级指标": "受益人口", "社会效益指标.指标值": "≥0.35万人"},
            also=("G06",),
            note="3500 人是整数",
        ),
        example({"数量指标#2.三级指标": "人口变化", "数量指标#2.指标值": "-5人"}, note="变化可以是负的"),
        example({"质量指标.三级指标": "水泵采购差错", "质量指标.指标值": "0台"}, note="坏事没有才好"),
        example({"质量指标.三级指标": "每月15日前水费公示率"}),
    ),
)
