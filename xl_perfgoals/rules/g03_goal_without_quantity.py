"""年度总体目标里没有任何数量（年份、“两个中心”一类名称里的数字不算）。

为什么：目标要细化量化，没有数量就看不出做多少、做到什么程度，与资金是否相称也无从判断。

怎么改：写出主要任务的数量，如服务多少村、多少人，建设多少公里、多少处，达到百分之几。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import is_blank
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._goal_quantities import quantities
from xl_perfgoals.rules._goal_text import names_in_goal
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules.g02_vacuous_goal import is_vacuous


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Looks for any number that says how much; a goal that is missing or vacuous has been told already."""
    goal = form.annual_goal.value
    if goal is None or is_blank(goal):
        return
    _, found = quantities(goal, policy, names_in_goal(form))
    if not found and not is_vacuous(form, policy):
        yield Hit(form.annual_goal.at)


RULE = Rule(
    code="G03",
    name="goal_without_quantity",
    title="年度总体目标没有数量",
    severity=Severity.HINT,
    message="年度总体目标没有写任何数量",
    advice="请写出主要任务的数量，如多少村、多少人、多少公里、达到百分之几",
    basis=(Basis.LAW_88,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.GOAL,
    fails=(
        example(
            {"年度总体目标": "2023年11月底前完成村级饮水管网维修，让群众用上稳定的自来水。"},
            note="日期不是数量",
        ),
        example({"年度总体目标": "保障“两个中心”正常运转，第一书记带动群众增收，扎实做好三农工作。"}),
        example({"年度总体目标": "1.维修村级饮水管网；2.让群众用上稳定的自来水。"}, note="序号不是数量"),
        example(
            {"年度总体目标": "一批群众用上自来水，建立一套管护机制，办好一件实事。"},
            note="“一批”“一套”不是数量",
        ),
        example({"年度总体目标": "为60岁以上老人提供助餐服务，让老人吃上热乎饭。"}, note="年龄不是数量"),
        example({"年度总体目标": "实现5G网络覆盖各村，让群众用上稳定的自来水和网络。"}, note="“5G”是名称"),
    ),
    passes=(
        example(),
        example({"年度总体目标": "聘用两名管水员，管护好村级饮水管网，让群众用上自来水。"}, also=("G06",)),
        example({"年度总体目标": "村级饮水管网漏损率不超过百分之十，群众用水更加放心。"}),
        example({"年度总体目标": "维修管网二十公里，让群众用上稳定干净的自来水。"}, note="中文数字"),
        example({"年度总体目标": "完成工作"}, also=("G02",), note="空泛的由 G02 报告"),
        example({"年度总体目标": None}, also=("G01",), note="没有填写的由 G01 报告"),
    ),
)
