"""同样的一句话在一个单位的多张表里反复出现，或多张表的同一类指标都与内容无关。

为什么：必填项不是为了填满；“2023年全年、12个月”“维护村级管理、显著提升”放到哪个项目都行，也就什么都没有说。

怎么改：每个项目按自己的内容写；整个单位都填不出某一类效益的，与财政局商量是否可以不填。
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._belonging import misplaced
from xl_perfgoals.rules._indicators import level_name, said
from xl_perfgoals.rules._road import ROAD
from xl_perfgoals.rules._rule import Basis, Category, Edits, Hit, Rule, example
from xl_perfgoals.rules._unit_rows import Named, UnitRows

_ONLY_TIME = rare(r"[0-9年月日底前末上中下旬半季度全本当初一二三四五六七八九十至到起止内间期.:()~—-]+")
_HAN = rare(r"[\u3400-\u9fff]+")


_Misplaced: TypeAlias = dict[tuple[Level2, str], bool]
"""Whether a name is foreign to its 二级指标, as far as was asked: units write the same ones."""


# A member is looked up through its enumeration at the cost of a whole row: here it is done once.
_TIMELINESS, _BENEFIT, _QUALITATIVE = Level2.TIMELINESS, Level1.BENEFIT, Kind.QUALITATIVE
_BENEFITS = frozenset(level2 for level2 in Level2 if level2.level1 is _BENEFIT)


class _Row(NamedTuple):
    form: PerfGoalForm
    row: Indicator


def check_unit(unit: UnitRows, policy: Policy) -> Iterator[Hit]:
    """One hit for each filler of a unit, at the first form that has it."""
    yield from _same_words(unit, policy)
    yield from _unrelated(unit, policy)


def _same_words(unit: UnitRows, policy: Policy) -> Iterator[Hit]:
    fillers: defaultdict[tuple[Named, str], list[int]] = defaultdict(list)
    for named, places in unit.places.items():
        # What is not said often need not be looked at more closely.
        if len(places) >= policy.filler_forms:
            for place in places:
                row = unit.rows[place]
                if _fits_anywhere(row):
                    fillers[named, squeeze(row.target.text)].append(place)
    general = policy.word_list("general_words")
    for places in sorted(fillers.values()):  # as they are met in the forms
        rows = [_Row(unit.forms[unit.owners[place]], unit.rows[place]) for place in places]
        if len(rows) < policy.filler_forms or _projects(rows) < policy.filler_forms:
            continue
        foreign = [row for row in rows if not _about(row, general)]
        if _projects(foreign) >= policy.filler_forms:
            yield _hit(foreign, "", len(unit.forms))


def _fits_anywhere(row: Indicator) -> bool:
    """Whether the row says nothing that could be measured: a time for a name, or a benefit in words only."""
    level2, target = row.level2.value, row.target.value
    if target is None or level2 is None:
        return False
    if level2 is _TIMELINESS:
        return _ONLY_TIME.fullmatch(squeeze(row.name.text)) is not None
    in_words = row.level1 is _BENEFIT and target.kind is _QUALITATIVE
    return in_words and squeeze(row.name.text) != ""


def _about(found: _Row, general: Sequence[str]) -> bool:
    """Whether the name speaks of what the project is about, by two characters in a row that both have."""
    project = squeeze(found.form.project.text)
    pieces = (a + b for run in _HAN.findall(found.row.name.text) for a, b in pairwise(run))
    return any(piece in project and piece not in general for piece in pieces)


def _unrelated(unit: UnitRows, policy: Policy) -> Iterator[Hit]:
    """Kinds of benefit that most of the unit's forms fill with something else; R01 tells each row."""
    known: _Misplaced = {}
    wrong: defaultdict[Level2, list[int]] = defaultdict(list)
    for (level2, _), places in unit.places.items():
        if level2 in _BENEFITS:
            for place in places:
                if _is_foreign(unit.rows[place], level2, policy, known):
                    wrong[level2].append(place)
    for places in sorted(map(sorted, wrong.values())):  # as they are met in the forms
        level2 = unit.level2s[places[0]]
        rows = [_Row(unit.forms[unit.owners[place]], unit.rows[place]) for place in places]
        count = _projects(rows)
        if count < policy.filler_forms:
            continue
        filled = {owner for owner, own in zip(unit.owners, unit.level2s, strict=True) if own is level2}
        if 2 * count > len(filled):
            yield _hit(rows, "unrelated", len(filled))


