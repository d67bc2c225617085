"""报来的项目与批复的项目对不上：个数不符、名称不在名单里，或名单里的没有报。

为什么：绩效目标与预算项目一一对应，多一个、少一个、改了名字，批复目标时就找不到对应的预算。

怎么改：对照预算批复的项目名单补报、撤回或改正项目名称；名单已经调整的，更新单位名册。
"""

from collections.abc import Iterator, Sequence

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.rules._road import ROAD
from xl_perfgoals.rules._roster import forms_by_unit
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Compares each unit's projects with the roster: by name where it lists them, else by their number.

    A project reported twice counts once, X03 tells that; a unit that reported nothing is U03's.
    """
    if not scene.roster.units:
        return
    reported = forms_by_unit(scene.submission.forms, scene.roster)
    for unit in scene.roster.units:
        forms = _distinct(reported[name_key(unit.name)])
        if not forms:
            continue
        named = list(_by_name(unit, forms)) if unit.projects else []
        yield from named
        if not named and unit.expected is not None and len(forms) != unit.expected:
            facts: Facts = {"unit": unit.name, "reported": len(forms), "expected": unit.expected}
            first, *others = (form.project.at for form in forms)
            yield Hit(first, facts, also=tuple(others), department=unit.department, unit=unit.name)


def _distinct(forms: Sequence[PerfGoalForm]) -> tuple[PerfGoalForm, ...]:
    """The first form of each project; forms without a name, which H01 tells, all count."""
    return tuple({form.identity or form.at: form for form in reversed(forms)}.values())[::-1]


def _by_name(unit: Unit, forms: Sequence[PerfGoalForm]) -> Iterator[Hit]:
    listed = {name_key(project): project for project in unit.projects}
    names = {name_key(form.project.text) for form in forms}
    for form in forms:
        name = name_key(form.project.text)
        if name and name not in listed:
            facts = {"unit": unit.name, "project": form.project.text}
            yield Hit(form.project.at, facts, variant="unlisted", form=form)
    if missing := tuple(project for name, project in listed.items() if name not in names):
        yield Hit(
            forms[0].project.at,
            {"unit": unit.name, "missing": missing, "count": len(missing)},
            variant="missing",
            department=unit.department,
            unit=unit.name,
        )


def _town(expected: int | None = None, *projects: str) -> Roster:
    aliases = ("石桥镇人民政府本级",)
    unit = Unit(name="石桥镇人民政府", code="061", aliases=aliases, expected=expected, projects=projects)
    return Roster(units=(unit,))


_WATER, _ROAD = "村级饮水管网维修项目", "农村公路养护项目"

RULE = Rule(
    code="U02",
    name="projects_expected",
    title="项目与批复名单不符",
    severity=Severity.ERROR,
    message="“{unit}”报了 {reported} 个项目，应报 {expected} 个",
    advice="请对照预算批复的项目补报或撤回",
    basis=(Basis.LAW_88,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_scene=check_scene,
    variants={
        "unlisted": (
            "“{project}”不在“{unit}”批复的项目名单里",
            "请按预算批复改正项目名称，未批复的请撤回",
        ),
        "missing": ("“{unit}”批复的项目有 {count} 个没有报绩效目标表：{missing}", "请补报"),
    },
    fails=(
        example(roster=_town(2), note="少报一个"),
        example({}, ROAD, roster=_town(1), note="多报一个"),
        example({}, ROAD, roster=_town(None, _WATER), note="名单里没有"),
        example(roster=_town(None, _WATER, _ROAD), note="名单里的没有报"),
        example({"项目名称": "饮水项目"}, roster=_town(1, _WATER), note="改了名字"),
    ),
    passes=(
        example(roster=_town(1), note="个数正好"),
        example({}, ROAD, roster=_town(2, _ROAD, _WATER), note="名单不论次序"),
        example({"项目名称": "村级饮水 管网维修项目"}, roster=_town(None, _WATER), note="空格不算不同"),
        example({}, {}, roster=_town(1), also=("X03",), note="重复报送的只算一个"),
        example(roster=_town(), note="名册上没有项目数"),
        example(note="没有名册"),
    ),
)
