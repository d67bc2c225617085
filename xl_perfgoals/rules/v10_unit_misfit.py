"""单位与名称说的事对不上，例如“人口”用“户”、“矛盾纠纷”用“人次”。

为什么：单位不对，数就不是这件事的数，年底核对时各算各的。

怎么改：换成合适的单位：人口用“人”，户数用“户”，纠纷用“件”或“起”，面积用“亩”“平方米”。
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules._indicators import facts_of, measure
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_COUNTED = frozenset({Kind.QUANTITY, Kind.DURATION, Kind.MONEY})


def may_misfit(target: Target, policy: Policy) -> bool:
    """Whether the list of misfits knows the unit."""
    return _plain_unit(target) in _misfits(policy.word_list("unit_misfits"))


def names_counted(row: Indicator, policy: Policy) -> bool:
    """Whether the list of misfits knows a noun of the name."""
    return _nouns(policy.word_list("unit_misfits")).search(measure(row)) is not None


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A counted value whose unit the list of misfits names for a noun of the row's name."""
    unit = _plain_unit(target)
    name = measure(row)
    for noun, place in _misfits(policy.word_list("unit_misfits")).get(unit, ()):
        if place == "…":
            named = name.endswith(noun)
        elif place == "^":
            named = name == noun
        else:
            named = noun in name and not policy.mentions("people_words", name)
        if named:
            return Hit(row.target.at, facts_of(row, noun=noun, unit=target.unit))
    return None


def _plain_unit(target: Target) -> str:
    return (target.unit or "").replace("人/次", "人次").partition("/")[0]


@lru_cache(maxsize=4)
def _misfits(lines: tuple[str, ...]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """By unit, what it does not fit: the noun, and the mark of where it must stand, in the list's order."""
    misfits: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in lines:
        noun, place, units = _misfit(line)
        for unit in units:
            misfits[unit].append((noun, place))
    misfits.pop("", None)  # a value without unit misfits nothing
    return misfits


@lru_cache(maxsize=4)
def _nouns(lines: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(_misfit(line)[0]) for line in lines))


def _misfit(line: str) -> tuple[str, str, frozenset[str]]:
    """A line of the list: the noun, the mark of where it must stand, the units that do not fit.

    … is the end of a name, ^ the whole of it.
    """
    noun, _, units = line.partition("=")
    noun = noun.strip()
    place = noun[:1] if noun[:1] in {"…", "^"} else ""
    return noun[len(place) :], place, frozenset(unit.strip() for unit in units.split("、"))


RULE = Rule(
    code="V10",
    name="unit_misfit",
    title="单位与名称不符",
    severity=Severity.WARNING,
    message="{level2}“{name}”的单位用“{unit}”不合适",
    advice="请核对“{noun}”应当用什么单位，改写指标值",
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(_COUNTED, names=names_counted, wordings=may_misfit),
    fails=(
        example({"社会效益指标.三级指标": "受益人口", "社会效益指标.指标值": "≥800户"}),
        example({"社会效益指标.三级指标": "受益农户数", "社会效益指标.指标值": "≥800人"}, also=("G06",)),
        example({"数量指标#2.三级指标": "用水矛盾纠纷排查", "数量指标#2.指标值": "3人次"}),
        example({"数量指标#2.三级指标": "用水矛盾纠纷排查", "数量指标#2.指标值": "3人/次"}, also=("V11",)),
        example({"数量指标#2.三级指标": "水质检测次数", "数量指标#2.指标值": "12户"}),
        example({"数量指标#2.三级指标": "造林面积", "数量指标#2.指标值": "300株"}),
        example({"数量指标#2.三级指标": "举办培训班", "数量指标#2.指标值": "50人"}),
        example({"数量指标#2.三级指标": "修建渠道", "数量指标#2.指标值": "3座"}),
        example({"经济效益指标.三级指标": "农民增收", "经济效益指标.指标值": "≥5万人"}),
        example({"社会效益指标.三级指标": "受益人数", "社会效益指标.指标值": "≥60万元"}, also=("G06",)),
        example({"可持续影响指标.三级指标": "管网使用年限", "可持续影响指标.指标值": "≥3个"}),
        example(
            {"数量指标#2.三级指标": "水窖清洗", "数量指标#2.指标值": "12公里"},
            policy=Policy(words={"unit_misfits": ("水窖 = 公里、人",)}),
            note="本县可以添加",
        ),
    ),
    passes=(
        example(),
        example({"数量指标#2.三级指标": "参加培训班", "数量指标#2.指标值": "50人"}),
        example(
            {"经济效益指标.三级指标": "带动农民增收", "经济效益指标.指标值": "≥50户"}, note="带动了多少户"
        ),
        example({"数量指标#2.三级指标": "种植苗木", "数量指标#2.指标值": "300亩"}),
        example({"社会效益指标.三级指标": "受益人口", "社会效益指标.指标值": "≥3200人"}, also=("G06",)),
        example({"社会效益指标.三级指标": "受益人口", "社会效益指标.指标值": "≥0.32万人"}, also=("G06",)),
        example({"数量指标#2.三级指标": "用水矛盾纠纷排查", "数量指标#2.指标值": "3起"}),
        example(
            {"数量指标#2.三级指标": "矛盾纠纷调解员培训", "数量指标#2.指标值": "50人次"}, note="数的是人"
        ),
        example({"数量指标#2.三级指标": "水质检测次数", "数量指标#2.指标值": "12"}, also=("V01",)),
    ),
)
