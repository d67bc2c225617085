"""Dates in a 指标值: a day, a month, the end of a year, a span of them, and a rhythm (按月)."""

import re
from decimal import Decimal

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.parsing.numerals import chinese_number, positional_number
from xl_perfgoals.parsing.target_days import Day, day_in, day_target, days_of
from xl_perfgoals.parsing.target_words import (
    DATE_LEADS,
    DATE_TAILS,
    DIRECTED,
    LIMITING_LEADS,
    NEGATIONS,
    RANKING,
)

MAYBE_DATE = re.compile(r"[年月季日周天期旬]|(?:19|20)[0-9]{2}(?:[./-]|[01][0-9][0-3][0-9](?![0-9.]))")
"""What a text must hold to be worth the grammar below."""

_CHINESE_YEAR = re.compile(r"(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年)")
_CHINESE_DAY = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日号])")
_DOTTED = re.compile(
    r"(?<![0-9.])((?:19|20)[0-9]{2})([./-])([0-9]{1,2})(?:\2([0-9]{1,2})(?:00?:00(?::00)?)?|月份?)?"
    r"(?=$|[-~至到前底末起之以后止(]|完成)"
)

_PACKED = re.compile(
    r"(?<![0-9.,])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?=$|[-~至到前止(]|之前|以前|完成)"
)
"""20231031, a day without separators."""

_YEAR_SAID_TWICE = re.compile(r"(?<=[0-9])年年(?=[底末终内])|(?<![0-9])年度(?=[底末终内])")
"""2023年年底 and 年度内 are 2023年底 and 年内."""

_EVERY_YEAR = re.compile(r"^每年(?=[0-9]{1,2}月)")
"""每年12月底前 is the 12月底前 of the form's own year."""

_PROSE = r"[^0-9,;、≥≤<>%/]"
_POINT = (
    r"(?:(?P<year>(?:19|20)[0-9]{2})年度?|(?P<this>[当本今]年度?|年(?=[底末终内])))?的?"
    r"(?:(?P<month>[0-9]{1,2})月份?(?:(?P<part>底|末|上旬|中旬|下旬)|(?P<day>[0-9]{1,2})[日号])?"
    r"|(?P<period>第?[一二三四1-4]季度|[上下]半年|全年度?)(?P<close>[底末])?"
    r"|(?P<yearend>(?:(?<=年)|(?<=年度))[底末终]))?"
)
_SIDE = r"(?P<side>之?前|以前|之?内|以内|以后|之后|后|起|止)?"
_DATE = re.compile(rf"(?P<lead>{_PROSE}{{0,12}}?[=≥≤<>]?){_POINT}{_SIDE}(?P<tail>{_PROSE}{{0,16}})")
_SPAN = re.compile(
    r"[=在于自从]?(?:(?P<year0>(?:19|20)[0-9]{2})年?)?"
    r"(?:(?P<month0>[0-9]{1,2})(?:月份?(?:(?P<day0>[0-9]{1,2})[日号])?)?)?起?"
    rf"(?:-{{1,2}}|~|至|到)(?=[0-9年]){_POINT}止?(?P<tail>{_PROSE}{{0,16}})"
)
_RHYTHM = rare(
    r"(?:每一?个?|按|逐)(?P<unit>年|半年|季度|季|月|旬|周|星期|日|天|学年|学期)度?"
    rf"(?:[底末初首]月?|最后一个月|第一个月)?(?:[0-9]{{1,2}}[日号]前)?(?P<tail>{_PROSE}{{0,16}})"
)
_RHYTHM_NAMES = {"季": "季度", "星期": "周"}

_MONTHS_OF = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "全年度": (1, 12)} | {
    f"{name}季度": (3 * i + 1, 3 * i + 3)
    for i, names in enumerate(("一1", "二2", "三3", "四4"))
    for name in names
}


def read_date(text: str) -> Target | None:
    """The date or span of dates that text states as a whole; None if it states none."""
    plain = _YEAR_SAID_TWICE.sub("年", _EVERY_YEAR.sub("", _with_digits(text)))
    if span := _SPAN.fullmatch(plain):
        return _span(text, span)
    date = _DATE.fullmatch(plain)
    if date is None or not _is_goal(date):
        return None
    return _period(text, date) or _date(text, date)


