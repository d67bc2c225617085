"""Sending: what the cover of a unit's blank workbook says besides how to fill it in."""

from decimal import Decimal

from xl_perfgoals.core.policy import Unit
from xl_perfgoals.ops.season.letter_wording import long_date

_CONTROL = "{control} 万元（各项目年度资金总额之和不超过它）"


def notice(unit: Unit, deadline: str, office: str = "") -> tuple[tuple[str, str], ...]:
    """Label and text of each line: when and to whom to send it in, what is known of the unit's projects.

    deadline is an ISO date, office whom to send to and ask; either may be "".
    """
    lines = (
        ("报送截止日期", long_date(deadline) if deadline else ""),
        ("报送与咨询", office),
        ("本单位控制数", _CONTROL.format(control=_plain(unit.control)) if unit.control is not None else ""),
        ("应报项目数", f"{unit.expected} 个" if unit.expected is not None else ""),
        ("已知项目", "、".join(unit.projects)),
    )
    return tuple(line for line in lines if line[1])


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
