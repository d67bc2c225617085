"""年度总体目标承诺的事没有指标衡量：写了数量，指标里没有这个数；写了某某率、某某量或者建设某设施，没有对应的指标。

为什么：指标是从目标分解出来的；目标里写了、指标里没有，到年底就无从考核。

怎么改：为目标里的每一项任务设一条指标，数字与目标一致；不打算考核的，从目标里删去。
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from xl_perfgoals.core.amount import add
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._goal_quantities import Quantity, quantities
from xl_perfgoals.rules._goal_text import names_in_goal
from xl_perfgoals.rules._indicators import said as said_name
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._promises import OTHER_DEED, promises, unkept
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._stated_figures import contradicts, stated_figures, states
from xl_perfgoals.rules._subjects import same_unit

_BOUNDS = ("以上", "以下", "以内", "左右", "及以")
_NOT_HAN = rare(r"[^一-鿿]")
_DEED = rare(r"提供|发放|开展|实施|进行|享受|参加|完成|落实|购买|给予|" + OTHER_DEED.pattern)
_GOES_ON = re.compile(r"级|服务|文化|活动|卫生[室院]|养老|公路|道路|污水")
_VAGUE_UNITS = frozenset({"个", "项", "处", "次", "名", "套", "批", "所"})
_SHOWN_CHARS = 4
_QUANTITY = Level2.QUANTITY  # looked up but once: Enum is slow at it
_WHOLE_CHARS = 6


def names_what_can_be_measured(form: PerfGoalForm, policy: Policy) -> bool:
    """Whether the goal has a number of things or promises anything."""
    goal = form.annual_goal.value or ""
    return any(quantity.unit for quantity in _quantities(goal, form, policy)[1]) or promises(goal, policy)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Lists what the goal names and no indicator does, as one finding; then figures that contradict."""
    goal = form.annual_goal.value
    if not goal or not form.indicators:
        return
    differing, numbers = _unrepeated(goal, form, policy)
    missing = (*numbers, *unkept(goal, form, policy))
    if missing:
        rows = [row.target.at for row in form.indicators if row.level2.value is _QUANTITY]
        yield Hit(form.annual_goal.at, {"missing": missing}, also=tuple(rows) if numbers else ())
    for figure, row in differing.items():
        facts: Facts = {
            "figure": figure,
            "name": said_name(row),
            "value": " ".join(row.target.text.split()).lstrip("≥≤＝=><"),
            "row": row.number,
        }
        yield Hit(form.annual_goal.at, facts, variant="differs", also=(row.target.at,))


def _unrepeated(
    goal: str, form: PerfGoalForm, policy: Policy
) -> tuple[Mapping[str, Indicator], tuple[str, ...]]:
    """The goal's numbers of things and percentages that stand in no indicator, nor are the sum of some:
    those that a row contradicts with that row, and the others.
    """
    text, found = _quantities(goal, form, policy)
    if not any(quantity.unit for quantity in found):
        return {}, ()
    stated = stated_figures(form, policy)
    unsaid = [quantity for quantity in found if quantity.unit and not states(stated, quantity)]
    unsaid = [quantity for quantity in unsaid if not states(stated, _all_of_the_unit(quantity, found))]
    differing: dict[str, Indicator] = {}
    missing: list[str] = []
    for quantity in unsaid:
        told = _with_noun(text, quantity, policy)
        alone = not any(other != quantity and same_unit(other.unit, quantity.unit) for other in unsaid)
        if alone and (row := contradicts(text, quantity, told.removeprefix(quantity.text), found, form)):
            differing[told] = row
        else:
            missing.append(told)
    return differing, tuple(dict.fromkeys(missing))


def _quantities(goal: str, form: PerfGoalForm, policy: Policy) -> tuple[str, tuple[Quantity, ...]]:
    return quantities(goal, policy, names_in_goal(form))


