"""年度总体目标承诺的事没有指标衡量：写了数量，指标里没有这个数；写了某某率、某某量或者建设某设施，没有对应的指标。

为什么：指标是从目标分解出来的；目标里写了、指标里没有，到年底就无从考核。

怎么改：为目标里的每一项任务设一条指标，数字与目标一致；不打算考核的，从目标里删去。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.amount import add
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._goal_quantities import Quantity, chinese_number, quantities
from xl_perfgoals.rules._goal_text import phrases
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_NUMBER = re.compile(
    r"(?<![0-9.,])[0-9][0-9,]{0,19}(?:\.[0-9]{1,8})?(?![0-9])|[一二两三四五六七八九十][一二两三四五六七八九十百千万]{0,8}"
)
_MEASURE = re.compile(r"([一-鿿]{2})(?:率(?![先领])|量(?![化力身体级]))")
_BUILD = re.compile(
    r"(?:新建|建设|修建|改建|扩建|建成|购置|采购|安装|铺设|打造)(?![、和及与的等,。;])([^,。;!?:]{2,30})"
)
_OTHER_DEED = re.compile(r"带动|促进|推动|提高|提升|增加|实现|保障|服务|用于|方便|解决|吸纳")
_BOUNDS = ("以上", "以下", "以内", "左右", "及以")
_NOT_HAN = re.compile(r"[^一-鿿]")
_VAGUE_UNITS = frozenset({"个", "项", "处", "次", "名", "套", "批"})
_SHORT_MEASURES = ("产量", "销量", "储量", "用量", "水量", "电量", "气量", "运量", "车流量", "客流量")
_SHOWN_CHARS = 4


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Lists what the goal names and no indicator does, as one finding."""
    goal = form.annual_goal.value
    if not goal or not form.indicators:
        return
    said = "\n".join(squeeze(row.name.text) + "\n" + squeeze(row.target.text) for row in form.indicators)
    numbers = _unrepeated(goal, form, policy)
    missing = (*numbers, *_measures(goal, said, policy), *_facilities(goal, said, policy))
    if missing:
        rows = [row.target.at for row in form.indicators if row.level2.value is Level2.QUANTITY]
        yield Hit(form.annual_goal.at, {"missing": missing}, also=tuple(rows) if numbers else ())


def _unrepeated(goal: str, form: PerfGoalForm, policy: Policy) -> tuple[str, ...]:
    """The goal's numbers of things and percentages that stand in no indicator, nor are the sum of some."""
    names = tuple(entry.value for entry in (form.project, form.unit, form.department) if entry.value)
    text, found = quantities(goal, policy, names)
    stated = _stated(form)
    nouns = policy.word_list("count_units")
    unsaid = (quantity for quantity in found if quantity.unit and quantity.number not in stated)
    return tuple(dict.fromkeys(_with_noun(text, quantity, nouns) for quantity in unsaid))


def _stated(form: PerfGoalForm) -> frozenset[Decimal]:
    """Every number that an indicator names, and the sum of all counts of a unit."""
    numbers: set[Decimal] = set()
    counts: dict[str, list[Decimal]] = {}
    for row in form.indicators:
        for digits in _NUMBER.findall(squeeze(row.name.text) + "\n" + squeeze(row.target.text)):
            numbers.add(Decimal(digits.replace(",", "")) if digits[0].isascii() else chinese_number(digits))
        target = row.target.value
        if target is not None and target.number is not None:
            numbers |= {target.number} | ({target.number2} if target.number2 is not None else set())
            if target.kind is Kind.QUANTITY:
                counts.setdefault(target.unit or "", []).append(target.number)
    return frozenset(numbers | {add(numbers) for numbers in counts.values()})


def _with_noun(text: str, quantity: Quantity, nouns: tuple[str, ...]) -> str:
    """The number with what it counts where that is plain (11个村), else with the characters behind it."""
    behind = _NOT_HAN.split(text[quantity.end :], maxsplit=1)[0]
    behind = "" if behind.startswith(_BOUNDS) else behind
    counted = max((noun for noun in nouns if behind.startswith(noun)), key=len, default="")
    if counted or quantity.unit not in _VAGUE_UNITS:
        return quantity.text + counted
    return quantity.text + behind[:_SHOWN_CHARS] + ("…" if len(behind) > _SHOWN_CHARS else "")


def _measures(goal: str, said: str, policy: Policy) -> tuple[str, ...]:
    """The rates and volumes (满员率, 办件量) that no indicator is about."""
    excluded = policy.word_list("not_measures")
    found = (match for phrase in phrases(goal) for match in _MEASURE.finditer(phrase))
    return tuple(
        dict.fromkeys(
            match[0][-2:] if match[0].endswith(_SHORT_MEASURES) else match[0]
            for match in found
            if not match[0].endswith(excluded) and match[1] not in said and match[0][1:] not in said
        )
    )


def _facilities(goal: str, said: str, policy: Policy) -> tuple[str, ...]:
    """What is to be built or bought (建设就业帮扶车间) and no indicator counts."""
    groups = [line.split() for line in policy.word_list("facilities")]
    missing = []
    for phrase in phrases(goal):
        for match in _BUILD.finditer(phrase):
            promised = _OTHER_DEED.split(match[1])[0]
            for words in groups:
                named = next((word for word in words if len(word) > 1 and word in promised), None)
                if named is not None and not any(word in said for word in words):
                    upto = promised.index(named) + len(named)
                    missing.append(match[0][: match.start(1) - match.start() + upto])
                    break
    return tuple(dict.fromkeys(missing))


RULE = Rule(
    code="G06",
    name="goal_not_measured",
    title="年度总体目标没有指标衡量",
    severity=Severity.HINT,
    message="年度总体目标里写的“{missing}”，指标中没有对应的指标或数字",
    advice="请补充相应的指标并与目标的数字一致，或者修改目标",
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
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
