"""资金来源没有分列，或者分列的中央、自治区、县级等各级资金加起来不等于财政拨款。

为什么：上级资金有专门的使用范围和绩效要求，来源分不清，就无法核对拨付和考核。

怎么改：按来源分列财政拨款，各级资金之和应等于财政拨款。
"""

import re
from collections.abc import Iterator

from xl_perfgoals.core.amount import add, subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_FROM_ABOVE = rare(
    r"(中央|自治区|省级|省财政|上级|市级)(?:下达|安排|提前下达)?(?:财政|专项|预算内|转移支付|补助|奖补|资金|彩票公益金)"
)


def may_have_sources(form: PerfGoalForm, policy: Policy) -> bool:  # noqa: ARG001
    """Whether sources are listed, or the project's name tells money from above."""
    return bool(form.funding.sources) or _money_from_above(form) is not None


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Adds up the listed sources; with none, looks whether the project's name tells money from above."""
    fiscal, sources = form.funding.fiscal, form.funding.sources
    if not sources:
        named = _money_from_above(form)
        if named and not form.funding.total.blank:
            yield Hit(fiscal.at, {"source": named[1]}, Severity.HINT, "not_shown")
        return
    stated = [source.amount.value for source in sources if source.amount.value is not None]
    unreadable = any(source.amount.value is None and not source.amount.blank for source in sources)
    if fiscal.value is None or unreadable or not stated:
        return
    total = add(stated)
    if total not in {fiscal.value, form.funding.total.value}:
        yield Hit(
            fiscal.at,
            {
                "fiscal": fiscal.value,
                "sum": total,
                "difference": subtract(fiscal.value, total).copy_abs(),
                "parts": tuple(stated),
            },
            also=tuple(source.amount.at for source in sources),
        )


def _money_from_above(form: PerfGoalForm) -> re.Match[str] | None:
    return _FROM_ABOVE.search(squeeze(form.project.value or ""))


RULE = Rule(
    code="F07",
    name="sources_off",
    title="资金来源未分列或与财政拨款不符",
    severity=Severity.ERROR,
    message="财政拨款 {fiscal} 万元，各级来源之和 {sum} 万元（{parts}），相差 {difference} 万元",
    advice="请核对各级资金，使其和等于财政拨款",
    variants={
        "not_shown": (
            "项目名称里有{source}资金，资金栏没有分列中央、自治区、县级等来源",
            "请按来源分列财政拨款，或在备注中说明资金来源",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.PROJECT,
    doubts_form=may_have_sources,
    fails=(
        example({"中央财政资金": 60, "县级资金": 20}, note="60＋20 不等于 90"),
        example({"中央财政资金": 60, "县级资金": 30.000001}, note="差一分也要报"),
        example({"项目名称": "中央财政农村饮水安全补助项目"}, note="没有分列来源，只作提示"),
        example({"项目名称": "自治区专项农村饮水维修项目"}),
    ),
    passes=(
        example(),
        example({"中央财政资金": 60, "县级资金": 30}),
        example({"中央财政资金": 60, "县级资金": 40}, note="连同其他资金分列"),
        example({"中央财政资金": 60, "县级资金": "约30"}, also=("F01",), note="读不出的由 F01 报告"),
        example({"中央财政资金": None, "县级资金": None}, note="列出了栏目，没有填"),
        example({"项目名称": "村级中央厨房维修项目"}, note="“中央”不是资金来源"),
        example({"项目名称": "中央财政饮水补助项目", "中央财政资金": 90}),
        example({"项目名称": "中央财政饮水补助项目", "年度资金总额": None}, also=("F01",)),
    ),
)
