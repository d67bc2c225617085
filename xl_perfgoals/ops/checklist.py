"""The reviewer's check-list: questions that only a person can answer, put to the forms they concern.

They are the rules that the catalogue leaves to judgement. A question is never a finding: it blocks
nothing, and it is not sent to the unit.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import name_key, squeeze

LARGE_BUNDLE = 1000
"""From how many 万元 on a project is asked whether it bundles several."""

MANY_INDICATORS = 20
ALIKE_NAMES = 0.80
ALIKE_CODE, ALIKE_ASK = "X07", "与本单位“{facts}”名称相近，对象和内容是否重复安排？"
_STOPS = '。；！？;!?.）)”"'
_NUMBERINGS = (r"\d+[.．](?!\d)", r"\d+、", r"[(（]\d+[)）]", r"[一二三四五六七八九]、")


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one form, with the code that the catalogue gives it."""

    form: PerfGoalForm
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is left to a person: when(form, policy) gives the facts to ask about, "" when there is none."""

    code: str
    ask: str
    when: Callable[[PerfGoalForm, Policy], str]


def checklist(forms: Sequence[PerfGoalForm], policy: Policy | None = None) -> tuple[Question, ...]:
    """The questions about each form, in the order of the forms, then of the codes."""
    policy = policy or Policy()
    alike = _alike_names(forms)
    return tuple(question for form in forms for question in _questions(form, policy, alike))


def _questions(form: PerfGoalForm, policy: Policy, alike: dict[int, tuple[str, ...]]) -> Iterator[Question]:
    for judgement in JUDGEMENTS:
        if facts := judgement.when(form, policy):
            yield Question(form, judgement.code, judgement.ask.format(facts=facts))
    if names := alike.get(id(form)):
        yield Question(form, ALIKE_CODE, ALIKE_ASK.format(facts="”“".join(names)))


def _alike_names(forms: Sequence[PerfGoalForm]) -> dict[int, tuple[str, ...]]:
    alike: dict[int, tuple[str, ...]] = {}
    by_unit: dict[str, list[PerfGoalForm]] = {}
    for form in forms:
        by_unit.setdefault(name_key(form.unit.text), []).append(form)
    for own in by_unit.values():
        for one, other in combinations(own, 2):
            names = squeeze(one.project.text), squeeze(other.project.text)
            if names[0] != names[1] and SequenceMatcher(None, *names).ratio() >= ALIKE_NAMES:
                alike[id(one)] = (*alike.get(id(one), ()), other.project.text)
                alike[id(other)] = (*alike.get(id(other), ()), one.project.text)
    return alike


def _words_in(text: str, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word in text)


def _recurring(form: PerfGoalForm, policy: Policy) -> str:
    attribute = form.attribute.value
    one_year = attribute is not None and attribute.code in policy.one_year_attributes
    words = _words_in(squeeze(form.project.text), policy.word_list("recurring_pay"))
    return "、".join(words) if one_year else ""


def _sources(form: PerfGoalForm, policy: Policy) -> str:
    words = _words_in(squeeze(form.project.text), policy.word_list("upper_level_funds"))
    return "、".join(words) if not form.funding.more else ""


def _broken_goal(form: PerfGoalForm, policy: Policy) -> str:  # noqa: ARG001
    goal = squeeze(form.annual_goal.value or "")
    faults = []
    if len(goal) > 20 and goal[-1] not in _STOPS:
        faults.append("句末没有标点")
    if sum(bool(re.search(style, goal)) for style in _NUMBERINGS) > 1:
        faults.append("序号写法不一")
    return "、".join(faults)


def _policy_talk(form: PerfGoalForm, policy: Policy) -> str:
    words = _words_in(squeeze(form.annual_goal.value or ""), policy.word_list("policy_phrases"))
    return "、".join(words) if len(words) > 1 else ""


def _bundle(form: PerfGoalForm, policy: Policy) -> str:  # noqa: ARG001
    total = form.funding.total.value
    if total is not None and total >= LARGE_BUNDLE:
        return f"资金 {format_amount(total)} 万元"
    return f"指标 {len(form.indicators)} 条" if len(form.indicators) >= MANY_INDICATORS else ""


def _equal_costs(form: PerfGoalForm, policy: Policy) -> str:  # noqa: ARG001
    costs = [
        ((target.yuan, target.yuan2), indicator.name.text)
        for indicator in form.indicators
        if indicator.level2.value is Level2.COST and (target := indicator.target.value) is not None
        if target.kind is Kind.MONEY and target.yuan is not None
    ]
    for (one, name), (other, second) in combinations(costs, 2):
        if one == other:
            return f"“{name}”与“{second}”"
    return ""


def _empty_words(form: PerfGoalForm, policy: Policy) -> str:
    words = policy.word_list("empty_sustainability")
    names = [
        indicator.name.text
        for indicator in form.indicators
        if indicator.level2.value is Level2.SUSTAINABILITY
        if (target := indicator.target.value) is not None and not target.quantified
        if _words_in(squeeze(indicator.name.text), words)
    ]
    return "、".join(f"“{name}”" for name in names)


def _different_rates(form: PerfGoalForm, policy: Policy) -> str:  # noqa: ARG001
    rates = {
        target.number
        for indicator in form.indicators
        if indicator.level1 is Level1.OUTPUT and (target := indicator.target.value) is not None
        if target.kind is Kind.PERCENT and target.op is None and target.number is not None
    }
    return "、".join(f"{format_amount(rate)}%" for rate in sorted(rates)) if len(rates) > 1 else ""


def _history(form: PerfGoalForm, policy: Policy) -> str:  # noqa: ARG001
    quantified = [i for i in form.indicators if i.target.value is not None and i.target.value.quantified]
    return f"{len(quantified)} 条定量指标" if quantified else ""


JUDGEMENTS = (
    Judgement("H13", "项目涉及“{facts}”，年年都有，按一年期项目申报是否合适？", _recurring),
    Judgement("F07", "项目涉及“{facts}”，资金栏是否分清了中央、自治区、市、县来源？", _sources),
    Judgement("G08", "年度总体目标{facts}，语句是否完整、规范？", _broken_goal),
    Judgement("G09", "目标多用“{facts}”这类提法，是否写明了建设内容和产出？", _policy_talk),
    Judgement("S10", "项目{facts}，是否打捆，宜否按具体项目分解申报？", _bundle),
    Judgement("V17", "{facts}与上年完成数、同类单位相比是否合理？", _history),
    Judgement("C14", "成本指标{facts}金额相同，是否重复？", _equal_costs),
    Judgement("R07", "可持续影响指标{facts}有没有具体内容？", _empty_words),
    Judgement("X06", "产出指标中的比率有 {facts}，同一件事口径是否一致？", _different_rates),
)
"""The judgements that concern one form; ALIKE_CODE concerns two and is asked by checklist itself."""
