"""两个单位报了同名、同额的项目。

为什么：可能是同一笔钱被两家重复申报，也可能是全县统一标准的经费，光看一张表分不出来。

怎么改：核实是否重复安排；属于全县统一标准的，不用修改。
"""

from collections import defaultdict
from collections.abc import Iterator

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.rules._road import ROAD
from xl_perfgoals.rules._rule import Basis, Category, Edits, Hit, Rule, Scene, example


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Every form whose project name and total another unit reports too, naming the first such unit."""
    same: defaultdict[tuple[str, Amount], dict[str, PerfGoalForm]] = defaultdict(dict)
    for form in scene.submission.forms:
        total = form.funding.total.value
        if form.identity and total is not None and total > 0:
            same[name_key(form.project.text), total].setdefault(form.unit_key, form)
    for (_, total), by_unit in same.items():
        forms = list(by_unit.values())
        if len(forms) > 1:
            for form in forms:
                other = forms[1] if form is forms[0] else forms[0]
                facts: Facts = {
                    "project": form.project.text,
                    "total": total,
                    "units": len(forms),
                    "other": other.unit.text or other.department.value or "",
                    "book": other.at.book,
                    "sheet": other.at.sheet,
                    "cell": other.project.at.a1,
                }
                variant = "several" if len(forms) > 2 else ""
                yield Hit(form.project.at, facts, also=(other.project.at,), form=form, variant=variant)


_RIVER: Edits = {"主管部门及代码": "河西镇人民政府 062", "实施单位": "河西镇人民政府本级"}
_FIRST = "本单位与“{other}”（《{book}》“{sheet}”{cell}）"
_WHAT = "“{project}”，都是 {total} 万元"
_ADVICE = "请核实是否重复安排，属于全县统一标准的可以不改"

RULE = Rule(
    code="X04",
    name="same_in_two_units",
    title="跨单位同名同额",
    severity=Severity.HINT,
    message=f"{_FIRST}都报了{_WHAT}",
    advice=_ADVICE,
    variants={
        "several": (
            f"{_FIRST}等 {{units}} 个单位都报了{_WHAT}",
            _ADVICE,
        )
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_scene=check_scene,
    fails=(
        example({}, _RIVER),
        example(
            {},
            _RIVER,
            {"主管部门及代码": "高庄镇人民政府 063", "实施单位": "高庄镇人民政府本级"},
            note="三个单位",
        ),
        example({}, {**_RIVER, "项目名称": "村级饮水 管网维修项目"}, note="空格不算不同"),
        example(
            {},
            {**_RIVER, "资金单位": "元", "年度资金总额": 1000000, "财政拨款": 900000, "其他资金": 100000},
            note="一张以元填报",
        ),
    ),
    passes=(
        example(),
        example({}, {**_RIVER, **ROAD}, note="项目不同"),
        example(
            {},
            {
                **_RIVER,
                "年度资金总额": 100.000001,
                "财政拨款": 90.000001,
                "成本指标.指标值": "≤100.000001万元",
            },
            note="差一分就不是同额",
        ),
        example({}, {}, also=("X03",), note="同一个单位由 X03 报告"),
        example({"年度资金总额": None}, {**_RIVER, "年度资金总额": None}, also=("F01",), note="没有金额不比"),
    ),
)
