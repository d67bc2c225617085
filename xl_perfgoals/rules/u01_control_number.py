"""单位申报的合计与控制数不相等。

为什么：控制数是财政下达给单位的预算盘子，各项目绩效目标表上的资金加起来应当正好等于它；多了没有钱，少了有项目没报。

怎么改：逐个项目核对年度资金总额，补报遗漏的项目或改正金额；控制数已经调整的，更新单位名册。
"""

from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.amount import add, subtract
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.rules._road import ROAD
from xl_perfgoals.rules._roster import forms_by_unit
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Compares what was summed of each unit with its control number.

    Silent where a form could not be summed, which F01 or F04 tells, and where none came in, which U03 tells.
    """
    if scene.summary is None or not scene.roster.units:
        return
    summed = forms_by_unit((project.form for project in scene.summary.projects), scene.roster)
    missing = forms_by_unit(
        (left.form for left in scene.summary.left_out if left.code != "X03"), scene.roster
    )
    for unit in scene.roster.units:
        forms = summed[name_key(unit.name)]
        if unit.control is None or not forms or missing[name_key(unit.name)]:
            continue
        totals = [form.funding.total for form in forms]
        stated = add(total.value for total in totals if total.value is not None)
        if stated != unit.control:
            difference = subtract(stated, unit.control)
            facts: Facts = {
                "unit": unit.name,
                "total": stated,
                "control": unit.control,
                "difference": difference,
                "gap": abs(difference),
                "projects": len(forms),
            }
            first, *others = (total.at for total in totals)
            yield Hit(
                first,
                facts,
                also=tuple(others),
                variant="short" if difference < 0 else "",
                department=unit.department,
                unit=unit.name,
            )


def _town(control: str | None) -> Roster:
    figure = None if control is None else Decimal(control)
    unit = Unit(name="石桥镇人民政府", code="061", aliases=("石桥镇人民政府本级",), control=figure)
    return Roster(units=(unit,))


_TOTAL = "“{unit}”{projects} 个项目合计 {total} 万元，控制数 {control} 万元"

RULE = Rule(
    code="U01",
    name="control_number",
    title="合计与控制数不符",
    severity=Severity.ERROR,
    message=f"{_TOTAL}，比控制数多 {{gap}} 万元",
    advice="请逐个项目核对年度资金总额，改正金额或压减项目",
    variants={
        "short": (
            f"{_TOTAL}，比控制数少 {{gap}} 万元",
            "请逐个项目核对年度资金总额，补报遗漏的项目或改正金额",
        )
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_scene=check_scene,
    fails=(
        example(roster=_town("120"), note="少报"),
        example(roster=_town("100.000001"), note="差一分也要报"),
        example({}, ROAD, roster=_town("100"), note="两个项目加起来超了"),
    ),
    passes=(
        example(roster=_town("100"), note="正好相等"),
        example({}, ROAD, roster=_town("200"), note="两个项目加起来正好"),
        example(roster=_town(None), note="名册上没有控制数"),
        example({}, {}, roster=_town("100"), also=("X03",), note="重复报送的只计一次"),
        example(
            {}, {**ROAD, "年度资金总额": "约100"}, roster=_town("100"), also=("F01",), note="有读不出的金额"
        ),
        example(note="没有名册"),
    ),
)
