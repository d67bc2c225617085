"""项目编码不合规格，或者两个项目用了同一个编码。

为什么：项目编码是项目库里一个项目唯一的号码，位数不对或者重号，批复和执行数就会串到别的项目上。

怎么改：从项目库中复制编码，共 21 位：6 位区划、2 位年份、1 位类别字母（R 人员、Y 运转、T 特定目标、
P 转移支付）和 12 位序号。
"""

import re
from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example

_PATTERN = re.compile(r"[0-9]{8}[A-Z][0-9A-Z]{12}")


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Looks at the pattern of each code, then for an earlier form of another project with the same one."""
    first: dict[str, PerfGoalForm] = {}
    for form in scene.submission.forms:
        entry = form.project_code
        if entry.value is None or entry.blank:
            continue
        code = squeeze(entry.value).upper()
        if not _PATTERN.fullmatch(code):
            yield Hit(entry.at, {"code": code, "length": len(code)}, form=form)
        earlier = first.setdefault(code, form)
        if earlier.identity != form.identity:
            facts = {"code": code, "project": earlier.project.value, "unit": earlier.unit.value}
            yield Hit(entry.at, facts, variant="twice", also=(earlier.project_code.at,), form=form)


_CODE = "64022123T000000012345"

RULE = Rule(
    code="H14",
    name="project_code_odd",
    title="项目编码不合规格或重号",
    severity=Severity.WARNING,
    message="项目编码 {code} 有 {length} 位，不合项目库编码的规格（21 位，第 9 位是类别字母）",
    advice="请从项目库中复制完整的项目编码",
    variants={
        "twice": ("项目编码 {code} 已用于{unit}的“{project}”", "请核对两个项目的编码，一个项目只有一个编码"),
    },
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_scene=check_scene,
    fails=(
        example({"项目编码": _CODE[:-1]}, note="少一位"),
        example({"项目编码": _CODE.replace("T", "0")}, note="没有类别字母"),
        example(
            {"项目编码": _CODE},
            {"项目编码": _CODE, "项目名称": "石桥镇养老院供暖设备更新项目"},
            also=("X01",),
            note="两个项目一个编码",
        ),
    ),
    passes=(
        example(),
        example({"项目编码": _CODE}),
        example({"项目编码": "12000022P10000210006W"}, note="末位是字母"),
        example({"项目编码": "64022123t 000000012345"}, note="小写和空格不影响"),
        example({"项目名称": f"{_CODE}-村级饮水管网维修项目"}, note="编码写在名称前面"),
        example({"项目编码": None}, note="申报时还没有编码"),
        example({"项目编码": _CODE}, {"项目编码": _CODE}, also=("X03",), note="同一项目报了两次由 X03 报告"),
    ),
)
