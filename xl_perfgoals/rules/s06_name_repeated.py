"""同一张表里有两条三级指标名称完全相同。

为什么：一个名称考核两件事，分不清各考什么；往往是为了填满空格照抄上一行。

怎么改：按各自的二级指标改写名称，例如时效写“报酬按月发放时间”，成本写“报酬发放总额”。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import compared_name, level_name, said
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """One hit for each name that stands more than once, at its first cell."""
    by_name: dict[str, list[Indicator]] = {}
    for row in form.indicators:
        by_name.setdefault(compared_name(row.name.text), []).append(row)
    for name, rows in by_name.items():
        if name and len(rows) > 1:
            kinds = tuple(dict.fromkeys(level_name(row) for row in rows))
            values = {squeeze(row.target.text) for row in rows}
            yield Hit(
                rows[0].name.at,
                {
                    "name": said(rows[0]),
                    "count": len(rows),
                    "kinds": kinds,
                    "rows": tuple(row.number for row in rows),
                    "value": rows[0].target.text,
                },
                also=tuple(row.name.at for row in rows[1:]),
                variant="same_value" if len(values) == 1 else "",
            )


RULE = Rule(
    code="S06",
    name="name_repeated",
    title="三级指标名称重复",
    severity=Severity.WARNING,
    message="三级指标“{name}”出现 {count} 次（{kinds}）",
    advice="请按各自的二级指标改写名称，或删去重复的一条",
    variants={
        "same_value": (
            "三级指标“{name}”出现 {count} 次（{kinds}），指标值也都是“{value}”",
            "请按各自的二级指标改写名称和指标值，或删去重复的一条",
        )
    },
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.ROWS,
    fails=(
        example({"质量指标.三级指标": "管网维修完工时间"}),
        example({"质量指标.三级指标": "管网 维修完工时间。"}, note="空格和句末标点不算不同"),
        example(
            {"数量指标#2.三级指标": "维修饮水管网长度", "数量指标#2.指标值": "≥20公里"},
            note="整行重复",
        ),
        example(
            {
                "质量指标.三级指标": "维修饮水管网",
                "时效指标.三级指标": "维修饮水管网",
                "数量指标.三级指标": "维修饮水管网",
            },
            note="三条重复只报一次",
        ),
    ),
    passes=(
        example(),
        example({"质量指标.三级指标": "维修饮水管网验收合格率"}),
        example(
            {
                "生态效益指标.三级指标": "/",
                "生态效益指标.指标值": "/",
                "经济效益指标.三级指标": "/",
                "经济效益指标.指标值": "/",
            },
            also=("G06", "S02", "V13"),
            note="两格都画斜线，不算重复",
        ),
    ),
)
