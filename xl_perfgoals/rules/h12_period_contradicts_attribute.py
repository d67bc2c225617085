"""项目期与项目属性矛盾：一年期项目的项目期超过一年或跨了年，多年期项目只有一年，或者起止颠倒。

为什么：一年期项目的钱当年就要用完、当年考核；项目期写成跨年，年度目标就没有界限。

怎么改：按实际实施时间改正项目期，或者改选相应的项目属性。
"""

import re
from collections.abc import Iterator

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._attributes import listed_code
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_YEAR_MONTHS = 12
_SEVERAL_YEARS = re.compile(r"跨年|多年|中长期|[二两三四五2-5]年期")


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Holds the length and the ends of the period against what the attribute's code or name says."""
    period, attribute = form.period, form.attribute
    if period.value is None or (months := period.value.months) is None:
        return
    facts: Facts = {
        "period": squeeze(period.text),
        "attribute": squeeze(attribute.text),
        "months": months,
    }
    if months <= 0:
        yield Hit(period.at, facts, variant="reversed")
    elif attribute.value is not None:
        start, end = period.value.start, period.value.end
        crosses = start is not None and end is not None and start[:4] != end[:4]
        within = not crosses and months <= _YEAR_MONTHS
        code = listed_code(attribute.value, policy)
        if code in policy.one_year_attributes and not within:
            yield Hit(period.at, facts, also=(attribute.at,))
        elif code and within and _SEVERAL_YEARS.search(policy.attributes[code]):
            yield Hit(period.at, facts, variant="too_short", also=(attribute.at,))


_SEVERAL = Policy(attributes={"0101": "一年期项目", "0102": "跨年项目"})

RULE = Rule(
    code="H12",
    name="period_contradicts_attribute",
    title="项目期与项目属性矛盾",
    severity=Severity.ERROR,
    message="项目属性是“{attribute}”，项目期却是“{period}”，超过一年或跨了年度",
    advice="请核对项目期和项目属性，一年期项目应在当年之内",
    variants={
        "too_short": (
            "项目属性是“{attribute}”，项目期却是“{period}”，不足以跨年",
            "请核对项目期和项目属性",
        ),
        "reversed": ("项目期“{period}”的结束时间早于开始时间", "请核对项目的起止时间"),
    },
    basis=(Basis.PRACTICE, Basis.SYSTEM),
    category=Category.FEASIBLE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"项目期": "2 年"}),
        example({"项目期": "2022-2024"}, note="三年"),
        example({"项目期": "13个月"}, note="多一个月也超了一年"),
        example({"项目期": "2023年4月-2024年2月"}, note="不满一年，但跨了年度"),
        example({"项目期": "2023年12月-2023年3月"}, note="起止颠倒"),
        example({"项目属性": "0102-跨年项目"}, policy=_SEVERAL, note="跨年项目只有一年"),
    ),
    passes=(
        example(),
        example({"项目期": "12个月"}),
        example({"项目期": "2023年3月-2023年12月"}, note="当年之内，不满一年"),
        example({"项目属性": "一年期项目"}, note="只写名称"),
        example({"项目属性": "0102-跨年项目", "项目期": "18个月"}, policy=_SEVERAL),
        example({"项目属性": "0102-跨年项目", "项目期": "2023年6月-2024年5月"}, policy=_SEVERAL),
        example({"项目期": "长期"}, also=("H11",), note="读不出的项目期由 H11 报告"),
        example({"项目属性": "0109-跨年项目"}, also=("H09",), note="不在代码表中的属性由 H09 报告"),
        example({"项目属性": None, "项目期": "2年"}, also=("H09",), note="没有属性可比"),
    ),
)