def read_rhythm(text: str) -> Target | None:
    """How often something happens, where it is not counted: 按月, 每季度."""
    rhythm = _RHYTHM.fullmatch(text)
    if rhythm is None or any(word in rhythm["tail"] for word in DIRECTED):
        return None
    return Target(text, Kind.FREQUENCY, unit=_RHYTHM_NAMES.get(rhythm["unit"], rhythm["unit"]))


def _is_goal(match: re.Match[str]) -> bool:
    """Whether there is a date and the words around it leave it the goal: not 按照2020年标准."""
    lead, tail = match["lead"], match["tail"]
    exact = match["month"] or match["period"] or match["yearend"]
    if not (exact or match["year"] or match["this"]):
        return False
    if not lead.startswith(LIMITING_LEADS):
        if not exact and lead not in DATE_LEADS:
            return False
        if lead.startswith(RANKING) or lead.endswith(RANKING) or any(word in lead for word in NEGATIONS):
            return False
    closed = match["side"] or match["part"] or match["yearend"] or match["close"]
    return not tail or bool(closed) or tail.startswith(DATE_TAILS)


def _op(match: re.Match[str]) -> Op | None:
    side, lead = match["side"] or "", match["lead"]
    if lead.startswith(LIMITING_LEADS) or side.endswith(("前", "内", "止")):
        return Op.AT_MOST
    return Op.AT_LEAST if side or lead == "不早于" or lead.endswith(("≥", ">")) else None


def _period(text: str, match: re.Match[str]) -> Target | None:
    """A quarter, a half or the whole of a year: its days, or its last day (三季度末, 上半年前)."""
    if match["month"] or match["yearend"] or not (match["period"] or match["this"]):
        return None
    year = _int(match["year"])
    first, last = _MONTHS_OF[(match["period"] or "全年").removeprefix("第")]
    end = str(Day(year, last, days_of(year, last)))
    op = _op(match)
    if match["close"] or (op is Op.AT_MOST and match["period"]):
        return Target(text, Kind.DATE, op, date=end, granularity="period_end")
    return Target(text, Kind.DATE_RANGE, Op.RANGE, date=str(Day(year, first, 1)), date2=end)


def _date(text: str, match: re.Match[str]) -> Target:
    return day_target(text, _op(match), _point(match, _int(match["year"])), match["month"])


def _span(text: str, match: re.Match[str]) -> Target | None:
    year, month = _int(match["year0"]), _int(match["month0"])
    if (year is None and month is None) or match["period"]:
        return None
    if match["tail"] and not match["tail"].startswith(DATE_TAILS):
        return None
    last = _point(match, _int(match["year"]) or (year if month else None))
    first = Day(year or (last.year if month else None), month, _int(match["day0"]))
    if (first.month is None) != (last.month is None):
        return None
    valid = first.valid and last.valid
    flags = () if valid and _in_order(first, last) else ("T04",)
    if first.year is None and first.day is None and last.day is None and first.month and last.month:
        low, high = Decimal(first.month), Decimal(last.month)
        return Target(text, Kind.DATE_RANGE, Op.RANGE, low, high, "月", flags=flags)
    if not valid:
        return Target(text, Kind.DATE_RANGE, Op.RANGE, flags=flags)
    return Target(text, Kind.DATE_RANGE, Op.RANGE, date=str(first), date2=str(last), flags=flags)


def _in_order(first: Day, last: Day) -> bool:
    start = (first.year or 0, first.month or 0, first.day or 0)
    return start <= (last.year or 0, last.month or 99, last.day or 99)


def _point(match: re.Match[str], year: int | None) -> Day:
    month = _int(match["month"])
    if match["yearend"]:
        return Day(year, 12, 31, "year_end")
    if month is None:
        return Day(year, granularity="year")
    return day_in(year, month, match["part"], _int(match["day"]))


def _with_digits(text: str) -> str:
    """二〇二三年十二月, 2023.12 as 2023年12月; 20231031 as 2023年10月31日."""
    if not text.isascii():
        text = _CHINESE_YEAR.sub(lambda m: positional_number(m[0].replace("○", "〇")) or m[0], text)
        text = _CHINESE_DAY.sub(lambda m: str(chinese_number(m[0]) or m[0]), text)
    text = _PACKED.sub(r"\1年\2月\3日", text)
    return _DOTTED.sub(lambda m: f"{m[1]}年{m[3]}月" + (f"{m[4]}日" if m[4] else ""), text)


def _int(digits: str | None) -> int | None:
    return None if digits is None else int(digits)
