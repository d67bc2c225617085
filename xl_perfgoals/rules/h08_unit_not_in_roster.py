"""主管部门、实施单位不在单位名册中，名称与代码对不上，或者附件名（表题）里的单位不是表内的单位。

为什么：名称写法不一，汇总时会当成两个单位；附件名与表内单位不同，多半是拿别的单位的表改的。

怎么改：一律按单位名册填写规范全称和代码，附件名、表题与表内单位保持一致。
"""

from collections import defaultdict
from collections.abc import Iterator

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Entry, PerfGoalForm
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example
from xl_perfgoals.rules._unit_names import unit_key, unit_of_title


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Holds the names on each form against the roster, if there is one, and against each other."""
    endings = scene.policy.word_list("unit_endings")
    names = _Names(scene.roster)
    for form in scene.submission.forms:
        if scene.roster.units:
            yield from _against_roster(form, names)
        yield from _against_title(form, unit_of_title(form, endings), names)


class _Names:
    """The roster's units by name; 本级 and the county's name do not count."""

    def __init__(self, roster: Roster) -> None:
        self._units = {unit_key(alias): unit for unit in roster.units for alias in (*unit.aliases, unit.name)}
        self._roster = roster
        self._owners = {unit.code: unit for unit in reversed(roster.units) if unit.code}
        self._below: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in roster.units:
            self._below[name_key(unit.department)].append(unit)
        self._nearest: dict[str, str] = {}

    def find(self, name: str) -> Unit | None:
        return self._roster.find(name) or self._units.get(unit_key(name))

    def owner(self, code: str) -> Unit | None:
        """The first unit of the roster that has the code."""
        return self._owners.get(code)

    def has_units(self, department: Unit) -> bool:
        """Whether the roster lists units of the department."""
        return any(unit is not department for unit in self._below.get(name_key(department.name), ()))

    def nearest(self, name: str) -> str:
        """The unit whose name is most like this one, "" if none is; the forms of a unit ask all the same."""
        key = unit_key(name)
        if key not in self._nearest:
            from difflib import get_close_matches  # noqa: PLC0415 - workers have no roster

            close = get_close_matches(key, list(self._units), 1, 0.6)
            self._nearest[key] = self._units[close[0]].name if close else ""
        return self._nearest[key]

    def same(self, left: str, right: str) -> bool:
        known = self.find(left)
        return unit_key(left) == unit_key(right) or (known is not None and known is self.find(right))


def _against_roster(form: PerfGoalForm, names: _Names) -> Iterator[Hit]:
    department = names.find(form.department.value or "")
    if form.department.value and not form.department.blank and department is None:
        yield _unknown(form, "主管部门", form.department, form.department.value, names)
    code = form.department_code.value
    owner = names.owner(code) if code else None
    if department and owner and owner is not department and not _belongs(owner, department):
        facts = {"code": code, "department": form.department.value, "owner": owner.name}
        yield Hit(form.department_code.at, facts, variant="code", form=form)
    listed = department is not None and names.has_units(department)
    unit = form.unit.value
    if unit and not form.unit.blank and listed and names.find(unit) is None:
        yield _unknown(form, "实施单位", form.unit, unit, names)


def _belongs(unit: Unit, department: Unit) -> bool:
    return name_key(unit.department) == name_key(department.name) and unit is not department


def _unknown(form: PerfGoalForm, label: str, entry: Entry[str], name: str, names: _Names) -> Hit:
    nearest = names.nearest(name)
    facts = {"label": label, "name": name, "nearest": nearest}
    return Hit(entry.at, facts, variant="near" if nearest else "", form=form)


def _against_title(form: PerfGoalForm, titled: str, names: _Names) -> Iterator[Hit]:
    own = [entry.value for entry in (form.department, form.unit) if entry.value and not entry.blank]
    if titled and own and not any(names.same(titled, name) for name in own):
        line: CellRef = form.title.at if form.attachment.empty else form.attachment.at
        facts: Facts = {"titled": titled, "units": tuple(dict.fromkeys(own))}
        yield Hit(line, facts, variant="title", form=form)


_ROSTER = Roster(
    units=(
        Unit(name="石桥镇人民政府", code="061", aliases=("石桥镇",)),
        Unit(name="石桥镇中心小学", code="061002", department="石桥镇人民政府"),
        Unit(name="县民族宗教事务局", code="033"),
    )
)

RULE = Rule(
    code="H08",
    name="unit_not_in_roster",
    title="单位名称与名册、代码或表题不符",
    severity=Severity.ERROR,
    message="{label}“{name}”不在单位名册中",
    advice="请改为单位名册上的规范全称；确为新增单位的，请先报财政部门列入名册",
    variants={
        "near": (
            "{label}“{name}”不在单位名册中，名册上相近的是“{nearest}”",
            "请核对是否应为“{nearest}”，改为名册上的规范全称",
        ),
        "code": (
            "主管部门写的是“{department}”，代码 {code} 在单位名册上却是“{owner}”的",
            "请核对主管部门的名称和代码",
        ),
        "title": (
            "附件名（表题）写的是“{titled}”，表内的部门和单位却是{units}",
            "请核对是否误用了别的单位的表，使附件名、表题与表内单位一致",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_scene=check_scene,
    fails=(
        example({"附件": "附件2：沙湖镇人民政府项目支出预算绩效目标表"}, note="别的乡镇的表"),
        example({"表题": "沙湖镇2023年部门项目支出绩效目标表"}),
        example(
            {"主管部门及代码": "县宗教事务局 033", "实施单位": "县宗教事务局"},
            roster=_ROSTER,
            also=("U03",),
            note="名称不规范",
        ),
        example({"主管部门及代码": "某单位", "实施单位": "某单位"}, roster=_ROSTER, also=("H05", "U03")),
        example(
            {"主管部门及代码": "石桥镇人民政府 033"}, roster=_ROSTER, also=("U03",), note="别的部门的代码"
        ),
        example(
            {"实施单位": "石桥镇第二小学"}, roster=_ROSTER, also=("U03",), note="名册列了下属单位，没有这一家"
        ),
    ),
    passes=(
        example(),
        example({"附件": "附件 2：清河县石桥镇人民政府项目支出预算绩效目标表"}, note="多写了县名"),
        example({"附件": "附件2-1：2023年石桥镇部门预算项目支出绩效目标表"}, note="少写了“人民政府”"),
        example({"附件": "附件2", "表题": "中央专项资金绩效目标表"}, note="表题里没有单位"),
        example({}, roster=_ROSTER, also=("U03",), note="“本级”不影响核对"),
        example({"主管部门及代码": "石桥镇 061"}, roster=_ROSTER, also=("U03",), note="名册上的别名"),
        example(
            {"主管部门及代码": "石桥镇人民政府 061002"}, roster=_ROSTER, also=("U03",), note="下属单位的代码"
        ),
        example(
            {"实施单位": "石桥镇文化站"},
            roster=Roster(units=(Unit(name="石桥镇人民政府", code="061"),)),
            note="名册没有列下属单位",
        ),
        example(
            {"附件": "附件2：沙湖镇人民政府项目支出预算绩效目标表", "主管部门及代码": None, "实施单位": None},
            also=("H04", "H07"),
            note="表内没有单位可比",
        ),
    ),
)