def _is_foreign(row: Indicator, level2: Level2, policy: Policy, known: _Misplaced) -> bool:
    words = level2, row.name.text
    foreign = known.get(words)
    if foreign is None:
        foreign = known[words] = misplaced(row, policy) is not None
    return foreign


def _projects(rows: Sequence[_Row]) -> int:
    return len({id(row.form) for row in rows})


def _hit(rows: Sequence[_Row], variant: str, among: int) -> Hit:
    first, *others = rows
    facts: Facts = {
        "level2": level_name(first.row),
        "name": said(first.row),
        "value": first.row.target.text,
        "count": _projects(rows),
        "among": among,
        "projects": tuple(dict.fromkeys(row.form.project.text for row in rows)),
    }
    return Hit(
        first.row.name.at,
        facts,
        variant=variant,
        also=tuple(other.row.name.at for other in others),
        form=first.form,
    )


_LAMPS: Edits = {
    **ROAD,
    "项目名称": "镇区照明安装项目",
    "年度总体目标": "为2个小区装上照明灯，2023年10月底前亮灯，居民夜里走路不再摸黑。",
}
_ALL_YEAR: Edits = {"时效指标.三级指标": "2023年全年", "时效指标.指标值": "12个月"}
_TIDY: Edits = {"生态效益指标.三级指标": "优美环境", "生态效益指标.指标值": "明显改善"}
_ORDER: Edits = {"生态效益指标.三级指标": "维持村委会工作", "生态效益指标.指标值": "≥250天"}

RULE = Rule(
    code="X08",
    name="same_filler",
    title="套话填满多张表",
    severity=Severity.WARNING,
    message="本单位 {count} 个项目的{level2}都写“{name}”“{value}”：{projects}",
    advice="请各项目按自己的内容填写",
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_unit=check_unit,
    variants={
        "unrelated": (
            "本单位填有{level2}的 {among} 个项目中，{count} 个写的与{level2}无关：{projects}",
            "请各项目换成真正反映{level2}的内容，确实没有的按县里的统一要求填写",
        )
    },
    fails=(
        example(_ALL_YEAR, {**ROAD, **_ALL_YEAR}, {**_LAMPS, **_ALL_YEAR}, also=("T01", "X02", "G06")),
        example(_TIDY, {**ROAD, **_TIDY}, {**_LAMPS, **_TIDY}, also=("X02", "G06", "V12")),
        example(
            _ORDER,
            {**ROAD, **_ORDER, "生态效益指标.指标值": "≥300天"},
            {**_LAMPS, **_ORDER, "生态效益指标.三级指标": "保障办公运转"},
            also=("R01", "X02", "G06"),
            note="写法不同，都与生态无关",
        ),
    ),
    passes=(
        example({}, ROAD),
        example(_ALL_YEAR, {**ROAD, **_ALL_YEAR}, also=("T01",), note="两个项目相同还不算"),
        example(_TIDY, {**ROAD, **_TIDY}, _LAMPS, also=("X02", "G06", "V12"), note="三个项目中两个相同"),
        example(
            {**_TIDY, "生态效益指标.三级指标": "管网周边环境"},
            {**ROAD, **_TIDY, "项目名称": "村级排水管网清掏项目", "生态效益指标.三级指标": "管网周边环境"},
            {**_LAMPS, **_TIDY, "项目名称": "镇区供热管网改造项目", "生态效益指标.三级指标": "管网周边环境"},
            also=("X02", "G06", "V12"),
            note="三个项目都是管网，说的是各自的内容",
        ),
        example(
            {"质量指标.三级指标": "工程验收合格率"},
            {**ROAD, "质量指标.三级指标": "工程验收合格率", "质量指标.指标值": "100%"},
            {**_LAMPS, "质量指标.三级指标": "工程验收合格率", "质量指标.指标值": "100%"},
            also=("X02", "G06"),
            note="通用的可考核指标不是套话",
        ),
    ),
)
