"""Money as a cell holds it, to 万元."""

from xl_perfgoals.core.amount import YUAN_PER_UNIT, MoneyUnit, in_wan, is_blank, read_amount, read_number
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.guard import InputError


def money_unit(name: str) -> str:
    """The unit of a name, 万元 for none. Raises InputError."""
    unit = squeeze(name) or MoneyUnit.WAN.value
    if unit not in YUAN_PER_UNIT:
        raise InputError(words.NO_UNIT.format(unit=name))
    return unit


def in_wanyuan(value: Scalar, shown: str, unit: str) -> float | str:
    """A cell's money in 万元; "" for a cell without any. A unit in its text wins. Raises InputError."""
    if is_blank(value):
        return ""
    number = read_number(value)
    if number is None:
        number = read_amount(value)
        if number is not None and number == read_amount(value, MoneyUnit.YUAN):  # the text names its unit
            unit = MoneyUnit.WAN.value
    if number is None:
        raise InputError(words.NO_AMOUNT.format(text=shown))
    return float(in_wan(number, unit))
