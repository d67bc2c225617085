"""年度总体目标里同一句话写了两遍。

为什么：多半是粘贴时重复了，说明没有校对；也可能是凑字数。

怎么改：删去重复的一句，补上没写到的任务、数量和效果。
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import han_count
from xl_perfgoals.rules._goal_text import phrases
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_LEAST_CHARS = 10
"""Shorter phrases may well come twice in one goal."""


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Looks for a phrase that comes again, and for a whole text pasted twice without a stop between."""
    told = _repeated(form.annual_goal.value or "")
    if told is not None:
        yield Hit(form.annual_goal.at, {"repeated": told})


@lru_cache(maxsize=1024)
def _repeated(goal: str) -> str | None:
    parts = phrases(goal)
    halves = [part[: len(part) // 2] for part in parts if part[: len(part) // 2] * 2 == part]
    repeated = [part for part, times in Counter(parts).items() if times > 1] + halves
    return next((part for part in repeated if han_count(part) >= _LEAST_CHARS), None)


RULE = Rule(
    code="G04",
    name="goal_repeats_itself",
    title="年度总体目标重复",
    severity=Severity.WARNING,
    message="年度总体目标里“{repeated}”写了两遍",
    advice="请删去重复的一句，补充任务、数量和效果",
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.GOAL,
    fails=(
        example({"年度总体目标": "维修饮水管网20公里并保障群众用水，维修饮水管网20公里并保障群众用水。"}),
        example(
            {"年度总体目标": "维修 饮水管网20公里并保障群众用水；受益800户。维修饮水管网20公里并保障群众用水"}
        ),
        example({"年度总体目标": "维修饮水管网20公里并保障群众用水" * 2}, note="中间没有标点"),
    ),
    passes=(
        example(),
        example(
            {"年度总体目标": "维修管网20公里，让群众用上自来水；管护到位，让群众用上自来水。"},
            note="短句重复不算",
        ),
        example({"年度总体目标": None}, also=("G01",)),
    ),
)
