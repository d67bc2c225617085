"""A day, a month or a year in a 指标值, as exact as it is written, and the target that one of them makes."""

import re
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.target import Kind, Op, Target

_SIMPLE = re.compile(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月(?:([底末])|([0-9]{1,2})日)?(之?前|以前)?")
"""A day or month of a year, and maybe that it is the last, and nothing else: most dates are no more."""

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY_OF_PART = {"上旬": 10, "中旬": 20}


class Day(NamedTuple):
    """A point in time as exact as it is written; year None when it is left out."""

    year: int | None
    month: int | None = None
    day: int | None = None
    granularity: str = ""

    @property
    def valid(self) -> bool:
        """Whether there is such a day."""
        if self.month is None:
            return True
        return 1 <= self.month <= 12 and (self.day is None or 1 <= self.day <= days_of(self.year, self.month))

    def __str__(self) -> str:
        year, month, day, _ = self
        text = "-" if year is None else f"{year}"
        if month is not None:
            text = f"{text}-{month:02}"
        return text if day is None else f"{text}-{day:02}"


def read_simple_date(raw: str) -> Target | None:
    """What all else in reading a target comes to for a text like 2023年8月底前; None for any other."""
    found = _SIMPLE.fullmatch(raw)
    if found is None:
        return None
    year, month, part, day, before = found.groups()
    return day_target(
        raw,
        Op.AT_MOST if before else None,
        day_in(int(year), int(month), part, int(day) if day else None),
        month,
    )


def day_in(year: int | None, month: int, part: str | None, day: int | None) -> Day:
    """A day of a month, or the last of a part of it (底, 上旬), or the month."""
    if part and 1 <= month <= 12:
        last = _DAY_OF_PART.get(part)
        return Day(year, month, last or days_of(year, month), "ten_days" if last else "month_end")
    return Day(year, month, day, "month" if day is None else "day")


def days_of(year: int | None, month: int) -> int:
    """How many days a month has; 29 for a February of no known year."""
    common = year is not None and (year % 4 or (year % 100 == 0 and year % 400))
    return 28 if month == 2 and common else _DAYS[month - 1]


def day_target(text: str, op: Op | None, day: Day, month: str | None) -> Target:
    """The target of a date; month as it is written."""
    month_alone = Decimal(month) if month and day.granularity == "month" and day.year is None else None
    return Target(
        text,
        Kind.DATE,
        op,
        number=month_alone,
        unit=None if month_alone is None else "月",
        date=str(day) if day.valid else None,
        granularity=day.granularity if day.valid else None,
        flags=("T04",) if not day.valid else ("T05",) if day.granularity == "year" else (),
    )
