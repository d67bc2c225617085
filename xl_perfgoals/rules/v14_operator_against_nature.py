"""“≥”“≤”用反了：成本写“≥”，事故、投诉写“≥”，满意度、合格率写“≤”。

为什么：成本和坏事是越少越好，满意度、合格率是越高越好；符号反了，完成得越好反而越不达标。

怎么改：成本写“≤”或“=”，事故、投诉写“≤”或“0”，满意度、合格率写“≥”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.rules._events import names_event
from xl_perfgoals.rules._indicators import facts_of, measure
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._written import sign, written

_LOWER = frozenset({Op.AT_LEAST, Op.MORE})
_UPPER = frozenset({Op.AT_MOST, Op.LESS})
_MONEY = frozenset({Kind.MONEY, Kind.UNIT_PRICE, Kind.NUMBER_WITHOUT_UNIT})
_WHOLE = 100  # ≤100% bounds nothing
_NOT = ("不", "未", "没")
_SATISFIED = ("满意度", "满意率", "认可度", "好评率")


def should_fall(row: Indicator, policy: Policy) -> bool:
    """Whether less of what the row measures is better."""
    level2 = row.level2.value
    return (level2 is not None and level2.is_cost) or names_event(row, policy)


def is_lower_bound(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value asks for at least so much."""
    return target.op in _LOWER


def should_rise(row: Indicator, policy: Policy) -> bool:
    """Whether more of what the row measures is better."""
    name = measure(row)
    return (
        row.level2.value is Level2.SATISFACTION
        or name.endswith(_SATISFIED)
        or policy.ends("better_high", name)
    )


def is_upper_bound(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether the value allows for no more."""
    return target.op in _UPPER


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A bound that points the wrong way."""
    if target.op in _LOWER:
        if names_event(row, policy):
            return Hit(row.target.at, facts_of(row, sign=sign(target)), variant="event")
        if _is_expense(row, target, policy):
            facts = facts_of(row, sign=sign(target), better="≤" + written(target).lstrip("≥>"))
            if _is_policy_minimum(row, target, policy):
                return Hit(row.target.at, facts, severity=Severity.HINT, variant="minimum")
            return Hit(row.target.at, facts)
    elif target.op in _UPPER and target.kind is Kind.PERCENT and _is_satisfaction(row, target, policy):
        facts = facts_of(row, sign=sign(target), better="≥" + written(target).lstrip("≤<"))
        return Hit(row.target.at, facts, variant="satisfaction")
    return None


def _is_expense(row: Indicator, target: Target, policy: Policy) -> bool:
    """Money that is spent; what is saved or earned may well have a lower bound."""
    level2 = row.level2.value
    money = level2 is not None and level2.is_cost and target.kind in _MONEY
    return money and not policy.mentions("gain_words", measure(row))


def _is_policy_minimum(row: Indicator, target: Target, policy: Policy) -> bool:
    """Whether it is a payment to persons whose least rate a higher level sets: 生活补贴标准 ≥100元/人·月."""
    named = policy.mentions("policy_minimums", measure(row))
    return named and target.kind is Kind.UNIT_PRICE and "月" in target.per


def _is_satisfaction(row: Indicator, target: Target, policy: Policy) -> bool:
    name = measure(row)
    good = next((word for word in policy.word_list("better_high") if name.endswith(word)), "")
    bounded = target.number is not None and target.number < _WHOLE
    told_good = bool(good) and bounded and not name.removesuffix(good).endswith(_NOT)
    about = row.level2.value is Level2.SATISFACTION or name.endswith(_SATISFIED) or told_good
    against = "不满意" in name or names_event(row, policy)
    return about and not against


RULE = Rule(
    code="V14",
    name="operator_against_nature",
    title="“≥”“≤”用反了",
    severity=Severity.WARNING,
    message="{level2}“{name}”用了“{sign}”（{value}），成本应当封顶",
    advice="请改用“≤”或“=”，如“{better}”",
    variants={
        "minimum": (
            "{level2}“{name}”用了“{sign}”（{value}），像是照抄政策的最低标准",
            "请写明本年实际执行的标准，如“{better}”",
        ),
        "event": (
            "“{name}”是越少越好的事，指标值“{value}”却用了“{sign}”",
            "请改用“≤”，或直接写 0",
        ),
        "satisfaction": (
            "“{name}”是越高越好，指标值“{value}”却用了“{sign}”",
            "请改用“≥”，如“{better}”",
        ),
    },
    basis=(Basis.SYSTEM,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(names=should_fall, wordings=is_lower_bound),
    other_rows=Rows(frozenset({Kind.PERCENT}), names=should_rise, wordings=is_upper_bound),
    fails=(
        example({"成本指标.指标值": "≥100万元"}),
        example({"成本指标.指标值": "不低于100万元"}),
        example(
            {"成本指标#2.三级指标": "管材单价", "成本指标#2.指标值": ">30元/米"},
            also=("C12",),
        ),
        example(
            {"成本指标#2.三级指标": "困难残疾人生活补贴标准", "成本指标#2.指标值": "≥100元/人·月"},
            note="政策的最低标准，只作轻微提示",
        ),
        example({"质量指标.三级指标": "施工安全事故", "质量指标.指标值": "≥1起"}),
        example({"社会效益指标.三级指标": "用水投诉率", "社会效益指标.指标值": "≥2%"}, also=("G06",)),
        example({"服务对象满意度指标.指标值": "≤90%"}),
        example({"质量指标.三级指标": "工程合格率", "质量指标.指标值": "≤95%"}),
        example({"质量指标.三级指标": "工程合格率", "质量指标.指标值": "95%以下"}),
    ),
    passes=(
        example(),
        example({"成本指标.指标值": "100万元"}),
        example({"质量指标.三级指标": "工程不合格率", "质量指标.指标值": "≤5%"}),
        example({"数量指标#2.三级指标": "培训人数", "数量指标#2.指标值": "≤50人"}),
        example({"成本指标#2.三级指标": "管材采购节约资金", "成本指标#2.指标值": "≥2万元"}, also=("C01",)),
        example({"质量指标.三级指标": "施工安全事故", "质量指标.指标值": "≤0起"}),
        example({"社会效益指标.三级指标": "用水投诉办结率", "社会效益指标.指标值": "≥95%"}, also=("G06",)),
        example({"服务对象满意度指标.三级指标": "用水农户投诉率", "服务对象满意度指标.指标值": "≤2%"}),
        example({"经济效益指标.指标值": "≥120元"}),
    ),
)
