"""同一单位两个项目的年度总体目标几乎一样。

为什么：两个项目要做的事不同，目标却只换了几个字，多半是照抄，看不出各自要达到什么；也可能是同一件事报了两个项目。

怎么改：按各项目自己的内容重写年度总体目标；如果确实是同一件事，请合并项目。
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._likeness import Floor, Goal, comparable_goal
from xl_perfgoals.rules._neighbours import pairs
from xl_perfgoals.rules._road import MODEL_GOAL, ROAD
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._unit_rows import UnitRows

_ALL = Decimal(1)


def check_unit(unit: UnitRows, policy: Policy) -> Iterator[Hit]:
    """Each form whose goal is like that of another project of its unit, naming the most alike."""
    goals: dict[str, list[int]] = {}
    for number, form in enumerate(unit.forms):
        if goal := comparable_goal(form, policy):
            goals.setdefault(goal, []).append(number)
    nearest = _nearest(tuple(goals), policy)
    for goal, same in goals.items():
        for number in same:
            if len(same) > 1:
                yield _hit(unit, number, same[0] if number != same[0] else same[1], _ALL, policy)
            elif found := nearest.get(goal):
                share, nearest_goal = found
                yield _hit(unit, number, goals[nearest_goal][0], share, policy)


def _nearest(goals: Sequence[str], policy: Policy) -> Mapping[str, tuple[Decimal, str]]:
    """For each goal that has one the most alike other goal, of equals the earlier, and how alike it is."""
    nearest: dict[str, tuple[Decimal, str]] = {}
    floor = Floor.of(policy.goal_likeness)
    for one, another in pairs(enumerate(map(Goal.of, goals))):
        share = one.likeness(another, floor)
        if not share:
            continue
        first, second = one.text, another.text
        for goal, other in ((first, second), (second, first)):
            if goal not in nearest or share > nearest[goal][0]:
                nearest[goal] = (share, other)
    return nearest


def _hit(unit: UnitRows, number: int, alike: int, share: Decimal, policy: Policy) -> Hit:
    form, other = unit.forms[number], unit.forms[alike]
    rows = tuple([row.number for row, _ in unit.shared(number, alike)])
    facts: Facts = {
        "other": other.project.text,
        "book": other.at.book,
        "sheet": other.at.sheet,
        "cell": other.annual_goal.at.a1,
        "likeness": (share * 100).quantize(Decimal("0.1")),
        "rows": rows,
    }
    return Hit(
        form.annual_goal.at,
        facts,
        variant="rows" if len(rows) >= policy.shared_names else "",
        also=(other.annual_goal.at,),
        form=form,
    )


_MESSAGE = "年度总体目标与本单位“{other}”（《{book}》“{sheet}”{cell}）的相似度为 {likeness}%"
_ADVICE = "请按本项目自己的内容重写年度总体目标"

_REWORDED = MODEL_GOAL.replace("维修", "修好")

RULE = Rule(
    code="X01",
    name="goals_alike",
    title="年度总体目标雷同",
    severity=Severity.WARNING,
    message=_MESSAGE,
    advice=_ADVICE,
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_unit=check_unit,
    variants={"rows": (f"{_MESSAGE}，第 {{rows}} 条三级指标也相同", f"{_ADVICE}和三级指标")},
    fails=(
        example({}, {"项目名称": "村级饮水管网维修二期项目"}, note="一字不差"),
        example({}, {**ROAD, "年度总体目标": _REWORDED}, also=("G06",), note="只换了几个字"),
        example(
            {},
            {"文件": "石桥镇（补）.xlsx", "项目名称": "村级饮水管网维修二期项目"},
            note="不在一个文件里也要比",
        ),
    ),
    passes=(
        example({}, ROAD, note="两个不同的项目"),
        example({}, {}, also=("X03",), note="同一个项目报了两次由 X03 报告"),
        example(
            {"年度总体目标": None},
            {**ROAD, "年度总体目标": None},
            also=("G01",),
            note="没有填的不比",
        ),
        example(
            {"年度总体目标": "完成年度工作"},
            {**ROAD, "年度总体目标": "完成年度工作"},
            also=("G02", "G03"),
            note="空泛的由 G02 报告",
        ),
        example(
            {},
            {
                "项目名称": "村级饮水管网维修二期项目",
                "主管部门及代码": "河西镇人民政府 062",
                "实施单位": "河西镇本级",
            },
            note="两个单位的不比",
        ),
    ),
)
