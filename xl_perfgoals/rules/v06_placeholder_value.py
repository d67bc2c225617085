"""指标值是没有填完的占位内容，如“是/否”“XX”“待定”“优良中差”。

为什么：占位内容说明还没有定目标，交上来也无法考核。

怎么改：选定或填上确切的值；“是/否”这类要选“是”或“否”，只留一个。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import has_digit, letter_for_zero, squeeze
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example


def holds_a_place(target: Target, policy: Policy) -> bool:
    """Whether the value is a filler, by its form or by the county's own list."""
    return target.kind is Kind.PLACEHOLDER or policy.lists("placeholders", squeeze(target.text))


def may_hold_a_place(target: Target, policy: Policy) -> bool:
    """Whether the value is a filler by its form, or can be in the list: few words there have a digit."""
    listed = policy.word_list("placeholders")
    return target.kind is Kind.PLACEHOLDER or not has_digit(target.text) or any(map(has_digit, listed))


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A value that only holds the place of one, by its form or by the county's own list."""
    mistyped = letter_for_zero(squeeze(target.text))
    hit = Hit(row.target.at, facts_of(row, number=mistyped), variant="letter" if mistyped else "")
    return hit if holds_a_place(target, policy) else None


RULE = Rule(
    code="V06",
    name="placeholder_value",
    title="指标值是占位内容",
    severity=Severity.ERROR,
    message="{level2}“{name}”的指标值“{value}”是未填完的占位内容",
    advice="请改为确定的指标值；供选择的几项只留选定的一项",
    variants={
        "letter": (
            "{level2}“{name}”的指标值“{value}”读不成数：“{number}”里是字母 O，不是数字 0",
            "请把“{number}”里的字母 O 改成数字 0",
        )
    },
    basis=(Basis.SYSTEM,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(values=holds_a_place, wordings=may_hold_a_place),
    fails=(
        example({"社会效益指标.指标值": "是/否"}, also=("G06",)),
        example({"社会效益指标.指标值": "≥XX户"}, also=("G06",)),
        example({"质量指标.指标值": "优良中差"}),
        example({"可持续影响指标.指标值": "待定"}),
        example({"可持续影响指标.指标值": "有效保障/基本保障/保障不足"}, note="整个档次没有选"),
        example({"数量指标.指标值": "**"}, also=("G06",)),
        example({"社会效益指标.指标值": "??有效"}, also=("G06",)),
        example({"质量指标.指标值": "≥9O%"}, note="字母 O 当成了 0"),
        example({"数量指标.指标值": "2O公里"}, also=("G06",)),
    ),
    passes=(
        example(),
        example({"质量指标.三级指标": "管网维修是否验收", "质量指标.指标值": "是"}),
        example({"质量指标.三级指标": "管网维修质量", "质量指标.指标值": "优"}),
        example({"数量指标.指标值": None}, also=("G06", "S04")),
    ),
)
