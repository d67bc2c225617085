"""部门代码不合规格，或者不在单位名册中。

为什么：汇总和导入预算系统都认代码；位数不对、抄成统一社会信用代码或者写了不存在的代码，数字就归不到这个部门。

怎么改：按财政部门下发的单位名册填写：主管部门 3 位，预算单位 6 位。
"""

import re
from collections.abc import Iterator

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example

_PATTERN = re.compile(r"[0-9]{3}|[0-9]{6}")
_CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Looks each code up in the roster; with no codes there, only its pattern can be judged."""
    listed = frozenset(unit.code for unit in scene.roster.units if unit.code)
    for form in scene.submission.forms:
        code = form.department_code.value
        if code is None or code in listed:
            continue
        known = scene.roster.find(form.department.value or "")
        variant = _fault(code, known, listed)
        if variant is not None:
            facts: Facts = {
                "code": code,
                "department": form.department.value,
                "expected": known.code if known else "",
            }
            yield Hit(form.department_code.at, facts, variant=variant, form=form)


def _fault(code: str, known: Unit | None, listed: frozenset[str]) -> str | None:
    """The variant that tells what is wrong with a code which the roster lacks; None if nothing is.

    A unit's six digits that begin with its department's three are well, whether listed or not. Of a unit that
    the roster names without a code nothing more is known: the list is unfinished, the form not wrong.
    """
    own = known.code if known else ""
    if _CREDIT_CODE.fullmatch(code):
        return "credit"
    if own:
        return None if _PATTERN.fullmatch(code) and code.startswith(own) else "other"
    if not _PATTERN.fullmatch(code):
        return ""
    return "unlisted" if listed and known is None else None


_ROSTER = Roster(units=(Unit(name="石桥镇人民政府", code="061"), Unit(name="石桥镇中心小学", code="061002")))
_OTHER = Unit(name="县教育局", code="045")
_UNFINISHED = Roster(units=(_OTHER, Unit(name="石桥镇人民政府")))

RULE = Rule(
    code="H06",
    name="department_code_unknown",
    title="部门代码不合规格或不在名册中",
    severity=Severity.ERROR,
    message="部门代码 {code} 不合规格（主管部门 3 位数字，预算单位 6 位数字）",
    advice="请按单位名册填写部门预算代码",
    variants={
        "credit": (
            "部门代码处填的 {code} 像是统一社会信用代码，不是部门预算代码",
            "请按单位名册填写部门预算代码",
        ),
        "other": (
            "部门代码 {code} 不在单位名册中，名册上“{department}”的代码是 {expected}",
            "请把部门代码改为 {expected}",
        ),
        "unlisted": ("部门代码 {code} 不在单位名册中", "请按单位名册核对部门名称和代码"),
    },
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_scene=check_scene,
    fails=(
        example({"主管部门及代码": "石桥镇人民政府 61"}, note="少一位"),
        example({"主管部门及代码": "石桥镇人民政府 0610012"}, note="多一位"),
        example({"主管部门及代码": "石桥镇人民政府 11640221MB1234567X"}, note="统一社会信用代码"),
        example({"主管部门及代码": "石桥镇人民政府 062"}, roster=_ROSTER, also=("U03",), note="代码写错"),
        example(
            {"主管部门及代码": "石桥镇人民政府 062"},
            roster=Roster(units=(_OTHER,)),
            also=("H08", "U03"),
            note="没有这个代码",
        ),
    ),
    passes=(
        example(),
        example({}, roster=_ROSTER, also=("U03",)),
        example({"主管部门及代码": "石桥镇人民政府 061001"}, note="六位单位代码"),
        example(
            {"主管部门及代码": "石桥镇人民政府 061001"}, roster=_ROSTER, also=("U03",), note="部门代码开头"
        ),
        example({"主管部门及代码": "石桥镇人民政府"}, also=("H05",), note="没写代码由 H05 报告"),
        example(
            {"主管部门及代码": "石桥镇人民政府 061"},
            roster=Roster(units=(Unit(name="石桥镇人民政府"),)),
            also=("U03",),
            note="名册没有列代码",
        ),
        example(
            {"主管部门及代码": "石桥镇人民政府 061"},
            roster=_UNFINISHED,
            also=("U03",),
            note="名册里别的单位有代码，本单位没有列",
        ),
    ),
)
