"""指标值只说“改变”“变化”，没有方向。

为什么：“明显改变”可以变好也可以变坏，无法判断完成没完成。

怎么改：写明方向和程度，最好用数字，例如“收入比上年提高 5%”；不能用数字的，写“提高”“改善”“减少”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import han_count, squeeze
from xl_perfgoals.rules._indicators import facts_of, is_hard
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example

_FLAG = "V12"
_PHRASE = 8
"""Up to so many characters a value is a phrase like 逐步改变; longer ones may say in what way."""
_GOOD = ("好", "优", "正向", "积极", "良性", "改善", "提升", "提高")


def is_undirected(target: Target, policy: Policy) -> bool:
    """Whether the value is a change of no direction."""
    return _is_undirected(target, policy.word_list("undirected_words"))


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A phrase that ends in a change of no direction; a hard row in words is V02's."""
    undirected = not is_hard(row) and is_undirected(target, policy)
    return Hit(row.target.at, facts_of(row)) if undirected else None


def _is_undirected(target: Target, words: tuple[str, ...]) -> bool:
    text = squeeze(target.text).rstrip("。.;,!")
    if any(good in text for good in _GOOD):
        return False
    return _FLAG in target.flags or (han_count(text) <= _PHRASE and text.endswith(words))


RULE = Rule(
    code="V12",
    name="change_without_direction",
    title="指标值没有方向",
    severity=Severity.WARNING,
    message="{level2}“{name}”的指标值“{value}”没有方向，无法考核",
    advice="请写明提高、减少还是改善，最好用数字",
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(frozenset({Kind.QUALITATIVE}), values=is_undirected),
    fails=(
        example({"可持续影响指标.三级指标": "用水习惯", "可持续影响指标.指标值": "明显改变"}),
        example({"可持续影响指标.三级指标": "用水习惯", "可持续影响指标.指标值": "持续变化。"}),
        example({"可持续影响指标.三级指标": "用水习惯", "可持续影响指标.指标值": "转变"}),
    ),
    passes=(
        example(),
        example({"可持续影响指标.三级指标": "用水习惯", "可持续影响指标.指标值": "明显改善"}),
        example({"可持续影响指标.三级指标": "用水习惯", "可持续影响指标.指标值": "向好转变"}),
        example({"数量指标.指标值": "不断改变"}, also=("G06", "V02"), note="硬性指标由 V02 报告"),
    ),
)
