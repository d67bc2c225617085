"""按标准和发放次数算下来，超过名称里写的上限。

为什么：名称写“每人最高补助 5000 元”，标准却是每月 500 元，全年 6000 元，自己就超过了自己定的上限。

怎么改：核对补助标准、发放月数和上限，改正不对的那个；上限的单位也要写上。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, format_amount, subtract
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_rows import NAMED_PRICES, WRITTEN_PRICES, costs_of
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._periods import periods, split_per, told
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._subjects import same_unit

_NUMBER = r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}(?:\.[0-9]{1,4})?)"
_CAP = rare(
    rf"(?:最高|最多|不超过?|不得超过|不高于|上限|限额)[^0-9()（）]{{0,8}}{_NUMBER}"
    r"(?:(?P<unit>万?元)|(?=$|[)）,，;；。]))"
)
_CLAUSE = re.compile(r"[(（][^()（）]*[)）]|[^()（）]+")
_OTHER_PERIOD = rare(r"[每/·](?:个?月|次|季度?|学期|天|日)|月最高|[日天]最高")
_MONTHLY = rare(r"[每/·]个?月|月最高")
_OF_EACH = rare(r"每一?(人|名|户|头|只|亩|村|座|台|套|辆)")


class _Cap(NamedTuple):
    """A ceiling that a 三级指标 states, in 元; monthly where it is one for the month, else for the year."""

    yuan: Decimal
    written: str
    with_unit: bool
    monthly: bool
    piece: str


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """A hit at each price whose sum over the year is above the cap in its own name."""
    for price in costs_of(form).prices:
        cap = _cap(squeeze(price.row.name.text))
        times, pieces = split_per(price.per)
        if cap is None or (cap.piece and pieces and not same_unit(cap.piece, pieces[0])):
            continue
        count = _count(form, cap, times)
        if count is None or (paid := EXACT.multiply(price.yuan, Decimal(count))) <= cap.yuan:
            continue
        periods_told = "" if cap.monthly else told(times, count)
        yield Hit(
            price.row.target.at,
            {
                "name": said(price.row),
                "working": f"{price.written}×{periods_told}={format_amount(paid)} 元"
                if periods_told
                else price.written,
                "paid": format_amount(paid),
                "cap": cap.written,
                "over": format_amount(subtract(paid, cap.yuan)),
            },
            variant="" if cap.with_unit else "no_unit",
            also=(price.row.name.at,),
        )


def _cap(name: str) -> _Cap | None:
    """The cap that a name states. Without a unit it is taken for 元, as prices of persons are."""
    for clause in _CLAUSE.findall(name):
        found = _CAP.search(clause)
        if found is None:
            continue
        monthly = _MONTHLY.search(clause) is not None
        if _OTHER_PERIOD.search(clause) and not monthly:
            return None
        number, unit = Decimal(found["number"].replace(",", "")), found["unit"]
        yuan = EXACT.multiply(number, YUAN_PER_UNIT[unit or "元"])
        piece = _OF_EACH.search(clause)
        return _Cap(
            yuan,
            f"{found['number']} {unit or ''}".rstrip(),
            unit is not None,
            monthly,
            piece[1] if piece else "",
        )
    return None


def _count(form: PerfGoalForm, cap: _Cap, times: tuple[str, ...]) -> int | None:
    """How many payments the cap holds for."""
    if not cap.monthly:
        return periods(form, times)
    return 1 if set(times) <= {"月", "个月"} else None


def _named(name: str, price: str) -> dict[str, Scalar]:
    return {"成本指标.三级指标": name, "成本指标.指标值": price} | _PERSONS


_PERSONS: dict[str, Scalar] = {
    "数量指标.三级指标": "护管员人数",
    "数量指标.指标值": "10人",
    "数量指标#2.三级指标": "维修饮水管网长度",
    "数量指标#2.指标值": "≥20公里",
}
_MESSAGE = "“{name}”写明最高 {cap}，指标值 {working}，超出 {over} 元"
_ADVICE = "请核对标准、发放月数和上限，使全年金额不超过上限"

RULE = Rule(
    code="C10",
    name="price_breaks_its_cap",
    title="标准突破上限",
    severity=Severity.WARNING,
    message=_MESSAGE,
    advice=_ADVICE,
    variants={"no_unit": (f"{_MESSAGE}（“{{cap}}”没有写单位，按元计算）", f"{_ADVICE}，并给上限写上单位")},
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=NAMED_PRICES,
    other_rows=WRITTEN_PRICES,
    fails=(
        example(_named("护管员补助（每人最高补助5000）", "500元/人/月"), note="上限没写单位，按元计算"),
        example(_named("护管员补助（每人每年不超过5,000元）", "500元/人/月")),
        example(_named("护管员补助最高0.5万元", "6000元/人"), note="一次性的直接比"),
        example(_named("护管员每月最高补助400元", "500元/人/月"), note="上限是每月的"),
        example(_named("护管员补助（每名上限5999.99元）", "500元/人·月"), note="多一分也要报"),
        example(_named("护管员补助，限额1900元", "500元/人/季度")),
    ),
    passes=(
        example(),
        example(_named("护管员补助（每人最高补助6000元）", "500元/人/月"), note="正好等于上限"),
        example(
            _named("护管员补助（每人最高补助5000元）", "500元/人/月") | {"项目期": "10个月"}, also=("H12",)
        ),
        example(_named("护管员每月最高补助500元", "500元/人/月")),
        example(_named("护管员每月最高补助500元", "6000元/人/年"), note="期限不同不比"),
        example(_named("护管员每次最高补助100元", "500元/人/月"), note="按次的上限不比"),
        example(_named("农户补助（每户最高补助5000元）", "6000元/人"), note="一户和一人不比"),
        example(_named("护管员补助（每人最高补助50元）", "30元/人/天"), note="不知道发几天"),
        example(_named("护管员补助（最高80岁）", "500元/人/月"), note="不是金额"),
    ),
)
