"""三级指标的内容与所在的二级指标不是一回事。

为什么：二级指标规定了看哪一方面，把增收写在生态效益下、把“维持日常工作”写在经济效益下，多是为了填满必填项，
不能说明项目在这一方面有什么效果。

怎么改：把内容移到它所属的二级指标下，原处换成真正反映这一方面的指标；确实没有这方面效果的，按县里的统一要求填写。
"""

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._belonging import JUDGED, misplaced
from xl_perfgoals.rules._indicators import level_name, said
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example


def is_foreign(row: Indicator, policy: Policy) -> bool:
    """Whether the name speaks of another kind of effect, or of none."""
    return misplaced(row, policy) is not None


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:  # noqa: ARG001
    """A name that speaks of another kind of effect, or of no effect at all."""
    wrong = misplaced(row, policy)
    return _hit(row, wrong.belongs) if wrong else None


def _hit(row: Indicator, belongs: Level2 | None) -> Hit:
    facts: Facts = {
        "name": said(row),
        "level2": level_name(row),
        "belongs": belongs.value if belongs else "",
        "row": row.number,
    }
    return Hit(row.name.at, facts, variant="" if belongs else "none")


RULE = Rule(
    code="R01",
    name="foreign_to_level2",
    title="内容与二级指标不符",
    severity=Severity.WARNING,
    message="“{name}”说的是{belongs}的内容，却放在{level2}下",
    advice="请移到{belongs}下，原处换成真正反映{level2}的内容",
    basis=(Basis.LAW_101,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(EVERY_KIND, JUDGED, is_foreign),
    variants={
        "none": (
            "“{name}”说的是单位自身的日常工作，不是{level2}的内容",
            "请换成真正反映{level2}的内容，确实没有的按县里的统一要求填写",
        )
    },
    fails=(
        example({"生态效益指标.三级指标": "增加村集体收入", "生态效益指标.指标值": "≥2万元"}, also=("G06",)),
        example({"社会效益指标.三级指标": "户均收入", "社会效益指标.指标值": "≥120元"}, also=("G06",)),
        example({"社会效益指标.三级指标": "植被恢复面积", "社会效益指标.指标值": "≥80亩"}, also=("G06",)),
        example({"经济效益指标.三级指标": "化学污染削减量", "经济效益指标.指标值": "≥8吨"}),
        example({"生态效益指标.三级指标": "镇政府运转天数", "生态效益指标.指标值": "≥250天"}, also=("G06",)),
        example({"经济效益指标.三级指标": "维持办公秩序天数", "经济效益指标.指标值": "≥250天"}),
        example(
            {"生态效益指标.三级指标": "维护村委会工作环境间数", "生态效益指标.指标值": "≥8间"},
            also=("G06",),
            note="不是生态环境",
        ),
        example({"质量指标.三级指标": "材料款按时支付率"}),
        example({"社会效益指标.三级指标": "农户满意度", "社会效益指标.指标值": "≥90%"}, also=("G06",)),
    ),
    passes=(
        example(),
        example(
            {"生态效益指标.三级指标": "镇政府院内环境维护面积", "生态效益指标.指标值": "≥800平方米"},
            also=("G06",),
        ),
        example({"社会效益指标.三级指标": "低收入农户受益户数"}, note="低收入说的是人群"),
        example(
            {"社会效益指标.三级指标": "稳定就业增加收入人数", "社会效益指标.指标值": "≥80人"}, also=("G06",)
        ),
        example({"质量指标.三级指标": "隐患及时有效处置率"}),
        example({"质量指标.三级指标": "信访事项按期答复率"}, note="答复得按不按期，正是办信访的质量"),
        example({"质量指标.三级指标": "信息公开及时率"}),
        example({"经济效益指标.三级指标": "减轻村级组织支出压力"}, note="减轻负担是经济效益"),
        example(
            {"社会效益指标.三级指标": "农村居民收入增长带动户数", "社会效益指标.指标值": "≥100户"},
            also=("G06",),
            note="数的是带动了多少户",
        ),
        example({"经济效益指标.三级指标": "节约办公费用", "经济效益指标.指标值": "≥2万元"}),
        example({"可持续影响指标.三级指标": "管护工作延续年限"}, note="可持续影响包括各方面的长期作用"),
        example(
            {"生态效益指标.二级指标": "其他效益指标"}, note="不认识的二级由 S08 报告", also=("S08", "S02")
        ),
    ),
)
