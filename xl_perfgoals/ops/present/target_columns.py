"""A 指标值 taken apart into the columns of the budget system: 性质, 运算符, 值, 单位, 方向."""

from typing import NamedTuple

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.target import Kind, Op, Target

QUALITATIVE, NUMERIC, MISSING = "定性", "定量", ""

_SIGNS = {
    Op.AT_LEAST: "≥",
    Op.AT_MOST: "≤",
    Op.MORE: "＞",
    Op.LESS: "＜",
    Op.EQUAL: "＝",
    Op.ABOUT: "≈",
    Op.PLUS_MINUS: "±",
    Op.RANGE: "区间",
}
_DIRECTIONS = {Op.AT_LEAST: "正向", Op.MORE: "正向", Op.AT_MOST: "反向", Op.LESS: "反向"}


class TargetColumns(NamedTuple):
    """指标性质, 运算符, 指标值, 度量单位 and 指标方向性."""

    nature: str
    sign: str = ""
    number: str = ""
    unit: str = ""
    direction: str = ""


def target_columns(target: Target | None, text: str) -> TargetColumns:
    """The columns of a target; text is what stands in its cell. A day has neither operator nor direction."""
    if not text or (target and target.kind is Kind.BLANK):
        return TargetColumns(MISSING)
    if target is None or not (target.quantified or target.kind is Kind.MULTI):
        return TargetColumns(QUALITATIVE, number=text)
    if target.kind is Kind.MULTI or target.date:
        return TargetColumns(NUMERIC, number=text)
    sign = _SIGNS[target.op] if target.op else ""
    direction = _DIRECTIONS.get(target.op, "") if target.op else ""
    number = _number(target)
    if not number:
        return TargetColumns(NUMERIC, sign, text, "", direction)
    return TargetColumns(NUMERIC, sign, number, target.unit or "", direction)


def _number(target: Target) -> str:
    if target.number is None or target.ratio:
        return ""
    number = format_amount(target.number)
    return f"{number}～{format_amount(target.number2)}" if target.number2 is not None else number
