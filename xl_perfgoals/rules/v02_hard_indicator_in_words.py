"""必填硬性指标（数量、成本）填的是文字，没有数字；或者名称和指标值填反了。

为什么：数量和成本必须能数、能算，“合理”“全覆盖”这样的文字无法核对。

怎么改：填数字和单位，例如“≥20公里”“≤100万元”；只能用文字说明的，放到质量或效益指标。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._events import names_event
from xl_perfgoals.rules._indicators import facts_of, is_hard, readings
from xl_perfgoals.rules._percents import names_share
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules.c04_cost_without_money import check as cost_without_money

_COUNTS = rare(r"[0-9]|[一二两三四五六七八九十百千万半][个座处条口户人名位台辆套件次场期批份项亩公间]")
"""Some figure stands in the prose after all."""

_FIGURE = rare(r"[≥≤><=约]?[0-9][0-9,.]*(?P<unit>[^0-9]{0,4})")
_WORDS = frozenset({Kind.QUALITATIVE, Kind.BOOLEAN})
_MONEY = frozenset({"元", "万元"})
_A_DEED = 3
"""购置消防车 says what is done to what; 全部完成 and 完成 do not."""


def may_be_hard(row: Indicator, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the row must carry a figure, or its name is one."""
    return is_hard(row) or _FIGURE.fullmatch(squeeze(row.name.text)) is not None


def doubts(row: Indicator, target: Target, policy: Policy) -> bool:
    """Whether a value in words may be at fault."""
    return is_hard(row) or _swapped(row, target, policy)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each hard row whose value is words; 无 of an event that must not happen means 0.

    Cost rows in words where no cost row has money are C04's. A name that is a figure beside a value
    that is a name has changed places with it, in whatever row.
    """
    told = {at for hit in cost_without_money(form, policy) for at in (hit.at, *hit.also)}
    for row, target in readings(form):
        if target.kind not in _WORDS:
            continue
        if target.kind is Kind.QUALITATIVE and _swapped(row, target, policy):
            yield Hit(row.name.at, facts_of(row), variant="swapped", also=(row.target.at,))
            continue
        if not is_hard(row) or row.target.at in told:
            continue
        nothing_happened = target.truth is False and names_event(row, policy)
        if not nothing_happened and not _COUNTS.search(squeeze(target.text)):
            yield Hit(row.target.at, facts_of(row))


def _swapped(row: Indicator, target: Target, policy: Policy) -> bool:
    """Whether the name is a mere figure (≥98%, 1辆) and the value the name of an indicator."""
    figure = _FIGURE.fullmatch(squeeze(row.name.text))
    if figure is None or (
        figure["unit"] not in {"", *_MONEY} and figure["unit"] not in policy.word_list("count_units")
    ):
        return False
    name = squeeze(target.text)
    counts, work = policy.word_list("count_names"), policy.word_list("work_words")
    return (
        names_share(name, policy) or name.endswith(counts) or (name.startswith(work) and len(name) > _A_DEED)
    )


RULE = Rule(
    code="V02",
    name="hard_indicator_in_words",
    title="硬性指标没有数字",
    severity=Severity.ERROR,
    message="{level2}“{name}”是必填硬性指标，指标值“{value}”没有数字",
    advice="请填数字和单位，如“≥20公里”“≤100万元”",
    variants={
        "swapped": (
            "{level2}的三级指标“{name}”与指标值“{value}”疑似填反",
            "请对调：三级指标填“{value}”，指标值填“{name}”",
        )
    },
    basis=(Basis.TEMPLATE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts=doubts,
    rows=Rows(_WORDS, names=may_be_hard),
    fails=(
        example({"数量指标.指标值": "全覆盖"}, also=("G06",)),
        example({"数量指标.指标值": "不断改变"}, note="不再另报 V12", also=("G06",)),
        example(
            {"数量指标.三级指标": "维修管网户数", "数量指标.指标值": "较多"},
            note="不再另报 V18",
            also=("G06",),
        ),
        example(
            {"数量指标.三级指标": "管网维修覆盖率", "数量指标.指标值": "明显提高"},
            note="不再另报 V07",
            also=("G06",),
        ),
        example({"成本指标#2.三级指标": "监理成本", "成本指标#2.指标值": "合理"}),
        example({"质量指标.三级指标": "≥98%", "质量指标.指标值": "设备合格率"}, note="名称和指标值填反了"),
        example({"数量指标#2.三级指标": "1辆", "数量指标#2.指标值": "购置消防车"}),
        example({"数量指标.指标值": "若干"}, also=("G06",)),
        example({"数量指标.指标值": "是"}, also=("G06",)),
        example(
            {"质量指标.二级指标": "质量指标（必填硬性指标）", "质量指标（必填硬性指标）.指标值": "合格"},
            also=("V07",),
            note="表样标明硬性的都要有数",
        ),
    ),
    passes=(
        example(),
        example({"数量指标.指标值": "维修管网20公里"}),
        example({"数量指标.指标值": "两条"}, also=("G06",)),
        example({"数量指标.指标值": "沿村道和两座桥铺设"}, note="文字里有数", also=("G06",)),
        example(
            {"数量指标.三级指标": "施工安全事故", "数量指标.指标值": "无"},
            note="“无”就是 0 起",
            also=("G06",),
        ),
        example({"成本指标.指标值": "合理"}, also=("C04",), note="成本没有金额由 C04 报告"),
        example(
            {"可持续影响指标.三级指标": "5G基站", "可持续影响指标.指标值": "维护网络"}, note="5G 不是数量"
        ),
        example({"可持续影响指标.指标值": "长期"}, note="效益可以用文字"),
        example({"数量指标.指标值": "XX公里"}, also=("G06", "V06")),
        example({"数量指标.指标值": None}, also=("G06", "S04")),
    ),
)