def _all_of_the_unit(quantity: Quantity, quantities: tuple[Quantity, ...]) -> Quantity:
    """The sum of what the goal counts in the quantity's unit: 教学楼2栋、综合楼1栋 are 3栋."""
    return quantity._replace(number=add(item.number for item in quantities if item.unit == quantity.unit))


@lru_cache(maxsize=1024)
def _with_noun(text: str, quantity: Quantity, policy: Policy) -> str:
    """The number with what it counts where that is plain (11个村), else with the characters behind it."""
    if quantity.unit not in _VAGUE_UNITS:
        return quantity.text
    behind = _NOT_HAN.split(text[quantity.end :], maxsplit=1)[0]
    behind = "" if behind.startswith(_BOUNDS) else behind
    nouns = (*policy.word_list("count_units"), *policy.word_list("counted_nouns"))
    counted = max([noun for noun in nouns if behind.startswith(noun)], key=len, default="")
    if counted and not _GOES_ON.match(behind, len(counted)):
        return quantity.text + counted
    whole = _DEED.split(behind, maxsplit=1)[0]
    if len(whole) <= _WHOLE_CHARS:
        return quantity.text + whole
    return quantity.text + whole[:_SHOWN_CHARS] + "…"


RULE = Rule(
    code="G06",
    name="goal_not_measured",
    title="年度总体目标没有指标衡量",
    severity=Severity.HINT,
    message="年度总体目标里写的“{missing}”，指标中没有对应的指标或数字",
    advice="请补充相应的指标并与目标的数字一致，或者修改目标",
    variants={
        "differs": (
            "目标写 {figure}，指标“{name}”是 {value}，两处不一致",
            "请核对目标和指标，使两处的数字和单位一致",
        )
    },
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.GOAL,
    doubts_form=names_what_can_be_measured,
    fails=(
        example(
            {"年度总体目标": "维修6个村饮水管网20公里，让800户用上稳定的自来水。"}, note="指标里没有村数"
        ),
        example(
            {"年度总体目标": "维修饮水管网20公里，让800户用上自来水，水质合格率达到95%。"}, note="比例对不上"
        ),
        example({"年度总体目标": "维修饮水管网20公里，让800户用上自来水，提高水费收缴率和供水量。"}),
        example({"年度总体目标": "维修饮水管网20公里，让800户用上自来水，新建泵站保障高处农户用水。"}),
        example(
            {"年度总体目标": "维修饮水管网20公里，让八百户用上自来水，聘用三名管水员。"}, note="中文数字"
        ),
        example({"年度总体目标": "维修饮水管网25公里，让800户用上自来水。"}, note="目标和指标的数字不一致"),
        example({"年度总体目标": "维修饮水管网20亩，让800户用上自来水。"}, note="单位不一致"),
        example({"年度总体目标": "新建高标准农田1.2万亩，让两万名群众受益，提高粮食产量。"}),
    ),
    passes=(
        example(),
        example({"年度总体目标": "提高供水服务质量和效率，维修饮水管网20公里，让800户用上自来水。"}),
        example(
            {"年度总体目标": "维修饮水管网20公里，让800户用上自来水，按基准利率全额贴息。"}, note="不是指标"
        ),
        example({"年度总体目标": "加强精神文明建设、乡村建设，维修饮水管网20公里，让800户用上自来水。"}),
        example(
            {"年度总体目标": "新建管道20公里，让八百户用上自来水，漏损率不超过百分之十。"}, note="叫法不同"
        ),
        example(
            {
                "年度总体目标": "维修饮水管网30公里，让800户用上自来水。",
                "数量指标#2.三级指标": "维修入户管网长度",
                "数量指标#2.指标值": "≥10公里",
            },
            note="两条指标相加",
        ),
        example(
            {"年度总体目标": "维修饮水管网20公里，建成后让60岁以上老人都用上自来水。"}, note="年龄不是数量"
        ),
        example({"年度总体目标": None}, also=("G01",)),
    ),
)
