"""年度总体目标空泛：只有寥寥几个字，或者通篇是“完成上级交办任务”“保障正常运转”一类的套话。

为什么：目标要指向明确；换一个单位、换一个项目都能照抄的话，看不出这笔钱办什么事，也无从考核。

怎么改：写明做什么、做多少、什么时候完成、达到什么效果，能用数字的用数字。
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from xl_perfgoals.core.amount import is_blank
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._goal_text import bare, clauses, goal_chars, names_in_goal, yearless
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Counts the Chinese characters, then looks whether every clause is a listed platitude."""
    goal = form.annual_goal.value
    if goal is None or is_blank(goal):
        return
    if is_vacuous(form, policy):
        chars = goal_chars(goal)
        facts: Facts = {"goal": squeeze(goal), "chars": chars}
        variant = "" if chars < policy.goal_min_chars else "platitude"
        yield Hit(form.annual_goal.at, facts, variant=variant)


def is_vacuous(form: PerfGoalForm, policy: Policy) -> bool:
    """Whether a goal that is there says nothing; rules that would only repeat it then stay silent."""
    return _is_vacuous(form.annual_goal.value or "", names_in_goal(form), policy)


@lru_cache(maxsize=1024)
def _is_vacuous(goal: str, whose: tuple[str | None, ...], policy: Policy) -> bool:
    return goal_chars(goal) < policy.goal_min_chars or _says_nothing(goal, whose, policy)


def _says_nothing(goal: str, whose: tuple[str | None, ...], policy: Policy) -> bool:
    names = tuple(squeeze(name) for name in (*whose[1:], *whose[:1]) if name)  # the project's last
    for clause in clauses(goal):
        left = yearless(clause)
        own = names if any(name in left for name in names) else ()
        if not _is_platitude(clause, own, policy):
            return False
    return True


@lru_cache(maxsize=4096)
def _is_platitude(clause: str, names: tuple[str, ...], policy: Policy) -> bool:
    """Whether a clause is a listed platitude once the names and the filler words are taken away."""
    fillers = policy.word_list("goal_fillers")
    return bare(clause, (*names, *fillers)) in _platitudes(policy.word_list("vacuous_goals"), fillers)


@cache
def _platitudes(listed: tuple[str, ...], fillers: tuple[str, ...]) -> frozenset[str]:
    """What the listed sentences come to without fillers; "" stands for a clause of fillers only."""
    return frozenset({"", *(bare(words, fillers) for words in listed)})


RULE = Rule(
    code="G02",
    name="vacuous_goal",
    title="年度总体目标空泛",
    severity=Severity.ERROR,
    message="年度总体目标“{goal}”只有 {chars} 个字，看不出做什么、做多少、达到什么效果",
    advice="请写明具体做什么、做多少、何时完成、达到什么效果",
    variants={
        "platitude": (
            "年度总体目标“{goal}”是套话，换到任何项目都能用",
            "请写明这笔资金具体做什么、做多少、何时完成、达到什么效果",
        ),
    },
    basis=(Basis.LAW_88,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.GOAL,
    fails=(
        example({"年度总体目标": "完成年度中的工作"}),
        example({"年度总体目标": "按照要求完成饮水管网维修。"}, note="十二个字"),
        example({"年度总体目标": "维修管网20公里，受益800户。"}, note="数字再多，字太少也说不清"),
        example({"年度总体目标": "2023年圆满完成上级交办的各项工作任务，保障石桥镇人民政府正常运转。"}),
        example({"年度总体目标": "1.全面完成年度工作任务；2.保障单位各项日常工作正常开展。"}, note="分条写"),
        example({"年度总体目标": "确保项目顺利实施，取得良好的经济社会效益。"}),
        example({"年度总体目标": "保质保量完成本年度各项工作任务，确保机关工作正常运转，提高工作效率。"}),
    ),
    passes=(
        example(),
        example({"年度总体目标": "按照要求完成全部的管网维修。"}, also=("G03",), note="十三个字不算太短"),
        example({"年度总体目标": "完成上级交办任务，保障6个村800户群众饮水管网正常运转。"}, also=("G06",)),
        example({"年度总体目标": None}, also=("G01",), note="没有填写由 G01 报告"),
    ),
)
