"""Reads 项目期, how long a project runs, however it is written."""

import re
from functools import lru_cache

from xl_perfgoals.core.form import Period
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.targets import read_target

_YEARS = re.compile(r"(20[0-9]{2})(?:年度?)?(?:[-–—~至到]+)(20[0-9]{2})(?:年度?)?")
_THIS_YEAR = frozenset({"当年", "当年度", "本年", "本年度"})


def spanned_period(start: str, end: str) -> Period | None:
    """The period from a day or month to another, each in a blank of its own."""
    return read_period(f"{start}-{end}") or read_period(f"{start}至{end}") if start and end else None


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period | None:
    """项目期 as months: "1 年", "2023年4月-2024年2月", "2022-2024", "当年"; None if it says no length."""
    words = squeeze(text)
    if words in _THIS_YEAR:
        return Period(12)
    if years := _YEARS.fullmatch(words):
        first, last = years.groups()
        return Period((int(last) - int(first) + 1) * 12, f"{first}-01", f"{last}-12")
    target = read_target(text)
    if target.kind is Kind.DURATION and target.number is not None and target.op is None:
        months = target.number * 12 if target.unit == "年" else target.number
        known = target.unit in {"年", "个月", "月"} and months == int(months)
        return Period(int(months)) if known else None
    if target.kind is Kind.DATE_RANGE and target.date and target.date2:
        start, end = _year_month(target.date), _year_month(target.date2)
        if start and end:
            return Period((end[0] - start[0]) * 12 + end[1] - start[1] + 1, target.date[:7], target.date2[:7])
    if target.kind is Kind.DATE and target.granularity == "year":
        return Period(12, f"{target.date}-01", f"{target.date}-12")
    return None


def _year_month(date: str) -> tuple[int, int] | None:
    found = re.match(r"(\d{4})-(\d\d)", date)
    return (int(found[1]), int(found[2])) if found else None
