"""A 指标值 taken apart into the columns of the budget system: 性质, 运算符, 值, 单位, 方向."""

from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.target import QUANTIFIED, Kind, Op, Target

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
_COMPARED: dict[Op | None, tuple[str, str]] = {
    None: ("", ""),
    **{op: (sign, _DIRECTIONS.get(op, "")) for op, sign in _SIGNS.items()},
}
"""How operators are written, and their direction."""


class TargetColumns(NamedTuple):
    """指标性质, 运算符, 指标值, 度量单位 and 指标方向性."""

    nature: str
    sign: str = ""
    number: str = ""
    unit: str = ""
    direction: str = ""


_BLANK, _MULTI = Kind.BLANK, Kind.MULTI
_NOTHING = TargetColumns(MISSING)


def target_columns(target: Target | None, text: str) -> TargetColumns:
    """The columns of a target; text is what stands in its cell. A day has neither operator nor direction."""
    kind = _BLANK if target is None else target.kind
    if not text or (target and kind is _BLANK):
        return _NOTHING
    if target is None or not (kind in QUANTIFIED or kind is _MULTI):
        return _columns((QUALITATIVE, "", text, "", ""))
    if kind is _MULTI or target.date:
        return _columns((NUMERIC, "", text, "", ""))
    sign, direction = _COMPARED[target.op]
    number = target.number
    if number is None or target.ratio:
        return _columns((NUMERIC, sign, text, "", direction))
    digits = _digits(number)
    if target.number2 is not None:
        digits = f"{digits}～{_digits(target.number2)}"
    return _columns((NUMERIC, sign, digits, target.unit or "", direction))


def _columns(columns: tuple[str, str, str, str, str]) -> TargetColumns:
    # As TargetColumns(...), without the detour over its __new__: every indicator of every form has them.
    return tuple.__new__(TargetColumns, columns)


_digits = lru_cache(maxsize=4096)(format_amount)
"""Few numbers differ; equal ones have the same digits."""
