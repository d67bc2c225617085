"""时效指标的日期不在本年度，或者在项目结束以后。

为什么：年度绩效目标考核的是当年；日期写到别的年度，或者项目期早已结束，目标就落空了。

怎么改：核对年份和项目期，把日期改到本年度、项目期以内；跨年项目写清本年度要完成到哪一步。
"""

from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm, Period
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_ROWS = frozenset({Level2.QUANTITY, Level2.QUALITY, Level2.TIMELINESS})
"""Effects may lie years ahead; what is delivered may not."""


class _Fault(NamedTuple):
    severity: Severity
    variant: str
    date: str


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each date of what is delivered that the year or the project does not reach."""
    if (year := form.year.value) is None:
        return
    period = form.period.value or Period(None)
    if period.start and period.end and period.start > period.end:
        period = Period(None)  # H12 says so
    for row in form.indicators:
        target = row.target.value
        if target is None or not (target.date or target.date2) or row.level2.value not in _ROWS:
            continue
        if "T04" in target.flags:
            continue
        if fault := _fault(target, year, period):
            if fault.severity is Severity.ERROR and _is_season(row, target, year, policy):
                fault = _Fault(Severity.WARNING, "season", fault.date)
            yield Hit(
                row.target.at,
                facts_of(row, year=year, date=fault.date, end=period.end or ""),
                severity=fault.severity,
                variant=fault.variant,
            )


def _fault(target: Target, year: int, period: Period) -> _Fault | None:
    dates = [_full(date, year) for date in (target.date, target.date2) if date]
    own = str(year)
    for date in dates:
        if date[:4] != own:
            if _within(date, year, period):
                return _Fault(Severity.WARNING, "in_project", date)
            return _Fault(Severity.ERROR, "", date)
    for date in dates[-1:]:
        if period.end and len(date) > 4 and date[:7] > period.end:
            return _Fault(Severity.ERROR, "after_end", date)
    return None


def _is_season(row: Indicator, target: Target, year: int, policy: Policy) -> bool:
    """Whether a range is that of a season or school year that runs over the turn of the year."""
    if target.date is None or target.date2 is None:
        return False
    years = {int(_full(date, year)[:4]) for date in (target.date, target.date2)}
    words = squeeze(row.name.text) + squeeze(target.text)
    named = any(word in words for word in policy.word_list("seasons"))
    return named and year in years and max(years) - min(years) == 1


def _full(date: str, year: int) -> str:
    """A date with its year; one without a year ("--12-31") means the form's."""
    return f"{year}-{date.removeprefix('--')}" if date.startswith("-") else date


def _within(date: str, year: int, period: Period) -> bool:
    """Whether a date of another year lies in a project that runs over the turn of the year."""
    if period.start and period.end:
        return period.start[: len(date)] <= date[:7] <= period.end
    years = (period.months or 12) // 12 - 1 + ((period.months or 12) % 12 > 0)
    return abs(int(date[:4]) - year) <= years


RULE = Rule(
    code="T03",
    name="date_outside_the_year",
    title="日期不在本年度",
    severity=Severity.ERROR,
    message="{level2}“{name}”的指标值“{value}”不在 {year} 年度",
    advice="请核对年份，把时间改到 {year} 年度以内",
    variants={
        "after_end": (
            "{level2}“{name}”的指标值“{value}”晚于项目期结束的 {end}",
            "请核对项目期和完成时间，使完成时间不晚于项目结束",
        ),
        "in_project": (
            "{level2}“{name}”的指标值“{value}”在项目期内，但不在 {year} 年度",
            "请写明 {year} 年度内要完成到哪一步",
        ),
        "season": (
            "{level2}“{name}”的指标值“{value}”跨了年度，不全在 {year} 年度",
            "请写明 {year} 年度内要完成到哪一步",
        ),
    },
    basis=(Basis.SYSTEM,),
    category=Category.FEASIBLE,
    doc=__doc__ or "",
    check=check,
    fails=(
        example({"时效指标.指标值": "2024年1月底前"}),
        example({"时效指标.指标值": "2022年12月31日前"}),
        example({"时效指标.指标值": "2024年"}, note="不再另报 T05"),
        example({"时效指标.指标值": "2023年6月-2024年5月"}),
        example(
            {"时效指标.三级指标": "管网冬季供热巡查", "时效指标.指标值": "2023年11月1日-2024年3月31日"},
            note="采暖期、学年本来跨年，只作提醒",
        ),
        example(
            {"时效指标.指标值": "2024年1月底前", "项目期": "2023年7月-2024年2月"}, also=("H12",), note="跨年"
        ),
        example({"时效指标.指标值": "2024年1月底前", "项目期": "2 年"}, also=("H12",), note="跨年"),
        example(
            {"时效指标.指标值": "11月底前", "项目期": "2023年1月-2023年10月"}, also=("H12",), note="已结束"
        ),
    ),
    passes=(
        example(),
        example({"时效指标.指标值": "12月31日前"}, note="没写年份就是本年度"),
        example({"时效指标.指标值": "2023年1月1日-2023年12月31日"}),
        example({"时效指标.指标值": "2023年11月底前", "项目期": "2023年1月-2023年11月"}, also=("H12",)),
        example({"时效指标.指标值": "2024年1月底前", "年度": None}, also=("H02",)),
        example({"时效指标.指标值": "2024年13月"}, also=("T04",)),
        example(
            {"可持续影响指标.三级指标": "管网持续使用", "可持续影响指标.指标值": "2038年底"},
            note="效益可以在以后",
        ),
    ),
)
