"""同一单位两个项目的同名指标，要达到的百分比不一样。

为什么：问的是同一批人、同一件事，一张表定 95%，另一张表定 90%，考核口径就不一致。

怎么改：统一指标值；确实应当不同的，在指标名称里写清各自的范围。
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import COSTS
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._road import ROAD
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._unit_rows import UnitRows

_Numbers: TypeAlias = tuple[Decimal | None, Decimal | None]

_PERCENT = Kind.PERCENT  # looked up through its enumeration it costs as much as all else about a row


class _Share(NamedTuple):
    form: PerfGoalForm
    row: Indicator
    numbers: _Numbers


def check_unit(unit: UnitRows, policy: Policy) -> Iterator[Hit]:
    """Each percentage unlike the one that most of the unit's projects, or the first, state for it."""
    general = policy.word_list("general_names")
    for (level2, name), places in unit.places.items():
        if len(places) < 2 or not name or level2 is None or level2 in COSTS:
            continue
        same = _shares(unit, places)
        if any(numbers != same[0][1] for _, numbers in same) and _specific(name, general):
            shares = [_Share(unit.forms[unit.owners[at]], unit.rows[at], own) for at, own in same]
            yield from _unlike(shares)


def _shares(unit: UnitRows, places: Sequence[int]) -> list[tuple[int, _Numbers]]:
    """The percentages among rows of one name, by their places.

    A form is never compared with itself: S06 tells a name that it has twice, and its first row counts.
    """
    shares: list[tuple[int, _Numbers]] = []
    last = -1
    for place in places:
        target, owner = unit.rows[place].target.value, unit.owners[place]
        if target is not None and target.kind is _PERCENT and owner != last:
            shares.append((place, (target.number, target.number2)))
            last = owner
    return shares


def _unlike(same: Sequence[_Share]) -> Iterator[Hit]:
    usual = Counter(share.numbers for share in same).most_common(1)[0][0]
    norm = next(share for share in same if share.numbers == usual)
    for share in same:
        if share.numbers != usual:
            yield _hit(share, norm)


def _specific(name: str, general: Sequence[str]) -> bool:
    """Whether the name says what it is about: 受益群众满意度 means other people in every project."""
    for word in general:
        name = name.replace(word, "")
    return name != ""


def _hit(share: _Share, norm: _Share) -> Hit:
    facts: Facts = {
        "name": said(share.row),
        "value": share.row.target.text,
        "other": norm.form.project.text,
        "other_value": norm.row.target.text,
        "book": norm.form.at.book,
        "sheet": norm.form.at.sheet,
        "cell": norm.row.target.at.a1,
        "row": share.row.number,
    }
    return Hit(share.row.target.at, facts, also=(norm.row.target.at,), form=share.form)


_SAME = "用水农户满意度"

RULE = Rule(
    code="X05",
    name="same_indicator_other_target",
    title="同名指标口径不一",
    severity=Severity.HINT,
    message="“{name}”本表为“{value}”，本单位“{other}”（《{book}》“{sheet}”{cell}）为“{other_value}”，口径不一",
    advice="请统一指标值，确实应当不同的请在名称里写清各自的范围",
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_unit=check_unit,
    fails=(
        example({}, {**ROAD, "服务对象满意度指标.三级指标": _SAME, "服务对象满意度指标.指标值": "≥95%"}),
        example(
            {},
            {**ROAD, "服务对象满意度指标.三级指标": "用水农户 满意度", "服务对象满意度指标.指标值": "90.5%"},
            note="空格不算不同",
        ),
    ),
    passes=(
        example({}, {**ROAD, "服务对象满意度指标.三级指标": _SAME}, note="目标相同"),
        example(
            {},
            {**ROAD, "服务对象满意度指标.三级指标": _SAME, "服务对象满意度指标.指标值": "90.0%以上"},
            note="写法不同，数一样",
        ),
        example({}, ROAD, note="名称不同"),
        example(
            {"质量指标#2.三级指标": "管网维修验收合格率", "质量指标#2.指标值": "≥98%"},
            ROAD,
            also=("S06",),
            note="同一张表里的两行由 S06 报告",
        ),
        example(
            {"服务对象满意度指标.三级指标": "受益群众满意度", "服务对象满意度指标.指标值": "≥95%"},
            {**ROAD, "服务对象满意度指标.三级指标": "受益群众满意度"},
            note="两个项目的受益群众不是同一批人",
        ),
        example(
            {},
            {**ROAD, "质量指标.三级指标": _SAME, "质量指标.指标值": "≥95%"},
            also=("R01", "G06"),
            note="二级不同",
        ),
        example(
            {},
            {**ROAD, "数量指标.三级指标": "维修饮水管网长度"},
            also=("G06",),
            note="数量因项目而异",
        ),
        example(
            {},
            {"服务对象满意度指标.指标值": "≥95%"},
            also=("X03",),
            note="同一个项目报了两次由 X03 报告",
        ),
    ),
)
