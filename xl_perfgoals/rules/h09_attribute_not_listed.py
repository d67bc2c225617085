"""项目属性没有填写，或者不在县里规定的代码表中。

为什么：项目属性决定资金能不能跨年、目标按几年来定；代码不在表中，预算系统也导不进去。

怎么改：按县里下发的项目属性代码表选填，代码和名称都要写对，如“0101-一年期项目”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.rules._attributes import listed_code
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Looks the attribute up in the policy's list; a county without a list only wants the blank filled."""
    entry = form.attribute
    if entry.value is None or entry.blank:
        yield Hit(entry.at)
    elif policy.attributes:
        code = listed_code(entry.value, policy)
        written = squeeze(entry.text)
        if code is None:
            listed = tuple(f"{known}-{name}" for known, name in policy.attributes.items())
            yield Hit(entry.at, {"written": written, "listed": listed}, variant="unknown")
        elif entry.value.code and name_key(entry.value.name) != name_key(policy.attributes[code]):
            facts = {"written": written, "code": code, "name": policy.attributes[code]}
            yield Hit(entry.at, facts, variant="name")


RULE = Rule(
    code="H09",
    name="attribute_not_listed",
    title="项目属性未填写或不在代码表中",
    severity=Severity.ERROR,
    message="项目属性未填写",
    advice="请按县里的项目属性代码表填写代码和名称",
    variants={
        "unknown": ("项目属性“{written}”不在代码表中", "请从代码表中选填：{listed}"),
        "name": (
            "项目属性“{written}”的代码和名称对不上，{code} 在代码表中是“{name}”",
            "请核对项目属性的代码和名称",
        ),
    },
    basis=(Basis.PRACTICE, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"项目属性": None}),
        example({"项目属性": "0109-跨年度项目"}, note="代码不在表中"),
        example({"项目属性": "0101-跨年度项目"}, note="代码对，名称不对"),
        example({"项目属性": "长期项目"}, note="只写名称，名称不在表中"),
        example({"项目属性": None}, policy=Policy(attributes={})),
    ),
    passes=(
        example(),
        example({"项目属性": "一年期项目"}, note="只写名称"),
        example({"项目属性": "0101"}, note="只写代码"),
        example({"项目属性": "特定目标类"}, policy=Policy(attributes={}), note="县里没有代码表"),
        example(
            {"项目属性": "0102-跨年期项目", "项目期": "2年"},
            policy=Policy(attributes={"0101": "一年期项目", "0102": "跨年期项目"}),
        ),
    ),
)
