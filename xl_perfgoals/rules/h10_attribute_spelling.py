"""项目属性的写法与代码表不一致（连接号、空格等），意思没有错。

为什么：“0101—一年期项目”和“0101-一年期项目”人看着一样，按文字筛选、汇总时却会分成两类；读取时已按代码表统一。

怎么改：从下拉列表中选，或者照代码表的写法填写。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Compares the text of a rightly chosen attribute with the list's own spelling."""
    attribute = form.attribute.value
    if attribute is None or attribute.code not in policy.attributes:
        return
    name = policy.attributes[attribute.code]
    expected = f"{attribute.code}-{name}"
    if name_key(attribute.name) == name_key(name) and form.attribute.text != expected:
        yield Hit(form.attribute.at, {"written": form.attribute.text, "expected": expected})


RULE = Rule(
    code="H10",
    name="attribute_spelling",
    title="项目属性写法不统一",
    severity=Severity.HINT,
    message="项目属性写成“{written}”，代码表中的写法是“{expected}”",
    advice="请按代码表写成“{expected}”",
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"项目属性": "0101—一年期项目"}, note="用了破折号"),
        example({"项目属性": "0101 一年期项目"}, note="用了空格"),
    ),
    passes=(
        example(),
        example({"项目属性": "一年期项目"}, note="只写名称"),
        example({"项目属性": "0109—其他项目"}, also=("H09",), note="不在代码表中由 H09 报告"),
        example({"项目属性": "0101—跨年项目"}, also=("H09",), note="名称不对由 H09 报告"),
        example({"项目属性": None}, also=("H09",)),
    ),
)
