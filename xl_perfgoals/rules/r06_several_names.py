"""同一种人或同一笔钱在一张表里有几种叫法。

为什么：长聘、临聘、临时人员，补贴、津贴、补助，叫法不一就看不出说的是不是同一件事，也无法把各行对起来。

怎么改：全表统一用项目名称里的叫法，或现行的规范叫法。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Entry, Indicator, PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example

_VERBS = frozenset(
    {"发放", "支付", "拨付", "落实", "给予", "领取", "享受", "兑现", "各项", "相关", "各类", "财政"}
)
"""What stands before 补贴 without saying which."""


_NONE: frozenset[str] = frozenset()


_Naming: TypeAlias = Sequence[tuple[Entry[str], frozenset[str]]]
"""Entries with the names that they use."""


class _Mention(NamedTuple):
    word: str
    of: str
    at: CellRef


def are_mentioned(form: PerfGoalForm, policy: Policy) -> bool:
    """Whether the project and the goal by themselves use several of the names; else a row has to."""
    find = _finder_of(policy)
    return len(find(form.project.text) | find(form.annual_goal.text)) > 1


def mentions_one(row: Indicator, policy: Policy) -> bool:
    """Whether the 三级指标 uses any of the names."""
    return bool(_finder_of(policy)(row.name.text))


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit for each group of names of which the form uses several."""
    people, payments = policy.word_list("same_people"), policy.word_list("same_payments")
    find = _finder_of(policy)
    entries = [form.project, form.annual_goal, *[row.name for row in form.indicators]]
    naming = [(entry, words) for entry in entries if (words := find(entry.text))]
    found = _NONE.union(*[words for _, words in naming])
    if len(found) < 2:
        return
    for group in people:
        if used := _used(found, group):
            yield _hit(list(_mentions(naming, used)))
    for group in payments:
        if used := _used(found, group):
            mentions = list(_mentions(naming, used))
            if _one_thing_twice(mentions):
                yield _hit(mentions)


def _finder_of(policy: Policy) -> Callable[[str], frozenset[str]]:
    return _finder(policy.word_list("same_people"), policy.word_list("same_payments"))


@lru_cache(maxsize=2)
def _finder(*lists: tuple[str, ...]) -> Callable[[str], frozenset[str]]:
    """What finds the words of the groups in a text; it remembers the texts, as they come again."""
    words = frozenset(word for groups in lists for group in groups for word in group.split())
    any_of = re.compile("|".join(map(re.escape, sorted(words))))

    @lru_cache(maxsize=4096)
    def find(text: str) -> frozenset[str]:
        squeezed = squeeze(text)
        # Most texts have none of them.
        return frozenset([word for word in words if word in squeezed]) if any_of.search(squeezed) else _NONE

    return find


@lru_cache(maxsize=256)
def _words(group: str) -> tuple[str, ...]:
    return tuple(group.split())


def _used(found: frozenset[str], group: str) -> list[str]:
    """The words of the group that the form uses, none unless it uses several."""
    used = [word for word in _words(group) if word in found]
    return used if len(used) > 1 else []


def _mentions(naming: _Naming, used: Sequence[str]) -> Iterator[_Mention]:
    """Where the form uses one of the words, in reading order, with the two characters before it."""
    for entry, words in naming:
        for word in used:
            if word in words:
                text = squeeze(entry.text)
                place = text.index(word)
                yield _Mention(word, text[max(place - 2, 0) : place], entry.at)


def _one_thing_twice(mentions: list[_Mention]) -> bool:
    """Whether two of the words stand for the same thing: 任职补贴 and 任职津贴, not 住房补贴 and 交通津贴."""
    words: dict[str, set[str]] = {}
    for mention in mentions:
        if len(mention.of) == 2 and mention.of not in _VERBS:
            words.setdefault(mention.of, set()).add(mention.word)
    return any(len(several) > 1 for several in words.values())


def _hit(mentions: list[_Mention]) -> Hit:
    """At the first cell that departs from the first name used."""
    first = mentions[0].word
    at = next(mention.at for mention in mentions if mention.word != first)
    words = tuple(dict.fromkeys(mention.word for mention in mentions))
    others = tuple(dict.fromkeys(mention.at for mention in mentions if mention.at != at))
    return Hit(at, {"words": words, "first": first}, also=others)


RULE = Rule(
    code="R06",
    name="several_names",
    title="同一事物叫法不一",
    severity=Severity.HINT,
    message="同一事物在表中有几种叫法：{words}",
    advice="请全表统一叫法",
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    doubts_form=are_mentioned,
    rows=Rows(EVERY_KIND, names=mentions_one),
    fails=(
        example({"社会效益指标.三级指标": "受益脱贫户数", "可持续影响指标.三级指标": "贫困户用水保障年限"}),
        example(
            {
                "数量指标.三级指标": "聘用临时 人员人数",
                "数量指标.指标值": "2人",
                "项目名称": "长聘人员聘用项目",
            },
            also=("G06",),
        ),
        example({"项目名称": "管水员岗位津贴", "成本指标.三级指标": "管水员岗位补贴总成本"}),
    ),
    passes=(
        example(),
        example(
            {"社会效益指标.三级指标": "受益低保户数", "可持续影响指标.三级指标": "低保对象用水保障年限"},
            note="一个说户，一个说人",
        ),
        example({"社会效益指标.三级指标": "受益建档立卡贫困户数"}, note="一个词里的两个叫法是全称"),
        example(
            {"项目名称": "管水员住房补贴", "成本指标.三级指标": "管水员交通津贴总成本"}, note="两笔不同的钱"
        ),
        example(
            {"项目名称": "发放补贴项目", "成本指标.三级指标": "发放津贴总成本"}, note="看不出是不是同一笔"
        ),
    ),
)
