"""How often in the year a price is paid: per month, per quarter, per school year."""

from collections.abc import Sequence
from decimal import Decimal

from xl_perfgoals.core.amount import EXACT, Amount
from xl_perfgoals.core.form import PerfGoalForm

_YEARS = frozenset({"年", "年度", "学年"})
_MONTHS = frozenset({"月", "个月"})
_QUARTERS = frozenset({"季度", "季"})
_TERMS = frozenset({"学期"})
_UNKNOWN = frozenset({"天", "日", "周", "小时", "工作日", "课时", "学时"})
"""How many days are paid for, no form says."""

_TIMES = _YEARS | _MONTHS | _QUARTERS | _TERMS | _UNKNOWN


def split_per(per: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The denominators of a price that are times, and those that are things or persons."""
    times = tuple(unit for unit in per if unit in _TIMES)
    return times, tuple(unit for unit in per if unit not in _TIMES)


def months_paid(form: PerfGoalForm) -> int:
    """How many months of the year the project pays for: twelve, or its length where that is shorter."""
    period = form.period.value
    return min(period.months, 12) if period and period.months else 12


def periods(form: PerfGoalForm, times: Sequence[str]) -> int | None:
    """How often in the year something is paid per these times; 1 for none; None where no one can know."""
    count = 1
    for unit in times:
        if unit in _MONTHS:
            count *= months_paid(form)
        elif unit in _QUARTERS and months_paid(form) % 3 == 0:
            count *= months_paid(form) // 3
        elif unit in _TERMS:
            count *= 2
        elif unit not in _YEARS:
            return None
    return count


def fitting_periods(form: PerfGoalForm, times: Sequence[str], paid: Amount) -> int:
    """How often `paid` is paid. What is paid by the month may be paid for some months only (高温津贴):
    the number of months that gives the year's money exactly is the one meant, if there is one.
    """
    total = form.funding.total.value
    if set(times) & _MONTHS and total is not None and paid > 0:
        for months in range(1, 13):
            if EXACT.multiply(paid, Decimal(months)) == total:
                return months
    return periods(form, times) or 1


def told(times: Sequence[str], count: int) -> str:
    """The periods for a working: 12 个月, 4 个季度; "" when paid once a year."""
    if not times or set(times) <= _YEARS:
        return ""
    unit = "个月" if set(times) & _MONTHS else "个季度" if set(times) & _QUARTERS else "个学期"
    return f"{count} {unit}"
