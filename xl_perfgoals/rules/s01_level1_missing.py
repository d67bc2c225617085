"""产出、效益、满意度三类一级指标缺了一类或几类。

为什么：绩效目标要说清花钱办了什么事（产出）、起了什么作用（效益）、群众认不认可（满意度），缺一类就无法完整考核。

怎么改：按表样补齐所缺的一级指标，每类至少填一条有名称、有指标值的三级指标。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level1
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import filled
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

DEMANDED = (Level1.OUTPUT, Level1.BENEFIT, Level1.SATISFACTION)


def absent_level1(form: PerfGoalForm) -> tuple[Level1, ...]:
    """The demanded 一级指标 under which no row says anything."""
    present = {row.level1 for row in filled(form)}
    return tuple(level1 for level1 in DEMANDED if level1 not in present)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for all that are absent; S02 keeps silent about the 二级指标 below them."""
    absent = absent_level1(form)
    if absent:
        none_at_all = not filled(form)
        yield Hit(form.at, {"missing": absent}, variant="none_at_all" if none_at_all else "")


RULE = Rule(
    code="S01",
    name="level1_missing",
    title="缺少一级指标",
    severity=Severity.ERROR,
    message="没有填写{missing}",
    advice="请补填{missing}，每类至少一条，写明三级指标和指标值",
    variants={
        "none_at_all": (
            "绩效指标一条也没有填写",
            "请按表样逐条填写产出指标、效益指标和满意度指标",
        )
    },
    basis=(Basis.LAW_88, Basis.LAW_101, Basis.SYSTEM),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example({"服务对象满意度指标": None}, note="整类没有"),
        example(
            {"服务对象满意度指标.三级指标": None, "服务对象满意度指标.指标值": None},
            note="有满意度这一行，但名称和指标值都空着",
        ),
        example(
            {"服务对象满意度指标.三级指标": "无", "服务对象满意度指标.指标值": "/"},
            note="只画斜线等于没填",
        ),
        example(
            {
                "经济效益指标": None,
                "社会效益指标": None,
                "生态效益指标": None,
                "可持续影响指标": None,
                "服务对象满意度指标": None,
            },
            note="两类都没有，只报一次",
            also=("G06",),
        ),
        example({"数量指标": None, "质量指标": None, "时效指标": None, "成本指标": None}, also=("G06",)),
    ),
    passes=(
        example(),
        example(
            {"产出指标": None, "效益指标": None, "满意度指标": None},
            also=("P03",),
            note="一级指标字样丢失，按二级补上",
        ),
        example({"服务对象满意度指标.指标值": None}, also=("S04",), note="指标值空由 S04 报告"),
        example({"经济效益指标": None}, also=("S02",), note="只缺二级由 S02 报告"),
    ),
)
