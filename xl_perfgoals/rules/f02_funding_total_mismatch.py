"""年度资金总额与各项资金之和不相等。

为什么：绩效目标与资金一一对应，总额和分项对不上，就不知道目标是按多少钱定的；汇总全县数字也会出错。

怎么改：核对年度资金总额、财政拨款、其他资金（以及表上列出的上年结转等各项），使总额等于各项之和，一分不差。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import add, subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._money_cells import parts
from xl_perfgoals.rules._plain_funding import may_be_off
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Compares the total with the exact sum of its parts; blank parts count 0, unreadable ones are F01's."""
    total = form.funding.total
    entries = [entry for _, entry in parts(form) if entry.found]
    stated = [entry.value for entry in entries if entry.value is not None]
    unreadable = any(entry.value is None and not entry.blank for entry in entries)
    if total.value is None or not entries or unreadable:
        return
    if total.value != (expected := add(stated)):
        yield Hit(
            total.at,
            {
                "total": total.value,
                "sum": expected,
                "difference": subtract(total.value, expected).copy_abs(),
                "parts": tuple(stated),
            },
            variant="" if stated else "blank",
            also=tuple(entry.at for entry in entries),
        )


RULE = Rule(
    code="F02",
    name="funding_total_mismatch",
    title="资金总额与分项不符",
    severity=Severity.ERROR,
    message="年度资金总额 {total} 万元，各项资金之和 {sum} 万元（{parts}），相差 {difference} 万元",
    advice="请核对总额和各项资金，使年度资金总额等于财政拨款、其他资金等各项之和",
    variants={
        "blank": (
            "年度资金总额 {total} 万元，财政拨款、其他资金等各项都没有填",
            "请填写各项资金，使其和等于年度资金总额",
        ),
    },
    basis=(Basis.LAW_88, Basis.SYSTEM),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_be_off,
    fails=(
        example({"财政拨款": 80}),
        example({"年度资金总额": 100.000001, "成本指标.指标值": "≤100.000001万元"}, note="差一分也要报"),
        example({"上年结转资金": 5}, note="列出的每一项都要加进去"),
        example({"财政拨款": None, "其他资金": None}, also=("F06",), note="各项都空着，和为 0"),
        example({"年度资金总额": 0}, also=("F01",), note="总额 0，分项有数"),
    ),
    passes=(
        example(),
        example({"财政拨款": "900,000元"}, note="分项自带单位"),
        example({"其他资金": None, "财政拨款": 100}, also=("F06",), note="空白按 0"),
        example(
            {"年度资金总额": 0.1 + 0.2, "财政拨款": 0.1, "其他资金": 0.2, "成本指标.指标值": "≤3000元"},
            note="二进制尾差不是差额",
        ),
        example({"财政拨款": "约90"}, note="读不出的金额由 F01 报告", also=("F01",)),
        example({"年度资金总额": None}, note="没有总额由 F01 报告", also=("F01",)),
    ),
)
