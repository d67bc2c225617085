"""金额单元格里带了说明文字，如“854万（其中…）”。

为什么：带文字的格子不能直接求和，这里取了最前面的数；说明里的分项还可能与它对不上。

怎么改：金额栏只填数字，说明写到备注或年度总体目标里。
"""

from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.amount import Amount, add, in_wan
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._money_cells import money_cells
from xl_perfgoals.rules._plain_funding import may_be_off
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_REMARK = rare(r"[^(0-9]{0,3}[0-9][0-9,.]*(?P<unit>[百千]?万元?|亿元?|千?元)?[^(]{0,3}\((?P<remark>.+?)\)?")
_NUMBER = rare(r"(?<![0-9.])([0-9][0-9,]{0,19}(?:\.[0-9]{1,8})?)(?![0-9])(千元|百万元|万元|万|亿元|亿|元)?")
_SEPARATORS = rare(r"[+、;]|,(?![0-9]{3}(?![0-9]))")


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Finds the amounts read from the head of a longer text, and adds up what the remark lists."""
    for label, entry in money_cells(form):
        if entry.value is None or not isinstance(entry.raw, str):
            continue
        remark = _REMARK.fullmatch(squeeze(entry.text))
        if remark is None:
            continue
        parts = _parts(remark["remark"], remark["unit"] or form.funding.unit.value)
        facts: Facts = {"label": label, "written": entry.text, "amount": entry.value, "sum": add(parts)}
        yield Hit(entry.at, facts, variant="sum" if parts and add(parts) != entry.value else "")


def _parts(remark: str, unit: str) -> tuple[Amount, ...]:
    """The amounts that a remark lists; () unless each item has one, with a unit or a + between them."""
    items = [_NUMBER.findall(item) for item in _SEPARATORS.split(remark)]
    if len(items) < 2 or any(len(numbers) != 1 for numbers in items):
        return ()
    if "+" not in remark and not all(numbers[0][1] for numbers in items):
        return ()
    return tuple(in_wan(Decimal(number.replace(",", "")), stated or unit) for ((number, stated),) in items)


RULE = Rule(
    code="F08",
    name="amount_with_remark",
    title="金额里带说明文字",
    severity=Severity.WARNING,
    message="{label}写成“{written}”，带有说明文字，已按 {amount} 万元读取",
    advice="请在{label}栏只填数字，说明写到别处",
    variants={
        "sum": (
            "{label}写成“{written}”，已按 {amount} 万元读取，说明里的分项合计却是 {sum} 万元",
            "请核对{label}和说明里的分项，金额栏只填数字",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    doubts_form=may_be_off,
    fails=(
        example({"年度资金总额": "100万(60+40)"}, note="分项与总数相符"),
        example({"年度资金总额": "100万元（管网60万元、水井40万元）"}),
        example({"财政拨款": "90（含上年结转）"}),
        example({"年度资金总额": "100万(60+30)"}, note="分项加起来不是 100"),
        example({"年度资金总额": "100万元（管网600,000元、水井300,000元）"}, note="分项以元写"),
        example({"年度资金总额": "100万元（2个村、6公里）"}, note="说明里不是金额"),
    ),
    passes=(
        example(),
        example({"年度资金总额": "100万元"}, note="单位不是说明文字"),
        example({"年度资金总额": "1,000,000元"}),
        example({"财政拨款": "约90（估）"}, also=("F01",), note="读不出的由 F01 报告"),
    ),
)
