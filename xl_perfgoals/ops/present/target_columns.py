"""A 指标值 taken apart into the columns of the budget system: 性质, 值, 单位, 方向."""

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.target import Kind, Op, Target

QUALITATIVE, SEVERAL, MISSING, NUMERIC = "定性", "复合", "未填", "定量"

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
_NATURES = {
    Kind.QUALITATIVE: QUALITATIVE,
    Kind.BOOLEAN: QUALITATIVE,
    Kind.MULTI: SEVERAL,
    Kind.PLACEHOLDER: MISSING,
    Kind.BLANK: MISSING,
}


def target_columns(target: Target | None, text: str) -> tuple[str, str, str, str]:
    """性质, 指标值, 度量单位 and 方向性 of a target; text is what stands in its cell."""
    if target is None:
        return (QUALITATIVE if text else MISSING, text, "", "")
    nature = _NATURES.get(target.kind)
    if nature is not None or not target.quantified:
        return (nature or QUALITATIVE, text, "", "")
    sign = _SIGNS[target.op] if target.op else NUMERIC
    direction = _DIRECTIONS.get(target.op, "") if target.op else ""
    number = _number(target)
    if not number:
        return (sign, text, "", direction)
    return (sign, number, target.unit or "", direction)


def _number(target: Target) -> str:
    if target.number is None or target.date or target.ratio:
        return ""
    number = format_amount(target.number)
    return f"{number}～{format_amount(target.number2)}" if target.number2 is not None else number
