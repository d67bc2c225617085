"""年度资金总额没有填写、不大于零，或者资金栏里的金额读不出来。

为什么：没有准确的金额，就无法判断目标与资金是否相称，也无法汇总全县的数字。
总额没有填写，或参加汇总的金额读不出、超出可汇总的范围（要小于 1000 万亿元）的，这张表不计入汇总；
总额为零或负数的，仍按所写的数计入汇总，并列为错误。

怎么改：资金栏只填数字，单位以表头为准；估算数、说明文字请写到别处。没有的资金填 0。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import is_beyond_limit
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._money_cells import money_cells
from xl_perfgoals.rules._plain_funding import may_be_off
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Looks at the total, and at every money cell for something that is no amount."""
    total = form.funding.total
    if total.blank:
        yield Hit(total.at)
    elif total.value is not None and total.value <= 0:
        variant = "negative" if total.value < 0 else "not_positive"
        yield Hit(total.at, {"total": total.value}, variant=variant)
    for label, entry in money_cells(form):
        if entry.value is None and not entry.blank:
            beyond = is_beyond_limit(entry.raw, form.funding.unit)
            facts = {"label": label, "written": entry.text}
            yield Hit(entry.at, facts, variant="beyond_limit" if beyond else "unreadable")


RULE = Rule(
    code="F01",
    name="funding_total_missing",
    title="资金总额未填或金额读不出",
    severity=Severity.ERROR,
    message="年度资金总额未填写",
    advice="请填写年度资金总额",
    variants={
        "not_positive": ("年度资金总额为 {total} 万元", "请核对年度资金总额，没有资金的项目不必申报"),
        "negative": ("年度资金总额为 {total} 万元", "金额不能为负数，请核对"),
        "beyond_limit": (
            "{label}写的是“{written}”，超出可汇总的范围（要小于 1000 万亿元）",
            "请核对{label}的数字和单位",
        ),
        "unreadable": ("{label}写的是“{written}”，读不出金额", "请在{label}栏只填数字，没有的填 0"),
    },
    basis=(Basis.LAW_88,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_be_off,
    fails=(
        example({"年度资金总额": None}),
        example({"年度资金总额": "—"}, note="只画一道横线"),
        example({"年度资金总额": 0, "财政拨款": 0, "其他资金": 0}),
        example({"年度资金总额": -100, "财政拨款": -90, "其他资金": -10}, also=("F03",)),
        example({"年度资金总额": "约100"}, note="估算数"),
        example({"财政拨款": "约90"}, note="分项读不出也要报"),
        example({"上年结转资金": "见批复"}),
        example({"年度资金总额": 1e15}, note="是数字，但大得不可能"),
    ),
    passes=(
        example(),
        example({"年度资金总额": "1,000,000元"}, note="自带单位和千分位"),
        example({"年度资金总额": "100.00"}, note="文本格式的数字"),
        example({"其他资金": "/", "财政拨款": 100}, also=("F06",), note="分项画线等于没有"),
    ),
)
