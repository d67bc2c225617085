"""效益指标全是文字，没有一条能用数字衡量。

为什么：“显著提升”“有效提高”谁都可以说做到了；至少有一条能量化，才看得出钱花得值不值。

怎么改：选一条最主要的效益改成数字，例如“受益农户≥800户”“收入增长≥5%”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level1
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._indicators import MEASURED
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_BENEFIT, _BLANK = Level1.BENEFIT, Kind.BLANK  # looked up but once: Enum is slow at it


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for all benefit rows, at the first; none filled in at all is S01's or S04's."""
    rows = [
        (row.target.at, target)
        for row in form.indicators
        if row.level1 is _BENEFIT and (target := row.target.value) is not None and target.kind is not _BLANK
    ]
    if rows and MEASURED.isdisjoint([target.kind for _, target in rows]):
        values = tuple(dict.fromkeys([" ".join(target.text.split()) for _, target in rows]))
        first, *others = [at for at, _ in rows]
        facts: Facts = {"count": len(rows), "values": values, "first": values[0]}
        yield Hit(first, facts, variant="" if others else "one", also=tuple(others))


_WORDS = {
    "经济效益指标.指标值": "有效降低",
    "社会效益指标.三级指标": "改善农户用水条件",
    "社会效益指标.指标值": "明显改善",
    "生态效益指标.三级指标": "节约水资源",
    "生态效益指标.指标值": "有效节约",
    "可持续影响指标.三级指标": "管网持续发挥作用",
    "可持续影响指标.指标值": "持续发挥",
}

RULE = Rule(
    code="V13",
    name="benefits_not_quantified",
    title="效益指标没有一条可量化",
    severity=Severity.HINT,
    message="{count} 条效益指标都是“{first}”一类的文字，没有一条可量化",
    advice="请至少把一条主要效益改成数字",
    variants={
        "one": ("效益指标只有一条，填的是文字“{first}”，没有可量化的", "请至少把一条主要效益改成数字"),
    },
    basis=(Basis.LAW_88, Basis.LAW_101),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example(_WORDS, also=("G06",)),
        example(
            {
                "经济效益指标": None,
                "社会效益指标.三级指标": "改善农户用水条件",
                "社会效益指标.指标值": "有效",
                "生态效益指标": None,
                "可持续影响指标": None,
            },
            also=("G06", "S02"),
            note="只填了一条",
        ),
        example(_WORDS | {"社会效益指标.指标值": "是/否"}, also=("G06", "V06"), note="占位内容不是数字"),
        example(_WORDS | {"社会效益指标.指标值": None}, also=("G06", "S04")),
    ),
    passes=(
        example(),
        example(_WORDS | {"社会效益指标.指标值": "≥1户"}, also=("G06",), note="有一条就行"),
        example(
            {"经济效益指标": None, "社会效益指标": None, "生态效益指标": None, "可持续影响指标": None},
            also=("S01", "G06"),
            note="整类没有由 S01 报告",
        ),
    ),
)
