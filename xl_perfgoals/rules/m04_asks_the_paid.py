"""满意度问的是领取项目资金的工作人员本人，不是项目服务的群众。

为什么：满意度指标叫“服务对象满意度”，问领钱的人对发钱满不满意，看不出项目给群众带来什么。

怎么改：改为问他们服务的群众，例如“群众对村干部工作的满意度”。
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example
from xl_perfgoals.rules._satisfaction import SATISFACTION_ROWS, counts_complaints

_SATISFACTION, _BLANK = Level2.SATISFACTION, Kind.BLANK  # looked up but once: Enum is slow at it
_RATED_OBJECT = re.compile(r"对(?!象)")


def asks_staff(row: Indicator, policy: Policy) -> bool:
    """Whether a satisfaction asks staff."""
    return _asked(squeeze(row.name.text), policy) != ""


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """A hit at each satisfaction whose asked persons are those that the form pays."""
    for row in form.indicators:
        if row.level2.value is not _SATISFACTION or row.target.value is None:
            continue
        if row.target.value.kind is _BLANK or counts_complaints(row, policy):
            continue
        staff = _asked(squeeze(row.name.text), policy)
        if staff and _paid(staff, form, policy):
            work = staff.removesuffix("者") if staff.endswith("工作者") else f"{staff}工作"
            facts: Facts = {"name": said(row), "staff": staff, "work": work, "row": row.number}
            yield Hit(row.name.at, facts)


@lru_cache(maxsize=1024)
def _asked(name: str, policy: Policy) -> str:
    """The staff whom a satisfaction asks, "" if it asks others or is about the staff's work."""
    asked, *_ = _RATED_OBJECT.split(name, maxsplit=1)
    named = [word for word in policy.word_list("staff") if word in asked]
    staff = max(named, key=len, default="")
    rest = asked.partition(staff)[2] if staff else ""
    retired = any(word in asked for word in policy.word_list("retired_words"))
    return "" if retired or any(word in rest for word in policy.word_list("staff_rated")) else staff


def _paid(staff: str, form: PerfGoalForm, policy: Policy) -> bool:
    """Whether a text of the form names pay for the staff: 村干部任职补贴.

    What is done for them is no pay, nor is what those get who no longer work.
    """
    for entry in (form.project, form.annual_goal, *[row.name for row in form.indicators]):
        before, found, behind = squeeze(entry.text).partition(staff)
        if found and policy.mentions("staff_pay", behind) and not _is_no_pay(before + behind, policy):
            return True
    return False


def _is_no_pay(text: str, policy: Policy) -> bool:
    return policy.mentions("staff_served", text) or policy.mentions("retired_words", text)


RULE = Rule(
    code="M04",
    name="asks_the_paid",
    title="满意度问的是领钱的人",
    severity=Severity.HINT,
    message="满意度指标“{name}”问的是领取项目资金的{staff}本人，不是项目服务的群众",
    advice="请改为问他们服务的群众，例如“群众对{work}的满意度”",
    basis=(Basis.LAW_101,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    rows=SATISFACTION_ROWS._replace(names=asks_staff),
    fails=(
        example({"项目名称": "村干部任职补贴", "服务对象满意度指标.三级指标": "村干部收入满意度"}),
        example({"项目名称": "环卫工人工资", "服务对象满意度指标.三级指标": "环卫工人满意度"}),
        example(
            {
                "成本指标.三级指标": "护林员劳务费总成本",
                "服务对象满意度指标.三级指标": "护林员对待遇的满意度",
            },
            note="从成本指标看出钱发给谁",
        ),
    ),
    passes=(
        example(),
        example({"项目名称": "村干部任职补贴", "服务对象满意度指标.三级指标": "群众对村干部的满意度"}),
        example(
            {"项目名称": "村干部任职补贴", "服务对象满意度指标.三级指标": "村干部工作满意度"},
            note="问的是村干部的工作",
        ),
        example(
            {"项目名称": "村干部培训经费", "服务对象满意度指标.三级指标": "村干部满意度"},
            note="受训的人正是服务对象",
        ),
        example(
            {"项目名称": "脱贫户养殖补贴", "服务对象满意度指标.三级指标": "脱贫户满意度"},
            note="领补贴的群众是服务对象",
        ),
        example(
            {"项目名称": "离岗乡村医生养老补助", "服务对象满意度指标.三级指标": "离岗乡村医生满意度"},
            note="离岗的人是受益人",
        ),
        example(
            {"项目名称": "离任村干部生活补贴", "服务对象满意度指标.三级指标": "村干部满意度"},
            note="钱发给离任的人",
        ),
        example({"服务对象满意度指标.三级指标": "村干部满意度"}, note="项目不给村干部发钱"),
    ),
)
