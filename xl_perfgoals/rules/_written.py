"""How a 指标值 is written in the regular way, for advice: operator sign, number, unit."""

from decimal import Decimal

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.target import Op, Target

_SIGNS = {
    Op.AT_LEAST: "≥",
    Op.AT_MOST: "≤",
    Op.MORE: ">",
    Op.LESS: "<",
    Op.EQUAL: "=",
    Op.ABOUT: "约",
    Op.PLUS_MINUS: "±",
}


def sign(target: Target) -> str:
    """The operator as a sign; "" for none and for a range."""
    return _SIGNS.get(target.op, "") if target.op else ""


def written(target: Target, unit: str | None = None, number: Decimal | None = None) -> str:
    """The target in regular writing, with another unit or number where given; "" if it has no number."""
    value = target.number if number is None else number
    if value is None:
        return ""
    upper = f"-{format_amount(target.number2)}" if target.number2 is not None else ""
    return f"{sign(target)}{format_amount(value)}{upper}{target.unit or '' if unit is None else unit}"
