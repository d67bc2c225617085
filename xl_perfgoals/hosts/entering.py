"""What to assign to a cell so that Excel stores what is meant: text stays text, whatever it looks like."""

import re
from decimal import Decimal

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.sheet import Formula, Value

_COMMANDS = "=+-@＝＋－＠'\t\r\n ＇"
"""What begins a formula, or is taken off the front of a text."""
_SHORT = 60
"""A longer text is never taken for a number, a date or a logical value."""
_READ_AS_VALUES = re.compile(r"[0-9０-９#〇零一二三四五六七八九十]|true|false|真|假", re.IGNORECASE)


def entered(value: Value) -> str | float | bool | None:
    """The value as it is assigned. An apostrophe before a text marks it as one; Excel does not show it."""
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, str):
        return text_entered(value)
    if value is None or isinstance(value, bool):
        return value
    return _number(value)


def text_entered(text: str) -> str | None:
    """A text as it is assigned."""
    held = cell_text(text)
    if not held:
        return None
    risky = held[0] in _COMMANDS or (len(held) <= _SHORT and _READ_AS_VALUES.search(held))
    return cell_text("'" + text) if risky else held


def _number(value: Decimal | int) -> float | str:
    try:
        return float(value)
    except OverflowError:
        return "'" + str(value)
