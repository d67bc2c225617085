"""Numbers that no project can reach whatever its length: fewer than none, half a person, 500 years of use."""

from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.rules._events import names_event
from xl_perfgoals.rules._indicators import measure

_WHOLE = frozenset("人名户台辆头只羽株棵座栋幢条起家册件套村") | {"人次", "户次", "场次", "车次"}
"""What is counted one by one; half of a 公里 there is, half of a 台 there is not."""

_BELOW_ZERO = frozenset({"℃", "度", "百分点", "个百分点", "分贝", "dB"})
"""What may well be negative."""

_AVERAGE = rare(r"均|每|比|率|度|百户|千人|万人|拥有|指数|系数")
_MAY_FALL = rare(r"变化|变动|增减|增长|增加|减少|下降|降低|净|差|温")
_OF_USE = rare(r"使用|寿命|运行|耐用|发挥|持续|管护|受益|服务|影响|效益")
_ONE_AT_A_TIME = rare(r"培训|工期|施工|运行|运转|开放|供水|供暖|供热|供电|供气|开馆|在岗|在校|工作日")
_OF_MANY = rare(r"累计|合计|总|共计|人次|人天|各|[2-9几多两三四五]年")
_DAYS = frozenset({"天", "日", "工作日", "个工作日", "自然日", "个自然日"})
_MOST_YEARS, _MOST_DAYS = 100, 366
_DURATION, _QUANTITY = Kind.DURATION, Kind.QUANTITY  # looked up but once: Enum is slow at it


class Impossible(NamedTuple):
    """What cannot be: negative, nothing, fraction or too_long; unit and most for the sentence."""

    kind: str
    unit: str = ""
    most: int = 0


MAY_BE_IMPOSSIBLE = frozenset({Kind.DURATION, Kind.QUANTITY})
"""The kinds of values that impossible_number and too_many_days judge."""


def impossible_number(row: Indicator, target: Target, policy: Policy) -> Impossible | None:
    """What is surely impossible about a value in itself; None for what may be."""
    if target.kind is Kind.DURATION:
        return _too_many_years(measure(row), target)
    if target.kind is Kind.QUANTITY and target.unit not in _BELOW_ZERO:
        return _miscounted(row, target, policy)
    return None


def may_be_impossible(target: Target) -> bool:
    """Whether impossible_number or too_many_days can find anything, whatever the row is about."""
    if target.kind is _DURATION:
        return _longest(target) > min(_MOST_YEARS, _MOST_DAYS)
    return target.kind is _QUANTITY and (_is_broken(target) or (target.number or 0) <= 0)


def _miscounted(row: Indicator, target: Target, policy: Policy) -> Impossible | None:
    name, number = measure(row), target.number or Decimal(0)
    if number < 0 and target.op is not Op.PLUS_MINUS and not _MAY_FALL.search(name):
        return Impossible("negative")
    if number == 0 and _is_work(row, policy) and not names_event(row, policy):
        return Impossible("nothing")
    if target.unit in _WHOLE and _is_broken(target) and not _AVERAGE.search(name):
        return Impossible("fraction", target.unit or "")
    return None


def _is_broken(target: Target) -> bool:
    return _is_fraction(target.number) or _is_fraction(target.number2)


def _is_fraction(number: Decimal | None) -> bool:
    return number is not None and number != number.to_integral_value()


def _is_work(row: Indicator, policy: Policy) -> bool:
    """Whether the row says how much is bought, built or held."""
    name = measure(row)
    return row.level2.value is Level2.QUANTITY and name.startswith(policy.word_list("bought_words"))


def _too_many_years(name: str, target: Target) -> Impossible | None:
    used = target.unit in {"年", "年度"} and _longest(target) > _MOST_YEARS and _OF_USE.search(name)
    return Impossible("too_long", "年", _MOST_YEARS) if used else None


def too_many_days(row: Indicator, target: Target) -> Impossible | None:
    """More days than a year has, for one thing; a project of several years may well last so long."""
    if target.unit not in _DAYS or _longest(target) <= _MOST_DAYS:
        return None
    name = measure(row)
    of_one = (
        name.endswith(("天数", "日数", "工期")) and _ONE_AT_A_TIME.search(name) and not _OF_MANY.search(name)
    )
    return Impossible("too_long", "天", _MOST_DAYS) if of_one else None


def _longest(target: Target) -> Decimal:
    return max(target.number or Decimal(0), target.number2 or Decimal(0))
