"""年度总体目标里写的金额与年度资金总额对不上，或者各项加起来不等于总额。

为什么：目标要与资金相匹配；目标里的钱和资金栏的钱不一样，不知道以哪个为准。

怎么改：核对目标里的总额和各项金额，使各项之和等于总额、总额等于资金栏的年度资金总额。
"""

from collections.abc import Iterator, Sequence

from xl_perfgoals.core.amount import Amount, add, subtract
from xl_perfgoals.core.finding import Fact, Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._goal_money import named_amounts
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._money_cells import money_cells
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def names_amounts(form: PerfGoalForm, policy: Policy) -> bool:
    """Whether the goal names amounts of money."""
    return bool(named_amounts(form, policy))


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Compares what the goal names as the whole with the total, then the sum of what it names as parts."""
    total = form.funding.total.value
    if total is None or total <= 0:
        return
    named = named_amounts(form, policy)
    known = {cell.entry.value for cell in money_cells(form)}
    wrong_whole = next((item.amount for item in named if item.whole and item.amount not in known), None)
    at, also = form.annual_goal.at, (form.funding.total.at,)
    parts = tuple(item.amount for item in named if not item.whole)
    if wrong_whole is not None and not _add_up(parts, total):
        yield Hit(at, _facts(total, wrong_whole, whole=wrong_whole), variant="whole", also=also)
    elif _is_off(parts, total, known, ends_open=any(item.open for item in named)):
        yield Hit(at, _facts(total, add(parts), parts=parts, sum=add(parts)), also=also)


def _facts(total: Amount, named: Amount, **more: Fact) -> Facts:
    return {"total": total, "difference": subtract(total, named).copy_abs(), **more}


def _is_off(parts: Sequence[Amount], total: Amount, known: set[Amount | None], *, ends_open: bool) -> bool:
    """Whether the parts cannot be a way of spending the total. Some of them may be the form's own amounts.

    Too much is always wrong unless some run of them is the total (two ways of splitting it); too
    little only where at least two parts are named, none of them the form's, and the list is closed.
    """
    if _add_up(parts, total) or total in parts:
        return False
    if add(parts) > total:
        return not known.intersection(parts)
    return len(parts) > 1 and not ends_open and not known.intersection(parts)


def _add_up(parts: Sequence[Amount], total: Amount) -> bool:
    """Whether some run of the parts is exactly the total."""
    return any(
        add(parts[start:end]) == total
        for start in range(len(parts))
        for end in range(start + 1, len(parts) + 1)
    )


_GOAL = "维修饮水管网20公里，让800户用上自来水"

RULE = Rule(
    code="G10",
    name="goal_amounts_off",
    title="年度总体目标的金额对不上",
    severity=Severity.WARNING,
    message="年度总体目标里的各项金额（{parts}）合计 {sum} 万元，与总额 {total} 万元相差 {difference} 万元",
    advice="请核对目标里的各项金额，使其和等于年度资金总额",
    variants={
        "whole": (
            "年度总体目标里写的总额是 {whole} 万元，年度资金总额 {total} 万元，相差 {difference} 万元",
            "请核对目标里的金额和资金栏，使两处一致",
        ),
    },
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.GOAL,
    doubts_form=names_amounts,
    fails=(
        example({"年度总体目标": f"{_GOAL}，项目总投资120万元。"}, note="总额不同"),
        example({"年度总体目标": f"{_GOAL}。安排资金：管网60万元、水井30万元。"}, note="加起来不到总额"),
        example(
            {"年度总体目标": f"{_GOAL}。安排资金：管网700,000元、水井400,000元。"}, note="加起来超过总额"
        ),
        example({"年度总体目标": f"{_GOAL}，投入资金110万元。"}, note="一项就超过总额"),
    ),
    passes=(
        example(),
        example({"年度总体目标": f"{_GOAL}，项目总投资100万元，其中管网60万元、水井40万元。"}),
        example(
            {"年度总体目标": f"{_GOAL}。安排资金：管网600,000元、水井40万元。"}, note="单位不同，合计相符"
        ),
        example(
            {"年度总体目标": f"{_GOAL}。安排资金：管网60万元、水井30万元等。"}, note="“等”后面还有没列的"
        ),
        example({"年度总体目标": f"{_GOAL}，投入财政资金90万元、自筹10万元。"}, note="与资金栏的分项相符"),
        example(
            {"年度总体目标": f"{_GOAL}，补助标准每户1500元，带动村集体增收200万元。"},
            note="标准和成效不是本项目的资金",
        ),
        example({"年度总体目标": f"{_GOAL}，预算评审项目送审金额约3亿元。"}, note="经手的钱不是本项目的资金"),
        example({"年度总体目标": f"{_GOAL}，争取上级资金2000万元。"}, note="要争取的钱不是本项目的资金"),
        example({"年度总体目标": f"{_GOAL}。2022年已投入资金150万元。"}, note="往年的资金"),
        example({"年度总体目标": f"{_GOAL}，投入资金60万元更换水泵。"}, note="只说了其中一项"),
        example({"年度资金总额": None, "年度总体目标": f"{_GOAL}，项目总投资120万元。"}, also=("F01",)),
    ),
)
